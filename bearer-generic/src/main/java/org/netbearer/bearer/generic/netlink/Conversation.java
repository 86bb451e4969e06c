package org.netbearer.bearer.generic.netlink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests to the kernel and its answers, over one channel. Confined to one thread. */
final class Conversation implements AutoCloseable {
    /** Answers wait in the socket's buffer, which has room for a few hundred. */
    static final int BATCH = 64;

    /** How often a dump is read whose tables changed meanwhile, or that did not fit. */
    private static final int ATTEMPTS = 3;

    private final Channel channel;
    private int sequence = 1;

    Conversation(Channel channel) {
        this.channel = channel;
    }

    /**
     * Reads a table.
     *
     * @param request asks for a dump
     * @return its entries. If it changed during each attempt, those of the last: nothing is known better, and the change is reported
     *     of by an event
     * @throws NetlinkException if the kernel refuses
     * @throws IOException if its answer does not come or is lost
     */
    List<Message> dump(Request request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            var entries = new ArrayList<Message>();
            try {
                if (readDump(request, entries) || attempt == ATTEMPTS) {
                    return entries;
                }
            } catch (TruncatedException cutOff) {
                if (attempt == ATTEMPTS) {
                    throw cutOff;
                }
            }
        }
    }

    /** Returns whether the table was the same from the first entry to the last. */
    private boolean readDump(Request request, List<Message> entries) throws IOException {
        int number = sequence++;
        channel.send(request.message(number));
        boolean whole = true;
        while (true) {
            for (Message message : Message.of(channel.receive())) {
                if (message.sequence() != number) {
                    continue; // the rest of an answer that was given up
                }
                whole &= !message.isInterrupted();
                if (message.error() != 0) {
                    throw new NetlinkException("dump", message.error());
                }
                if (message.type() == Message.NLMSG_DONE || message.type() == Message.NLMSG_ERROR) {
                    return whole;
                }
                entries.add(message);
            }
        }
    }

    /** An answer to a request for one thing: the message, or the error. */
    record Answer(int error, Optional<Message> message) {
        static Answer of(Message message) {
            return message.type() == Message.NLMSG_ERROR
                    ? new Answer(message.error(), Optional.empty())
                    : new Answer(0, Optional.of(message));
        }
    }

    /**
     * Asks for single things, in batches.
     *
     * @param requests each answered by one message or an error
     * @return the answers, in the order of the requests
     * @throws IOException if an answer does not come or is lost
     */
    List<Answer> askAll(List<Request> requests) throws IOException {
        var answers = new ArrayList<Answer>(requests.size());
        for (int from = 0; from < requests.size(); from += BATCH) {
            askBatch(requests.subList(from, Math.min(requests.size(), from + BATCH)), answers);
        }
        return answers;
    }

    Answer ask(Request request) throws IOException {
        return askAll(List.of(request)).get(0);
    }

    private void askBatch(List<Request> requests, List<Answer> answers) throws IOException {
        int first = sequence;
        sequence += requests.size();
        var datagram = new ByteArrayOutputStream();
        for (int i = 0; i < requests.size(); i++) {
            datagram.writeBytes(requests.get(i).message(first + i));
        }
        channel.send(datagram.toByteArray());
        int expected = first;
        while (expected < sequence) {
            for (Message message : Message.of(channel.receive())) {
                if (message.sequence() == expected) {
                    answers.add(Answer.of(message));
                    expected++;
                }
            }
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
