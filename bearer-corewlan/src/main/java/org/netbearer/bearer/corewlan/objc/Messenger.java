package org.netbearer.bearer.corewlan.objc;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of the table, one method for each kind of result; what does not fit the table's types is refused
 * before it leaves Java.
 *
 * <p>Never as a call with a variable number of arguments: Apple's arm64 passes those differently. Thread-safe.
 */
final class Messenger {
    private static final Object[] NONE = {};

    private final ObjcRuntime runtime;
    private final Function send;
    private final Map<Message, Pointer> selectors = new EnumMap<>(Message.class);
    private final Map<Message, Pointer> classes = new EnumMap<>(Message.class);

    Messenger(ObjcRuntime runtime, Function send) {
        this.runtime = runtime;
        this.send = send;
        for (Message message : Message.values()) {
            selectors.put(message, runtime.sel_registerName(chars(message.selector())));
            var type = runtime.objc_getClass(chars(message.type()));
            if (type != null) {
                classes.put(message, type);
            }
        }
    }

    /** Returns the required messages that this system does not have with these types; a line for each. */
    List<String> missing(Abi abi) {
        var missing = new ArrayList<String>();
        for (Message message : Message.values()) {
            String found = encoding(message);
            if (message.isRequired() && !found.equals(abi.encoding(message))) {
                missing.add(message
                        + (found.isEmpty() ? "" : " with types " + found + " in place of " + abi.encoding(message)));
            }
        }
        return List.copyOf(missing);
    }

    /** Returns the state of each optional message on this system; a line for each. */
    List<String> optional(Abi abi) {
        var lines = new ArrayList<String>();
        for (Message message : Message.values()) {
            if (!message.isRequired()) {
                String found = encoding(message);
                lines.add(message
                        + (found.isEmpty()
                                ? " is not there"
                                : found.equals(abi.encoding(message)) ? " is there" : " is there with types " + found));
            }
        }
        return List.copyOf(lines);
    }

    /** Returns whether this system has a message, with these types. */
    boolean has(Message message, Abi abi) {
        return encoding(message).equals(abi.encoding(message));
    }

    /** Returns the type encoding of a message; empty if it does not exist: sending an unknown selector would end the process. */
    private String encoding(Message message) {
        var type = classes.get(message);
        if (type == null) {
            return "";
        }
        var method = message.isToClass()
                ? runtime.class_getClassMethod(type, selector(message))
                : runtime.class_getInstanceMethod(type, selector(message));
        var encoding = method == null ? null : runtime.method_getTypeEncoding(method);
        return encoding == null ? "" : Abi.plain(encoding.getString(0, StandardCharsets.US_ASCII.name()));
    }

    ObjcRuntime runtime() {
        return runtime;
    }

    /** Returns the class that the table names for a message. */
    Pointer type(Message message) {
        return bound(classes, message);
    }

    private Pointer selector(Message message) {
        return bound(selectors, message);
    }

    private static Pointer bound(Map<Message, Pointer> pointers, Message message) {
        var pointer = pointers.get(message);
        if (pointer == null) {
            throw new IllegalStateException(message + " is not there");
        }
        return pointer;
    }

    /** Sends to the class itself. */
    @Nullable
    Pointer object(Message message) {
        return object(message, type(message), NONE);
    }

    @Nullable
    Pointer object(Message message, Pointer receiver) {
        return object(message, receiver, NONE);
    }

    @Nullable
    Pointer object(Message message, Pointer receiver, @Nullable Object[] arguments) {
        return send.invokePointer(frame(message, "@", receiver, arguments));
    }

    /** Sends for memory, valid as long as the receiver or the pool. */
    @Nullable
    Pointer memory(Message message, Pointer receiver) {
        return send.invokePointer(frame(message, message.result().equals("*") ? "*" : "^v", receiver, NONE));
    }

    /** Sends for an NSInteger or NSUInteger. */
    long number(Message message, Pointer receiver) {
        return send.invokeLong(frame(message, message.result().equals("Q") ? "Q" : "q", receiver, NONE));
    }

    double fraction(Message message, Pointer receiver) {
        return send.invokeDouble(frame(message, "d", receiver, NONE));
    }

    /** Sends to a class for an int. */
    int integer(Message message) {
        return send.invokeInt(frame(message, "i", type(message), NONE));
    }

    boolean flag(Message message, Pointer receiver) {
        return flag(message, receiver, NONE);
    }

    /** Sends for a BOOL, which is one byte: JNA's own boolean is an int. */
    boolean flag(Message message, Pointer receiver, @Nullable Object[] arguments) {
        return (Byte) send.invoke(Byte.class, frame(message, "B", receiver, arguments)) != 0;
    }

    void nothing(Message message, Pointer receiver) {
        nothing(message, receiver, NONE);
    }

    void nothing(Message message, Pointer receiver, @Nullable Object[] arguments) {
        send.invokeVoid(frame(message, "v", receiver, arguments));
    }

    private Object[] frame(Message message, String result, Pointer receiver, @Nullable Object[] arguments) {
        var types = message.arguments();
        if (!message.result().equals(result) || types.size() != arguments.length) {
            throw new IllegalArgumentException(message + " gives " + message.result() + " of " + types);
        }
        var frame = new Object[2 + arguments.length];
        frame[0] = receiver;
        frame[1] = selector(message);
        for (int i = 0; i < arguments.length; i++) {
            if (!fits(types.get(i), arguments[i])) {
                throw new IllegalArgumentException(message + ": argument " + i + " is no " + types.get(i));
            }
            frame[2 + i] = arguments[i];
        }
        return frame;
    }

    private static boolean fits(String type, @Nullable Object argument) {
        return switch (type) {
            case "@" -> argument == null || argument instanceof Pointer;
            case "^@" -> argument instanceof PointerByReference;
            case "*" -> argument instanceof byte[];
            case "q", "Q" -> argument instanceof Long;
            default -> false;
        };
    }

    /** Creates a C string. */
    static byte[] chars(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
