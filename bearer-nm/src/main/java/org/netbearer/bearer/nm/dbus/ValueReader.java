package org.netbearer.bearer.nm.dbus;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Decodes marshalled values (D-Bus specification, "Marshaling") to values of the JDK: every integer to a {@link Long}, text,
 * object paths and signatures to a {@link String}, an array of bytes to {@code byte[]}, other arrays and structures to a
 * {@link List}, dictionaries to a {@link Map}, a variant to what is in it. A file descriptor is no more than its number, since
 * none is ever received.
 *
 * <p>Confined to one thread. Nothing is trusted: lengths are held against what is there, nesting against
 * {@link #DEEPEST}.
 */
final class ValueReader {
    /** The deepest nesting that the specification allows, arrays, structures and variants together. */
    private static final int DEEPEST = 64;

    private final ByteBuffer in;
    private int depth;

    /** Creates a reader of a buffer whose index 0 is aligned to 8 bytes, and whose byte order is set. */
    ValueReader(ByteBuffer in) {
        this.in = in;
    }

    /** Returns the values of a whole body. */
    static List<Object> read(ByteBuffer body, String signature) throws MalformedMessageException {
        try {
            return new ValueReader(body).values(signature, 0, signature.length());
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new MalformedMessageException(malformed);
        }
    }

    /** Skips the padding before a value that is aligned to {@code size} bytes. */
    void align(int size) {
        int at = (in.position() + size - 1) & -size;
        if (at > in.limit()) {
            throw new BufferUnderflowException();
        }
        in.position(at);
    }

    /** Returns what is in a variant. */
    Object variant() {
        String signature = signature();
        if (signature.isEmpty() || end(signature, 0) != signature.length()) {
            throw new IllegalArgumentException("a variant of the type \"" + signature + "\"");
        }
        return nested(() -> value(signature, 0));
    }

    private List<Object> values(String signature, int from, int to) {
        var values = new ArrayList<Object>();
        for (int at = from; at < to; at = end(signature, at)) {
            values.add(value(signature, at));
        }
        return Collections.unmodifiableList(values);
    }

    private Object value(String signature, int at) {
        return switch (signature.charAt(at)) {
            case 'y' -> (long) Byte.toUnsignedInt(in.get());
            case 'b' -> number(4) != 0;
            case 'n' -> (long) (short) number(2);
            case 'q' -> number(2);
            case 'i' -> (long) (int) number(4);
            case 'u', 'h' -> number(4);
            case 'x', 't' -> number(8);
            case 'd' -> Double.longBitsToDouble(number(8));
            case 's', 'o' -> text(number(4));
            case 'g' -> signature();
            case 'v' -> variant();
            case 'a' -> nested(() -> array(signature, at + 1));
            case '(' -> nested(() -> structure(signature, at));
            default -> throw new IllegalArgumentException("an unknown type in \"" + signature + "\"");
        };
    }

    private long number(int size) {
        align(size);
        return switch (size) {
            case 2 -> Short.toUnsignedLong(in.getShort());
            case 4 -> Integer.toUnsignedLong(in.getInt());
            default -> in.getLong();
        };
    }

    private String signature() {
        return text(Byte.toUnsignedInt(in.get()));
    }

    private String text(long length) {
        byte[] bytes = bytes(length);
        in.get(); // the terminating zero
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] bytes(long length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private Object array(String signature, int element) {
        long length = number(4);
        char type = signature.charAt(element);
        if (type == 'y') {
            return bytes(length);
        }
        align(alignment(type));
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        int end = in.position() + (int) length;
        return type == '{' ? map(signature, element, end) : list(signature, element, end);
    }

    private List<Object> list(String signature, int element, int end) {
        var list = new ArrayList<Object>();
        while (in.position() < end) {
            list.add(value(signature, element));
        }
        endAt(end);
        return Collections.unmodifiableList(list);
    }

    private Map<Object, Object> map(String signature, int entry, int end) {
        int value = end(signature, entry + 1);
        var map = new LinkedHashMap<Object, Object>();
        while (in.position() < end) {
            align(8);
            Object key = value(signature, entry + 1);
            map.put(key, value(signature, value));
        }
        endAt(end);
        return Collections.unmodifiableMap(map);
    }

    private List<Object> structure(String signature, int at) {
        int end = end(signature, at) - 1;
        if (end == at + 1) {
            throw new IllegalArgumentException("an empty structure in \"" + signature + "\"");
        }
        align(8);
        return values(signature, at + 1, end);
    }

    private void endAt(int end) {
        if (in.position() != end) {
            throw new IllegalArgumentException("an array that ends within an element");
        }
    }

    private Object nested(Supplier<Object> container) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("nested deeper than " + DEEPEST);
        }
        Object value = container.get();
        depth--;
        return value;
    }

    private static int alignment(char type) {
        return switch (type) {
            case 'n', 'q' -> 2;
            case 'b', 'i', 'u', 'h', 's', 'o', 'a' -> 4;
            case 'x', 't', 'd', '(', '{' -> 8;
            default -> 1;
        };
    }

    /** Returns where the complete type that begins at {@code at} ends. */
    private static int end(String signature, int at) {
        int open = 0;
        for (int i = at; i < signature.length(); i++) {
            char type = signature.charAt(i);
            if (type == '(' || type == '{') {
                open++;
            } else if (type == ')' || type == '}') {
                open--;
            }
            if (open == 0 && type != 'a') {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("an incomplete type in \"" + signature + "\"");
    }
}
