package org.netbearer.bearer.nm.dbus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Messages made byte by byte, also such as no library makes. */
public final class RawMessage {
    private static final int SIGNAL = 4;

    private RawMessage() {}

    /** A signal from a sender, with any signature and any body; of a body that is sent later only the length counts. */
    public static byte[] signal(String sender, String signature, int bodyLength) {
        return message(SIGNAL, sender, signature, bodyLength, "/org/freedesktop/NetworkManager");
    }

    /** The same, from an object with a path of its own. */
    public static byte[] message(int type, String sender, String signature, int bodyLength, String path) {
        var out = ByteBuffer.allocate(1024 + path.length()).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'l').put((byte) type).put((byte) 1).put((byte) 1);
        out.putInt(bodyLength).putInt(77).putInt(0);
        field(out, 1, 'o', path);
        field(out, 2, 's', "org.freedesktop.NetworkManager");
        field(out, 3, 's', "Changed");
        field(out, 7, 's', sender);
        field(out, 8, 'g', signature);
        out.putInt(12, out.position() - 16);
        align(out);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void field(ByteBuffer out, int code, char type, String value) {
        align(out);
        out.put((byte) code).put((byte) 1).put((byte) type).put((byte) 0);
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (type == 'g') {
            out.put((byte) bytes.length);
        } else {
            out.putInt(bytes.length);
        }
        out.put(bytes).put((byte) 0);
    }

    private static void align(ByteBuffer out) {
        while (out.position() % 8 != 0) {
            out.put((byte) 0);
        }
    }
}
