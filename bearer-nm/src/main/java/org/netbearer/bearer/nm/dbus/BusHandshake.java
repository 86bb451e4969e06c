package org.netbearer.bearer.nm.dbus;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import org.netbearer.api.PrintableText;

/**
 * Authenticates by what the kernel says of the socket (D-Bus specification, mechanism {@code EXTERNAL}).
 *
 * <p>No identity is named, as sd-bus and GLib do it: the number that this process knows its user by is another one where the
 * bus lives in another user namespace, and then naming it is refused.
 */
final class BusHandshake {
    private static final byte[] REQUEST = "\0AUTH EXTERNAL\r\nDATA\r\nBEGIN\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LINE = 1024;

    private BusHandshake() {}

    /** Returns the identifier that the bus made for itself when it started. */
    static String perform(SocketChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap(REQUEST));
        String answer = line(channel);
        if (answer.startsWith("DATA")) {
            answer = line(channel);
        }
        if (!answer.startsWith("OK")) {
            throw new AccessDeniedException(null, null, "the bus refuses this user: " + PrintableText.of(answer));
        }
        return answer.substring("OK".length()).strip();
    }

    private static String line(SocketChannel channel) throws IOException {
        var text = new StringBuilder();
        var one = ByteBuffer.allocate(1);
        while (text.length() < LONGEST_LINE) {
            one.clear();
            if (channel.read(one) < 0) {
                throw new EOFException("the bus hung up during authentication");
            }
            char c = (char) one.get(0);
            if (c == '\n') {
                return text.toString().strip();
            }
            text.append(c);
        }
        throw new IOException("the bus does not speak the authentication protocol");
    }
}
