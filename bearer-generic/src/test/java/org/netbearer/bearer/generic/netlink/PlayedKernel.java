package org.netbearer.bearer.generic.netlink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A kernel that answers what a test says, octet by octet as {@code linux/rtnetlink.h} lays it down. Not thread-safe.
 *
 * <p>As one before 4.20 it knows no strict checking: attributes of a request that it does not know are passed over.
 */
final class PlayedKernel implements Channel {
    private final Map<Integer, List<byte[]>> dumps = new HashMap<>();
    private final Deque<Object> datagrams = new ArrayDeque<>();
    private final List<Integer> asked = new ArrayList<>();
    private Function<Message, byte[]> route = request -> error(101);
    private int interruptions;
    private int truncations;

    /** Answers a dump of a type with payloads, each a message of the type that answers it. */
    PlayedKernel dump(int request, byte[]... payloads) {
        dumps.put(request, List.of(payloads));
        return this;
    }

    /** Answers lookups: by a whole message, whose sequence is filled in. */
    PlayedKernel route(Function<Message, byte[]> answer) {
        route = answer;
        return this;
    }

    PlayedKernel interrupting(int times) {
        interruptions = times;
        return this;
    }

    PlayedKernel truncating(int times) {
        truncations = times;
        return this;
    }

    long dumpsOf(int request) {
        return asked.stream().filter(type -> type == request).count();
    }

    @Override
    public void send(byte[] datagram) {
        for (Message request : Message.of(ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder()))) {
            asked.add(request.type());
            if ((request.flags() & Message.NLM_F_DUMP) != 0) {
                answerDump(request);
            } else if (request.type() == RouteMessage.RTM_GETROUTE) {
                datagrams.add(numbered(route.apply(request), request.sequence()));
            } else {
                datagrams.add(numbered(error(95), request.sequence()));
            }
        }
    }

    private void answerDump(Message request) {
        boolean interrupted = interruptions-- > 0;
        if (truncations-- > 0) {
            datagrams.add(new TruncatedException(100_000));
            return;
        }
        int flags = interrupted ? Message.NLM_F_DUMP_INTR : 0;
        for (byte[] payload : dumps.getOrDefault(request.type(), List.of())) {
            datagrams.add(numbered(message(request.type() - 2, flags, payload), request.sequence()));
        }
        datagrams.add(numbered(message(Message.NLMSG_DONE, flags, new byte[4]), request.sequence()));
    }

    @Override
    public ByteBuffer receive() throws IOException {
        Object next = datagrams.remove();
        if (next instanceof TruncatedException tooLong) {
            throw tooLong;
        }
        return ByteBuffer.wrap((byte[]) next).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        datagrams.clear();
    }

    private static byte[] numbered(byte[] message, int sequence) {
        byte[] copy = message.clone();
        ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder()).putInt(8, sequence);
        return copy;
    }

    static byte[] error(int errno) {
        return message(
                Message.NLMSG_ERROR,
                0,
                ByteBuffer.allocate(20)
                        .order(ByteOrder.nativeOrder())
                        .putInt(-errno)
                        .array());
    }

    static byte[] message(int type, int flags, byte[] payload) {
        return ByteBuffer.allocate(Attributes.align(Message.HEADER + payload.length))
                .order(ByteOrder.nativeOrder())
                .putInt(Message.HEADER + payload.length)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(0)
                .putInt(0)
                .put(payload)
                .array();
    }

    /** {@code struct ifinfomsg}. */
    static Bytes link(int type, int index, int flags) {
        return new Bytes().u8(0).u8(0).u16(type).u32(index).u32(flags).u32(0);
    }

    /** {@code struct ifaddrmsg}. */
    static Bytes address(int family, int prefix, int flags, int scope, int index) {
        return new Bytes().u8(family).u8(prefix).u8(flags).u8(scope).u32(index);
    }

    /** {@code struct rtmsg}. */
    static Bytes route(int family, int table, int type) {
        return new Bytes()
                .u8(family)
                .u8(0)
                .u8(0)
                .u8(0)
                .u8(table)
                .u8(0)
                .u8(0)
                .u8(type)
                .u32(0);
    }

    /** A payload under construction. */
    static final class Bytes {
        private final ByteBuffer to = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());

        Bytes u8(int value) {
            to.put((byte) value);
            return this;
        }

        Bytes u16(int value) {
            to.putShort((short) value);
            return this;
        }

        Bytes u32(int value) {
            to.putInt(value);
            return this;
        }

        Bytes attribute(int type, byte... value) {
            u16(4 + value.length).u16(type);
            to.put(value);
            to.position(Attributes.align(to.position()));
            return this;
        }

        Bytes attribute(int type, int value) {
            return attribute(type, new Bytes().u32(value).array());
        }

        Bytes text(int type, String value) {
            return attribute(type, (value + '\0').getBytes(StandardCharsets.US_ASCII));
        }

        byte[] array() {
            return Arrays.copyOf(to.array(), to.position());
        }
    }
}
