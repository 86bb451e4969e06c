package org.netbearer.bearer.generic;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends datagrams as programs do, by the system calls themselves: the JDK binds no socket to a link. */
final class Datagrams {
    /** Larger than anything that the kernel sends by itself. */
    static final int SIZE = 1_200;

    private static final NativeLibrary LIBC = NativeLibrary.getInstance("c");
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;
    private static final int DISCARD = 9;
    private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPPROTO_ICMPV6 = 58;
    private static final int IPV6_MULTICAST_HOPS = 18;

    private Datagrams() {}

    /** Sends by whatever link, from a connected socket; returns the address that it was sent from, empty if it was refused. */
    static Optional<InetAddress> send(InetAddress destination) throws Exception {
        return send(destination, "", null, true);
    }

    /**
     * Connects a socket and tells its address, as the JDK would; one that was started where there is no IPv6 has none for its
     * life, in whatever namespace its threads are.
     */
    static Optional<InetAddress> sourceFor(InetAddress destination) {
        int socket = call("socket", destination instanceof Inet4Address ? AF_INET : AF_INET6, SOCK_DGRAM_CLOEXEC, 0);
        try (Memory to = socketAddress(destination, DISCARD)) {
            return call("connect", socket, to, (int) to.size()) == 0
                    ? Optional.of(local(socket, destination))
                    : Optional.empty();
        } finally {
            call("close", socket);
        }
    }

    /** Sends by one link alone; returns the source that was asked for, {@code 0.0.0.0} or {@code ::} if none was. */
    static Optional<InetAddress> sendBy(String link, InetAddress destination, InetAddress source) throws Exception {
        return send(destination, link, source, false);
    }

    /**
     * Sends a router advertisement to all nodes on a link, as a router does every few seconds.
     *
     * @param index the link
     * @param prefix of 64 bits, from which hosts make addresses
     */
    static void advertise(int index, InetAddress prefix) throws UnknownHostException {
        int socket = call("socket", AF_INET6, SOCK_RAW_CLOEXEC, IPPROTO_ICMPV6);
        var message = ByteBuffer.allocate(48) // the kernel fills in the checksum
                .put((byte) 134)
                .put((byte) 0)
                .putShort((short) 0)
                .put((byte) 64)
                .put((byte) 0)
                .putShort((short) 1_800)
                .putInt(0)
                .putInt(0)
                .put((byte) 3)
                .put((byte) 4)
                .put((byte) 64)
                .put((byte) 0xC0)
                .putInt(86_400)
                .putInt(14_400)
                .putInt(0)
                .put(prefix.getAddress());
        try (Memory to = socketAddress(InetAddress.getByName("ff02::1"), 0);
                var bytes = new Memory(message.capacity());
                var hops = new Memory(Integer.BYTES)) {
            hops.setInt(0, 255);
            require(call("setsockopt", socket, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, hops, Integer.BYTES));
            to.setInt(24, index);
            bytes.write(0, message.array(), 0, message.capacity());
            if (call("sendto", socket, bytes, (long) message.capacity(), 0, to, (int) to.size()) < 0) {
                throw new IllegalStateException("refused: errno " + Native.getLastError());
            }
        } finally {
            call("close", socket);
        }
    }

    private static Optional<InetAddress> send(InetAddress destination, String link, InetAddress source, boolean connect)
            throws Exception {
        int socket = call("socket", destination instanceof Inet4Address ? AF_INET : AF_INET6, SOCK_DGRAM_CLOEXEC, 0);
        try (Memory to = socketAddress(destination, DISCARD);
                Memory payload = new Memory(SIZE)) {
            payload.clear();
            if (!link.isEmpty()) {
                byte[] name = link.getBytes(StandardCharsets.US_ASCII);
                try (var text = new Memory(name.length)) {
                    text.write(0, name, 0, name.length);
                    require(call("setsockopt", socket, SOL_SOCKET, SO_BINDTODEVICE, text, name.length));
                }
            }
            if (source != null) {
                try (Memory from = socketAddress(source, 0)) {
                    if (call("bind", socket, from, (int) from.size()) != 0) {
                        return Optional.empty();
                    }
                }
            }
            if (connect && call("connect", socket, to, (int) to.size()) != 0) {
                return Optional.empty();
            }
            int sent = connect
                    ? call("send", socket, payload, (long) SIZE, 0)
                    : call("sendto", socket, payload, (long) SIZE, 0, to, (int) to.size());
            return sent == SIZE ? Optional.of(source != null ? source : local(socket, destination)) : Optional.empty();
        } finally {
            call("close", socket);
        }
    }

    private static InetAddress local(int socket, InetAddress destination) {
        int length = destination instanceof Inet4Address ? 16 : 28;
        try (var address = new Memory(length);
                var size = new Memory(Integer.BYTES)) {
            size.setInt(0, length);
            require(call("getsockname", socket, address, size));
            return length == 16
                    ? InetAddress.getByAddress(address.getByteArray(4, 4))
                    : InetAddress.getByAddress(address.getByteArray(8, 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Memory socketAddress(InetAddress address, int port) {
        byte[] octets = address.getAddress();
        var memory = new Memory(octets.length == 4 ? 16 : 28);
        memory.clear();
        memory.setShort(0, (short) (octets.length == 4 ? AF_INET : AF_INET6));
        memory.getByteBuffer(2, 2).order(ByteOrder.BIG_ENDIAN).putShort((short) port);
        memory.write(octets.length == 4 ? 4 : 8, octets, 0, octets.length);
        return memory;
    }

    private static int call(String function, Object... arguments) {
        return LIBC.getFunction(function).invokeInt(arguments);
    }

    private static void require(int result) {
        if (result != 0) {
            throw new IllegalStateException("refused: errno " + Native.getLastError());
        }
    }
}
