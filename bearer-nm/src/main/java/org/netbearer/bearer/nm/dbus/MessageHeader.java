package org.netbearer.bearer.nm.dbus;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The header of a received message (D-Bus specification, "Message Format"). A field that is missing is empty.
 *
 * @param type what it is
 * @param path the object that sent a signal
 * @param iface the interface of a signal
 * @param member the name of a signal
 * @param errorName the name of an error
 * @param replySerial the serial number of the call that a reply is for; 0 for other messages
 * @param sender the unique name of the sender, or the name of the bus itself, as the bus says
 * @param signature the types in the body
 */
record MessageHeader(
        Type type,
        String path,
        String iface,
        String member,
        String errorName,
        long replySerial,
        String sender,
        String signature) {
    /** The types of messages; unknown ones must be ignored. */
    enum Type {
        CALL,
        RETURN,
        ERROR,
        SIGNAL,
        UNKNOWN
    }

    private static final int PATH = 1;
    private static final int INTERFACE = 2;
    private static final int MEMBER = 3;
    private static final int ERROR_NAME = 4;
    private static final int REPLY_SERIAL = 5;
    private static final int SENDER = 7;
    private static final int SIGNATURE = 8;
    private static final int HIGHEST_KNOWN = 9;

    /**
     * Reads the header fields.
     *
     * @param type the type of the message, as on the wire
     * @param fields the array of fields, without its length; its byte order is set
     */
    static MessageHeader read(int type, ByteBuffer fields) throws MalformedMessageException {
        var values = new @Nullable Object[HIGHEST_KNOWN + 1];
        try {
            var reader = new ValueReader(fields);
            while (fields.hasRemaining()) {
                reader.align(8);
                int code = Byte.toUnsignedInt(fields.get());
                Object value = reader.variant();
                if (code <= HIGHEST_KNOWN) {
                    values[code] = value;
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new MalformedMessageException(malformed);
        }
        return new MessageHeader(
                type >= 1 && type <= 4 ? Type.values()[type - 1] : Type.UNKNOWN,
                text(values[PATH]),
                text(values[INTERFACE]),
                text(values[MEMBER]),
                text(values[ERROR_NAME]),
                values[REPLY_SERIAL] instanceof Long serial ? serial : 0,
                text(values[SENDER]),
                text(values[SIGNATURE]));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
