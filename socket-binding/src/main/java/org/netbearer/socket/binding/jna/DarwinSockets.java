package org.netbearer.socket.binding.jna;

import static org.netbearer.socket.binding.jna.DarwinConstants.AF_INET;
import static org.netbearer.socket.binding.jna.DarwinConstants.AF_INET6;
import static org.netbearer.socket.binding.jna.DarwinConstants.EACCES;
import static org.netbearer.socket.binding.jna.DarwinConstants.EBADF;
import static org.netbearer.socket.binding.jna.DarwinConstants.EINVAL;
import static org.netbearer.socket.binding.jna.DarwinConstants.ENOPROTOOPT;
import static org.netbearer.socket.binding.jna.DarwinConstants.ENOTSOCK;
import static org.netbearer.socket.binding.jna.DarwinConstants.ENXIO;
import static org.netbearer.socket.binding.jna.DarwinConstants.EPERM;
import static org.netbearer.socket.binding.jna.DarwinConstants.IPPROTO_IP;
import static org.netbearer.socket.binding.jna.DarwinConstants.IPPROTO_IPV6;
import static org.netbearer.socket.binding.jna.DarwinConstants.IPV6_BOUND_IF;
import static org.netbearer.socket.binding.jna.DarwinConstants.IP_BOUND_IF;
import static org.netbearer.socket.binding.jna.DarwinConstants.SOCK_DGRAM;
import static org.netbearer.socket.binding.jna.DarwinConstants.SOCK_STREAM;
import static org.netbearer.socket.binding.jna.DarwinConstants.SOL_SOCKET;
import static org.netbearer.socket.binding.jna.DarwinConstants.SO_TYPE;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netbearer.api.NetworkLink;
import org.netbearer.socket.binding.system.LocalName;
import org.netbearer.socket.binding.system.SystemSockets;

/**
 * macOS: {@code IP_BOUND_IF} and {@code IPV6_BOUND_IF}, by the interface's index. Thread-safe.
 *
 * <p>A socket of the family IPv6 has one interface for both versions.
 */
public final class DarwinSockets implements SystemSockets {
    private static final LocalNames.Numbers NUMBERS =
            new LocalNames.Numbers(SOL_SOCKET, SO_TYPE, SOCK_STREAM, SOCK_DGRAM, AF_INET, AF_INET6, true);
    private static final Map<Integer, String> ERRORS = Map.of(
            EPERM,
            "EPERM",
            ENXIO,
            "ENXIO",
            EBADF,
            "EBADF",
            EACCES,
            "EACCES",
            EINVAL,
            "EINVAL",
            ENOTSOCK,
            "ENOTSOCK",
            ENOPROTOOPT,
            "ENOPROTOOPT");
    // the JVM raises its own limit to 10,240 here; a far higher one would make each socket wait for the search
    private static final int MOST_DESCRIPTORS = 1 << 16;

    private final BsdSockets system;
    private final LocalNames names;

    DarwinSockets(BsdSockets system) {
        this.system = system;
        this.names = new LocalNames(system::getsockname, system::getsockopt, NUMBERS);
    }

    /**
     * Finds the functions in this process.
     *
     * @return the sockets of this system
     * @throws LinkageError if there is no JNA, or a function is missing
     */
    public static DarwinSockets load() {
        return new DarwinSockets(new ProcessSockets());
    }

    @Override
    public String method() {
        return "IP_BOUND_IF";
    }

    @Override
    public Loopback loopback() {
        return new Loopback("lo0", 0);
    }

    @Override
    public Optional<LocalName> nameOf(int descriptor) {
        return names.of(descriptor);
    }

    @Override
    public IntStream descriptors() {
        return IntStream.range(0, Math.min(system.getdtablesize(), MOST_DESCRIPTORS));
    }

    @Override
    public void bind(int descriptor, LocalName name, NetworkLink link) throws IOException {
        int named = link.name().isEmpty() ? 0 : system.if_nametoindex(link.name());
        if (named == 0) {
            throw Refusal.of(link, "there is no such interface");
        }
        if (link.index() != 0 && link.index() != named) {
            throw Refusal.of(link, "another interface has that name by now, with index " + named);
        }
        boolean four = name.version() == 4;
        int level = four ? IPPROTO_IP : IPPROTO_IPV6;
        int option = four ? IP_BOUND_IF : IPV6_BOUND_IF;
        String call = four ? "IP_BOUND_IF" : "IPV6_BOUND_IF";
        byte[] value = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(named)
                .array();
        if (system.setsockopt(descriptor, level, option, value, value.length) != 0) {
            throw Refusal.of(link, call, Native.getLastError(), ERRORS);
        }
        byte[] taken = new byte[Integer.BYTES];
        if (system.getsockopt(descriptor, level, option, taken, new int[] {taken.length}) != 0) {
            throw Refusal.of(link, call + ", read back,", Native.getLastError(), ERRORS);
        }
        int index = ByteBuffer.wrap(taken).order(ByteOrder.nativeOrder()).getInt();
        if (index != named) {
            throw Refusal.of(link, "after " + call + " the socket has the interface with index " + index);
        }
    }
}
