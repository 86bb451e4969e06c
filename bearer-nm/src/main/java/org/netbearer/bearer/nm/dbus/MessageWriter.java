package org.netbearer.bearer.nm.dbus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Marshals method calls (D-Bus specification, "Message Format"). Arguments may be text, object paths, 32-bit numbers without
 * sign, arrays of text or paths, and empty dictionaries: what the calls of this bundle need.
 *
 * <p>Confined to one thread; one instance for one message.
 */
final class MessageWriter {
    private static final byte CALL = 1;
    private static final byte NO_AUTO_START = 2;
    private static final byte VERSION = 1;

    private ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);

    private MessageWriter() {}

    /**
     * Returns a call as it goes over the wire; it neither starts a service nor asks a user for permission.
     *
     * @throws IllegalArgumentException if an argument is not of its type, or the type is not supported
     */
    static byte[] call(BusCall call, int serial) {
        return new MessageWriter().message(call, serial);
    }

    private byte[] message(BusCall call, int serial) {
        room(16);
        out.put((byte) 'l').put(CALL).put(NO_AUTO_START).put(VERSION);
        out.putInt(0).putInt(serial).putInt(0); // the lengths of body and fields are set below
        field(1, 'o', call.path());
        field(2, 's', call.iface());
        field(3, 's', call.member());
        field(6, 's', call.destination());
        if (!call.signature().isEmpty()) {
            field(8, 'g', call.signature());
        }
        int fields = out.position() - 16;
        align(8);
        int body = out.position();
        arguments(call.signature(), call.arguments());
        out.putInt(12, fields).putInt(4, out.position() - body);
        return Arrays.copyOf(out.array(), out.position());
    }

    private void field(int code, char type, String value) {
        align(8);
        room(4);
        out.put((byte) code).put((byte) 1).put((byte) type).put((byte) 0);
        if (type == 'g') {
            signature(value);
        } else {
            text(value);
        }
    }

    private void arguments(String signature, List<Object> arguments) {
        int at = 0;
        for (Object argument : arguments) {
            if (signature.startsWith("a{sv}", at) && argument instanceof Map<?, ?> map && map.isEmpty()) {
                number(0);
                align(8);
                at += 5;
            } else if (signature.startsWith("a", at) && argument instanceof String[] texts) {
                array(texts);
                at += 2;
            } else if (isText(signature, at) && argument instanceof String text) {
                text(text);
                at++;
            } else if (signature.startsWith("u", at) && argument instanceof Long number) {
                number(number.intValue());
                at++;
            } else {
                throw new IllegalArgumentException("no " + signature + ": " + arguments);
            }
        }
    }

    private static boolean isText(String signature, int at) {
        return signature.startsWith("s", at) || signature.startsWith("o", at);
    }

    private void array(String[] texts) {
        number(0); // its length is set below
        int from = out.position();
        for (String text : texts) {
            text(text);
        }
        out.putInt(from - 4, out.position() - from);
    }

    private void number(int value) {
        align(4);
        room(4);
        out.putInt(value);
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        room(bytes.length + 1);
        out.put(bytes).put((byte) 0);
    }

    private void signature(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        room(bytes.length + 2);
        out.put((byte) bytes.length).put(bytes).put((byte) 0);
    }

    private void align(int size) {
        room(size);
        while (out.position() % size != 0) {
            out.put((byte) 0);
        }
    }

    private void room(int size) {
        if (out.remaining() < size) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (out.capacity() + size)).order(ByteOrder.LITTLE_ENDIAN);
            out = larger.put(out.flip());
        }
    }
}
