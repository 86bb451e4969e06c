package org.netbearer.bearer.generic.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A netlink message.
 *
 * @param type what it is
 * @param flags {@code NLM_F_} bits
 * @param sequence the number of the request that it answers
 * @param payload what follows the header, in the machine's byte order
 */
record Message(int type, int flags, int sequence, ByteBuffer payload) {
    static final int HEADER = 16;

    static final int NLMSG_ERROR = 2;
    static final int NLMSG_DONE = 3;

    static final int NLM_F_REQUEST = 0x1;
    static final int NLM_F_ACK = 0x4;
    static final int NLM_F_DUMP_INTR = 0x10;
    static final int NLM_F_DUMP = 0x300;

    private static final int MINIMUM = HEADER;

    /**
     * Splits a datagram. What is malformed ends it: the messages before that count.
     *
     * @param datagram the datagram; its position is left alone
     * @return its messages, whose payloads share the datagram's bytes
     */
    static List<Message> of(ByteBuffer datagram) {
        var messages = new ArrayList<Message>();
        int at = datagram.position();
        while (at + HEADER <= datagram.limit()) {
            int length = datagram.getInt(at);
            if (length < MINIMUM || length > datagram.limit() - at) {
                break;
            }
            messages.add(new Message(
                    datagram.getShort(at + 4) & 0xffff,
                    datagram.getShort(at + 6) & 0xffff,
                    datagram.getInt(at + 8),
                    datagram.slice(at + HEADER, length - HEADER).order(datagram.order())));
            int next = at + Attributes.align(length);
            if (next <= at) {
                break;
            }
            at = next;
        }
        return messages;
    }

    boolean isInterrupted() {
        return (flags & NLM_F_DUMP_INTR) != 0;
    }

    /** Returns the error that it tells of, positive; 0 for an acknowledgement and for any other message. */
    int error() {
        boolean tells = type == NLMSG_ERROR || type == NLMSG_DONE;
        return tells && payload.remaining() >= Integer.BYTES ? -payload.getInt(0) : 0;
    }
}
