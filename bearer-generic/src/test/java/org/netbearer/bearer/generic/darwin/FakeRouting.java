package org.netbearer.bearer.generic.darwin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.netbearer.bearer.generic.port.RouteLookup;

/**
 * The routing socket of macOS over a list of routes, as {@code route_output} of xnu's {@code bsd/net/rtsock.c} behaves: the write
 * fails with ESRCH if there is no route; the answer has the destination, the gateway (a link address if there is none), and,
 * because they are asked for, the link address of the interface and an address of it; every socket hears what others are told.
 * Confined to one thread.
 */
public final class FakeRouting implements SystemCalls {
    static final int PID = 4711;

    /** A route; the first that fits is taken. Unscoped routes serve every question that names their interface or none. */
    public record Route(int index, boolean scoped, String gateway, String interfaceAddress, int flags) {}

    public final List<Route> ipv4 = new ArrayList<>();
    public final List<Route> ipv6 = new ArrayList<>();
    final Deque<byte[]> told = new ArrayDeque<>();
    int open;
    int error;
    public int refusal;
    boolean silent;

    /** Returns what asks this routing. */
    public RouteLookup lookup(IntFunction<List<InetAddress>> addresses) {
        return new RoutingSocket(this, () -> error, addresses);
    }

    @Override
    public int socket(int domain, int type, int protocol) {
        if (domain != 17 || type != 3 || protocol != 0 || refusal != 0) {
            error = refusal;
            return -1;
        }
        open++;
        told.clear();
        return 7;
    }

    @Override
    public int setsockopt(int socket, int level, int option, byte[] value, int length) {
        long seconds = ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getLong();
        return socket == 7 && level == 0xffff && option == 0x1006 && length == 16 && seconds > 0 ? 0 : -1;
    }

    @Override
    public long write(int socket, byte[] bytes, long length) {
        var question = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        int flags = question.getInt(8);
        int index = (flags & 0x1000000) == 0 ? 0 : question.getShort(4);
        boolean four = question.get(93) == 2;
        var found = (four ? ipv4 : ipv6)
                .stream()
                        .filter(route -> index == 0 ? !route.scoped() : route.index() == index)
                        .findFirst();
        if (question.get(2) != 5 || question.get(3) != 4 || question.getShort(0) != length || found.isEmpty()) {
            error = 3;
            return -1;
        }
        told.add(message(1, 0, 0, question.getInt(20), found.get(), bytes)); // somebody adds a route
        told.add(message(4, PID + 1, 0, question.getInt(20), found.get(), bytes)); // somebody else asks as well
        if (!silent) {
            told.add(message(4, PID, 0, question.getInt(20), found.get(), bytes));
        }
        return length;
    }

    private static byte[] message(int type, int pid, int errno, int sequence, Route route, byte[] question) {
        byte[] destination = new byte[question.length - 92];
        System.arraycopy(question, 92, destination, 0, destination.length);
        var parts = List.of(
                destination,
                route.gateway().isEmpty() ? link(route.index()) : internet(route.gateway()),
                new byte[4], // a netmask of length 0, that of a default route
                link(route.index()),
                internet(route.interfaceAddress()));
        int size =
                92 + parts.stream().mapToInt(part -> (part.length + 3) / 4 * 4).sum();
        var bytes = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        bytes.putShort(0, (short) size).put(2, (byte) 5).put(3, (byte) type).putShort(4, (short) route.index());
        bytes.putInt(8, route.flags() | 0x1).putInt(12, 0x1 | 0x2 | 0x4 | 0x10 | 0x20);
        bytes.putInt(16, pid).putInt(20, sequence).putInt(24, errno);
        bytes.position(92);
        for (byte[] part : parts) {
            bytes.put(part);
            bytes.position((bytes.position() + 3) / 4 * 4);
        }
        return bytes.array();
    }

    /** A {@code sockaddr_dl} of six octets and a name of three. */
    private static byte[] link(int index) {
        var address = new byte[17];
        address[0] = 17;
        address[1] = 18;
        ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).putShort(2, (short) index);
        return address;
    }

    private static byte[] internet(String text) {
        try {
            byte[] host = InetAddress.getByName(text).getAddress();
            var address = ByteBuffer.allocate(host.length == 4 ? 16 : 28).order(ByteOrder.nativeOrder());
            address.put(0, (byte) address.capacity()).put(1, (byte) (host.length == 4 ? 2 : 30));
            if (host.length == 16 && (host[0] & 0xff) == 0xfe) {
                host[3] = 4; // the kernel keeps the scope there
            }
            address.put(host.length == 4 ? 4 : 8, host);
            return address.array();
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(text, noLiteral);
        }
    }

    @Override
    public long read(int socket, byte[] buffer, long length) {
        byte[] next = told.poll();
        if (next == null) {
            error = 35; // EAGAIN, when the time is over
            return -1;
        }
        System.arraycopy(next, 0, buffer, 0, next.length);
        return next.length;
    }

    @Override
    public int close(int socket) {
        open--;
        return 0;
    }

    @Override
    public int getpid() {
        return PID;
    }
}
