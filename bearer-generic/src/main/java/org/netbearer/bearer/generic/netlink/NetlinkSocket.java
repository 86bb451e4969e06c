package org.netbearer.bearer.generic.netlink;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.netbearer.support.jna.NativeFunctions;

/** A netlink socket. Confined to one thread. */
final class NetlinkSocket implements Channel {
    /** Routing, links and addresses. */
    static final int ROUTE = 0;

    /** Everything that has no number of its own: nl80211. */
    static final int GENERIC = 16;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int ADDRESS_LENGTH = 12;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_ADD_MEMBERSHIP = 1;
    private static final int NETLINK_GET_STRICT_CHK = 12;
    private static final int MSG_TRUNC = 0x20;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int FIRST_BUFFER = 64 * 1024;
    private static final int LARGEST_BUFFER = 16 * 1024 * 1024;

    /** No answer of the kernel takes longer; it works while the request is being sent. */
    private static final int SECONDS_TO_WAIT = 2;

    private final Libc libc;
    private final int descriptor;
    private final Memory sender = new Memory(ADDRESS_LENGTH + Integer.BYTES);
    private Memory buffer = new Memory(FIRST_BUFFER);
    private boolean closed;

    /**
     * Opens a socket.
     *
     * @param protocol {@link #ROUTE} or {@link #GENERIC}
     * @throws IOException if the system refuses
     * @throws LinkageError if there is no JNA, or it cannot load its native half
     */
    NetlinkSocket(int protocol) throws IOException {
        libc = NativeFunctions.load("c", Libc.class);
        descriptor = checked("socket", libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol));
        try (var address = new Memory(ADDRESS_LENGTH)) {
            address.clear();
            address.setShort(0, (short) AF_NETLINK);
            checked("bind", libc.bind(descriptor, address, ADDRESS_LENGTH));
            limitWaiting();
        } catch (IOException | RuntimeException | Error failure) {
            close();
            throw failure;
        }
        // from 4.20 on: a filter that a dump does not know is refused, one that it knows is applied
        tryOption(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
    }

    private void limitWaiting() throws IOException {
        int field = Native.LONG_SIZE;
        try (var time = new Memory(2L * field)) {
            time.clear();
            if (field == Long.BYTES) {
                time.setLong(0, SECONDS_TO_WAIT);
            } else {
                time.setInt(0, SECONDS_TO_WAIT);
            }
            checked("setsockopt", libc.setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, time, (int) time.size()));
        }
    }

    /** Subscribes to a group of events; false if this kernel does not know it or does not allow it. */
    boolean join(int group) {
        return tryOption(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
    }

    private boolean tryOption(int level, int name, int value) {
        try (var memory = new Memory(Integer.BYTES)) {
            memory.setInt(0, value);
            return option(level, name, memory);
        }
    }

    /** Sets a socket option; false if it is refused. */
    boolean option(int level, int name, Memory value) {
        return libc.setsockopt(descriptor, level, name, value, (int) value.size()) == 0;
    }

    int descriptor() {
        return descriptor;
    }

    Libc libc() {
        return libc;
    }

    @Override
    public void send(byte[] datagram) throws IOException {
        try (var data = new Memory(datagram.length)) {
            data.write(0, datagram, 0, datagram.length);
            // without an address it goes to the kernel
            checked(
                    "send",
                    libc.sendto(descriptor, data, new NativeLong(datagram.length), 0, Pointer.NULL, 0)
                            .intValue());
        }
    }

    @Override
    public ByteBuffer receive() throws IOException {
        ByteBuffer received = receive(0);
        if (received == null) {
            throw new NetlinkException("no answer", Errno.EAGAIN);
        }
        return received;
    }

    /** Receives the kernel's next datagram; null if there is none. */
    @org.jspecify.annotations.Nullable
    ByteBuffer poll() throws IOException {
        return receive(MSG_DONTWAIT);
    }

    private @org.jspecify.annotations.Nullable ByteBuffer receive(int flags) throws IOException {
        while (true) {
            sender.clear();
            sender.setInt(ADDRESS_LENGTH, ADDRESS_LENGTH);
            long length = libc.recvfrom(
                            descriptor,
                            buffer,
                            new NativeLong(buffer.size()),
                            flags | MSG_TRUNC,
                            sender,
                            sender.share(ADDRESS_LENGTH))
                    .longValue();
            if (length < 0) {
                int errno = Native.getLastError();
                if (errno == Errno.EINTR) {
                    continue;
                }
                if (errno == Errno.EAGAIN) {
                    return null;
                }
                throw new NetlinkException("recv", errno);
            }
            if (sender.getInt(Integer.BYTES) != 0) {
                continue; // any process may send to any netlink socket
            }
            if (length > buffer.size()) {
                grow(length);
                throw new TruncatedException(length);
            }
            return ByteBuffer.wrap(buffer.getByteArray(0, (int) length)).order(ByteOrder.nativeOrder());
        }
    }

    private void grow(long needed) {
        long size = Math.min(LARGEST_BUFFER, Math.max(needed, 2 * buffer.size()));
        buffer.close();
        buffer = new Memory(size);
    }

    private static int checked(String call, int result) throws NetlinkException {
        if (result < 0) {
            throw new NetlinkException(call, Native.getLastError());
        }
        return result;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            libc.close(descriptor);
            buffer.close();
            sender.close();
        }
    }
}
