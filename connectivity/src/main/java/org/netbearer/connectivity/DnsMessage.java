package org.netbearer.connectivity;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one question of the Domain Name System, and reads the addresses of its answer (RFC 1035, RFC 3596).
 *
 * <p>Immutable.
 *
 * @param id what answer and question have in common
 * @param name the host's name
 * @param ipv6 whether IPv6 addresses are asked for
 */
record DnsMessage(short id, String name, boolean ipv6) {
    /** Bytes of an answer without extensions. */
    static final int MOST_BYTES = 512;

    private static final int A = 1;
    private static final int AAAA = 28;
    private static final int INTERNET = 1;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RESPONSE = 0x8000;
    private static final int MOST_RECORDS = 64;

    /**
     * Returns the question's bytes.
     *
     * @throws ProtocolException if the name cannot be asked for
     */
    byte[] question() throws ProtocolException {
        var out = new ByteArrayOutputStream();
        for (int word : new int[] {id, RECURSION_DESIRED, 1, 0, 0, 0}) {
            word(out, word);
        }
        String ascii;
        try {
            ascii = IDN.toASCII(name);
        } catch (IllegalArgumentException malformed) {
            throw new ProtocolException("no host name: " + malformed.getMessage());
        }
        String relative = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        for (String label : relative.split("\\.", -1)) {
            byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
            if (bytes.length == 0 || bytes.length > 63) {
                throw new ProtocolException("no host name: a label of " + bytes.length + " letters");
            }
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        out.write(0);
        word(out, ipv6 ? AAAA : A);
        word(out, INTERNET);
        return out.toByteArray();
    }

    /** Returns whether bytes may be the answer to this question, by its number. */
    boolean isAnsweredBy(ByteBuffer answer) {
        return answer.remaining() >= 12
                && answer.getShort(answer.position()) == id
                && (answer.getShort(answer.position() + 2) & RESPONSE) != 0;
    }

    /**
     * Reads the addresses; aliases are followed by whoever answered.
     *
     * @param answer one that {@link #isAnsweredBy} accepts
     * @return the addresses in their order; empty if the name has none of this family
     * @throws ProtocolException if the server refused, or the bytes are no answer
     */
    List<InetAddress> addresses(ByteBuffer answer) throws ProtocolException {
        try {
            return read(answer.duplicate());
        } catch (BufferUnderflowException cut) {
            throw new ProtocolException("the name server's answer is cut short");
        }
    }

    private List<InetAddress> read(ByteBuffer in) throws ProtocolException {
        in.getShort();
        int code = in.getShort() & 0xf;
        if (code != 0) {
            throw new ProtocolException("the name server answered with code " + code);
        }
        int questions = in.getShort() & 0xffff;
        int records = Math.min(in.getShort() & 0xffff, MOST_RECORDS);
        in.getInt();
        for (int i = 0; i < Math.min(questions, MOST_RECORDS); i++) {
            skipName(in);
            in.getInt();
        }
        var addresses = new ArrayList<InetAddress>();
        for (int i = 0; i < records; i++) {
            skipName(in);
            int type = in.getShort() & 0xffff;
            int family = in.getShort() & 0xffff;
            in.getInt();
            byte[] data = new byte[in.getShort() & 0xffff];
            in.get(data);
            if (family == INTERNET && type == (ipv6 ? AAAA : A)) {
                addresses.add(address(data));
            }
        }
        return List.copyOf(addresses);
    }

    private InetAddress address(byte[] data) throws ProtocolException {
        try {
            if (data.length == (ipv6 ? 16 : 4)) {
                return InetAddress.getByAddress(data);
            }
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
        throw new ProtocolException("an address of " + data.length + " bytes");
    }

    /** Skips labels up to the empty one, or up to the pointer that takes the place of the rest. */
    private static void skipName(ByteBuffer in) {
        for (int length = in.get() & 0xff; length != 0; length = in.get() & 0xff) {
            if (length >= 0xc0) {
                in.get();
                return;
            }
            in.get(new byte[length & 0x3f]);
        }
    }

    private static void word(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
