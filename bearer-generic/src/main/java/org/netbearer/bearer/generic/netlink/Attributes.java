package org.netbearer.bearer.generic.netlink;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads attributes, the type-length-value triples of which netlink messages are made. Pure. */
final class Attributes {
    private static final int HEADER = 4;

    /** Two bits of the type say how the value is encoded. */
    private static final int TYPE_MASK = 0x3fff;

    private Attributes() {}

    /** Gets one attribute. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Called for an attribute.
         *
         * @param type its type, without flags
         * @param value its value, in the byte order of the message
         */
        void visit(int type, ByteBuffer value);
    }

    /**
     * Visits attributes in their order. What is malformed ends it: those before count.
     *
     * @param bytes where they are
     * @param from at which byte they begin
     * @param visitor is given each
     */
    static void visit(ByteBuffer bytes, int from, Visitor visitor) {
        int at = from;
        while (at + HEADER <= bytes.limit()) {
            int length = bytes.getShort(at) & 0xffff;
            if (length < HEADER || length > bytes.limit() - at) {
                return;
            }
            visitor.visit(
                    bytes.getShort(at + 2) & TYPE_MASK,
                    bytes.slice(at + HEADER, length - HEADER).order(bytes.order()));
            at += align(length);
        }
    }

    static int align(int length) {
        return (length + 3) & ~3;
    }

    /** Returns an unsigned byte; -1 if there is none. */
    static int u8(ByteBuffer value) {
        return value.remaining() >= 1 ? value.get(0) & 0xff : -1;
    }

    /** Returns a 32-bit number; 0 if there is none. */
    static int s32(ByteBuffer value) {
        return s32(value, 0);
    }

    /** Returns a 32-bit number within a structure; 0 if the structure ends before or in it. */
    static int s32(ByteBuffer value, int offset) {
        return value.limit() >= offset + Integer.BYTES ? value.getInt(offset) : 0;
    }

    /** Returns an unsigned 32-bit number; 0 if there is none. */
    static long u32(ByteBuffer value) {
        return s32(value) & 0xffff_ffffL;
    }

    /** Returns text up to the first zero, each character one byte. */
    static String text(ByteBuffer value) {
        byte[] raw = bytes(value);
        int length = 0;
        while (length < raw.length && raw[length] != 0) {
            length++;
        }
        return new String(raw, 0, length, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(ByteBuffer value) {
        var raw = new byte[value.remaining()];
        value.get(value.position(), raw);
        return raw;
    }

    /** Returns an address of 4 or 16 bytes; null for any other length. */
    static @Nullable InetAddress address(ByteBuffer value) {
        byte[] raw = bytes(value);
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException noSuchLength) {
            return null;
        }
    }
}
