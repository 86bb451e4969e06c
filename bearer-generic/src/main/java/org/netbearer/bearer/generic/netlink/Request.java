package org.netbearer.bearer.generic.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Builds the payload of a request: a fixed part, then attributes. Confined to one thread. */
final class Request {
    private final int type;
    private final int flags;
    private ByteBuffer payload;

    /**
     * Starts a request.
     *
     * @param type what is asked
     * @param flags {@code NLM_F_} bits beside {@code NLM_F_REQUEST}
     * @param fixed the fixed part that all messages of this type have
     */
    Request(int type, int flags, byte[] fixed) {
        this.type = type;
        this.flags = flags;
        payload = ByteBuffer.allocate(Math.max(64, fixed.length)).order(ByteOrder.nativeOrder());
        payload.put(fixed);
    }

    Request attribute(int attribute, byte[] value) {
        int length = 4 + value.length;
        if (payload.remaining() < Attributes.align(length)) {
            int room = 2 * (payload.capacity() + Attributes.align(length));
            payload = ByteBuffer.wrap(Arrays.copyOf(payload.array(), room))
                    .order(ByteOrder.nativeOrder())
                    .position(payload.position());
        }
        payload.putShort((short) length).putShort((short) attribute).put(value);
        payload.position(Attributes.align(payload.position()));
        return this;
    }

    Request attribute(int attribute, int value) {
        return attribute(
                attribute,
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putInt(value)
                        .array());
    }

    Request attribute(int attribute, byte value) {
        return attribute(attribute, new byte[] {value});
    }

    /** Returns the whole message, its length a multiple of four. */
    byte[] message(int sequence) {
        int length = Message.HEADER + payload.position();
        return ByteBuffer.allocate(Attributes.align(length))
                .order(ByteOrder.nativeOrder())
                .putInt(length)
                .putShort((short) type)
                .putShort((short) (Message.NLM_F_REQUEST | flags))
                .putInt(sequence)
                .putInt(0)
                .put(payload.array(), 0, payload.position())
                .array();
    }
}
