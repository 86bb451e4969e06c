package org.netbearer.bearer.nm.dbus;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/**
 * Reads messages from a connection: of each one the header, and the body only on request. So a message of a sender who is
 * not trusted takes no memory, however long it is.
 *
 * <p>Confined to the thread that reads.
 */
final class MessageReader {
    /** The longest body that is decoded; a listing of 10,000 access points has 6 MB. */
    static final int LONGEST_BODY = 32 << 20;

    /** The longest array of header fields that is decoded; the bus itself limits only its sum with the body. */
    private static final int LONGEST_HEADER = 64 << 10;

    /** The longest message that the specification allows. */
    private static final long LONGEST_MESSAGE = 128 << 20;

    private static final int FIXED_PART = 16;
    private static final int BUFFER = 128 << 10;
    private static final int VERSION = 1;

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
    private long bodyLength;
    private boolean bodyPending;

    MessageReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the next message, and skips the body of the last one unless it was read.
     *
     * @return its header
     * @throws MalformedMessageException if the message cannot be decoded; the next one can be read
     * @throws IOException if the connection has ended, or what comes is no message
     */
    MessageHeader next() throws IOException, MalformedMessageException {
        if (bodyPending) {
            bodyPending = false;
            skip(bodyLength);
        }
        require(FIXED_PART);
        buffer.order(order(buffer.get()));
        int type = Byte.toUnsignedInt(buffer.get());
        buffer.get(); // flags
        if (buffer.get() != VERSION) {
            throw new ProtocolException("the bus does not speak version 1 of the D-Bus protocol");
        }
        bodyLength = Integer.toUnsignedLong(buffer.getInt());
        buffer.getInt(); // the serial number
        long fieldsLength = Integer.toUnsignedLong(buffer.getInt());
        long padded = (fieldsLength + 7) & -8;
        if (padded + bodyLength > LONGEST_MESSAGE) {
            throw new ProtocolException("the bus announces a message of " + (padded + bodyLength) + " bytes");
        }
        bodyPending = true;
        if (fieldsLength > LONGEST_HEADER) {
            skip(padded);
            throw new MalformedMessageException("a header of " + fieldsLength + " bytes");
        }
        require((int) padded);
        ByteBuffer fields = buffer.slice(buffer.position(), (int) fieldsLength).order(buffer.order());
        buffer.position(buffer.position() + (int) padded);
        return MessageHeader.read(type, fields);
    }

    /**
     * Reads the body of the last message, once.
     *
     * @param signature its types
     * @throws MalformedMessageException if it cannot be decoded, or is longer than {@link #LONGEST_BODY}; the next message
     *     can be read
     */
    List<Object> body(String signature) throws IOException, MalformedMessageException {
        bodyPending = false;
        if (bodyLength > LONGEST_BODY) {
            skip(bodyLength);
            throw new MalformedMessageException("a body of " + bodyLength + " bytes");
        }
        return ValueReader.read(bytes((int) bodyLength).order(buffer.order()), signature);
    }

    private static ByteOrder order(byte mark) throws ProtocolException {
        return switch (mark) {
            case 'l' -> ByteOrder.LITTLE_ENDIAN;
            case 'B' -> ByteOrder.BIG_ENDIAN;
            default -> throw new ProtocolException("the bus does not speak the D-Bus protocol");
        };
    }

    /** Returns the next bytes: in place if they are in the buffer, or fit into it. */
    private ByteBuffer bytes(int length) throws IOException {
        if (length <= BUFFER) {
            require(length);
            ByteBuffer bytes = buffer.slice(buffer.position(), length);
            buffer.position(buffer.position() + length);
            return bytes;
        }
        var bytes = ByteBuffer.allocate(length);
        bytes.put(buffer);
        while (bytes.hasRemaining()) {
            read(bytes);
        }
        return bytes.flip();
    }

    /** Waits until so many bytes are in the buffer, which has room for them. */
    private void require(int length) throws IOException {
        if (buffer.remaining() >= length) {
            return;
        }
        buffer.compact();
        while (buffer.position() < length) {
            read(buffer);
        }
        buffer.flip();
    }

    private void skip(long length) throws IOException {
        long left = length;
        while (left > buffer.remaining()) {
            left -= buffer.remaining();
            buffer.clear();
            read(buffer);
            buffer.flip();
        }
        buffer.position(buffer.position() + (int) left);
    }

    private void read(ByteBuffer target) throws IOException {
        if (channel.read(target) < 0) {
            throw new EOFException("the bus closed the connection");
        }
    }
}
