package org.netbearer.socket.binding.jna;

import static org.netbearer.socket.binding.jna.WindowsConstants.AF_INET;
import static org.netbearer.socket.binding.jna.WindowsConstants.AF_INET6;
import static org.netbearer.socket.binding.jna.WindowsConstants.IPPROTO_IP;
import static org.netbearer.socket.binding.jna.WindowsConstants.IPPROTO_IPV6;
import static org.netbearer.socket.binding.jna.WindowsConstants.IPV6_UNICAST_IF;
import static org.netbearer.socket.binding.jna.WindowsConstants.IPV6_V6ONLY;
import static org.netbearer.socket.binding.jna.WindowsConstants.IP_UNICAST_IF;
import static org.netbearer.socket.binding.jna.WindowsConstants.I_ADDRESS_FAMILY;
import static org.netbearer.socket.binding.jna.WindowsConstants.I_SOCKET_TYPE;
import static org.netbearer.socket.binding.jna.WindowsConstants.SIZEOF_WSAPROTOCOL_INFOW;
import static org.netbearer.socket.binding.jna.WindowsConstants.SOCK_DGRAM;
import static org.netbearer.socket.binding.jna.WindowsConstants.SOCK_STREAM;
import static org.netbearer.socket.binding.jna.WindowsConstants.SOL_SOCKET;
import static org.netbearer.socket.binding.jna.WindowsConstants.SO_PROTOCOL_INFOW;
import static org.netbearer.socket.binding.jna.WindowsConstants.WSAEACCES;
import static org.netbearer.socket.binding.jna.WindowsConstants.WSAEADDRNOTAVAIL;
import static org.netbearer.socket.binding.jna.WindowsConstants.WSAEINVAL;
import static org.netbearer.socket.binding.jna.WindowsConstants.WSAENOPROTOOPT;
import static org.netbearer.socket.binding.jna.WindowsConstants.WSAENOTSOCK;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
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
 * Windows: {@code IP_UNICAST_IF} and {@code IPV6_UNICAST_IF}, by the interface's index. Thread-safe.
 *
 * <p>The index is in network byte order for IPv4 and in the machine's for IPv6. A socket of the family IPv6 is one for both
 * versions in the JDK, and gets both. Where the adapter lacks one of them (IPv6 is unticked, say) the socket is bound
 * for the other alone, and peers of the missing one are refused, so that nothing leaves by another interface. Handles cannot be searched for: Windows
 * does not list those of a process.
 */
public final class WindowsSockets implements SystemSockets {
    private static final Map<Integer, String> ERRORS = Map.of(
            WSAEACCES,
            "WSAEACCES",
            WSAEINVAL,
            "WSAEINVAL",
            WSAENOTSOCK,
            "WSAENOTSOCK",
            WSAENOPROTOOPT,
            "WSAENOPROTOOPT",
            WSAEADDRNOTAVAIL,
            "WSAEADDRNOTAVAIL");
    private static final int LONGEST_INTERFACE_NAME = 257;
    private static final int LOOPBACK = 1;

    private final Winsock winsock;
    private final Winsock.Interfaces interfaces;

    WindowsSockets(Winsock winsock, Winsock.Interfaces interfaces) {
        this.winsock = winsock;
        this.interfaces = interfaces;
    }

    /**
     * Loads the libraries.
     *
     * @return the sockets of this system
     * @throws LinkageError if there is no JNA, no such library, or a function is missing
     */
    public static WindowsSockets load() {
        var library = new WinsockLibrary();
        return new WindowsSockets(library, library);
    }

    @Override
    public String method() {
        return "IP_UNICAST_IF";
    }

    @Override
    public Loopback loopback() {
        return new Loopback("", LOOPBACK);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Windows has no name for a socket that is not bound, so family and type are taken from its protocol.
     */
    @Override
    public Optional<LocalName> nameOf(int descriptor) {
        var info = ByteBuffer.allocate(SIZEOF_WSAPROTOCOL_INFOW).order(ByteOrder.nativeOrder());
        var size = new int[] {info.capacity()};
        if (winsock.getsockopt(socket(descriptor), SOL_SOCKET, SO_PROTOCOL_INFOW, info.array(), size) != 0) {
            return Optional.empty();
        }
        int family = info.getInt(I_ADDRESS_FAMILY);
        int type = info.getInt(I_SOCKET_TYPE);
        if (family != AF_INET && family != AF_INET6 || type != SOCK_STREAM && type != SOCK_DGRAM) {
            return Optional.empty();
        }
        int version = family == AF_INET ? 4 : 6;
        byte[] address = new byte[LocalName.LONGEST];
        boolean bound = winsock.getsockname(socket(descriptor), address, new int[] {address.length}) == 0;
        return Optional.of(
                bound
                        ? LocalName.of(version, type == SOCK_DGRAM, address)
                        : new LocalName(version, type == SOCK_DGRAM, 0, true));
    }

    @Override
    public IntStream descriptors() throws IOException {
        throw new IOException("Windows does not list the sockets of a process; start the JVM with"
                + " --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.net=ALL-UNNAMED");
    }

    @Override
    public void bind(int descriptor, LocalName name, NetworkLink link) throws IOException {
        if (link.index() == 0) {
            throw Refusal.of(link, "its index is not known");
        }
        if (interfaces.if_indextoname(link.index(), new byte[LONGEST_INTERFACE_NAME]) == null) {
            throw Refusal.of(link, "there is no such interface");
        }
        int four = set(descriptor, IPPROTO_IP, IP_UNICAST_IF, inNetworkOrder(link.index()));
        if (name.version() == 4) {
            require(link, "IP_UNICAST_IF", four);
            return;
        }
        int six = set(descriptor, IPPROTO_IPV6, IPV6_UNICAST_IF, inOwnOrder(link.index()));
        if (four == 0 && lacksVersion(six)) {
            // what cannot be bound to the adapter must not leave by another one: it stays in the machine
            int inside = set(descriptor, IPPROTO_IPV6, IPV6_UNICAST_IF, inOwnOrder(LOOPBACK));
            require(link, "IPV6_UNICAST_IF", inside == 0 ? 0 : six);
        } else if (six == 0 && lacksVersion(four)) {
            require(link, "IPV6_V6ONLY", set(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, inOwnOrder(1)));
        } else {
            require(link, "IPV6_UNICAST_IF", six);
            require(link, "IP_UNICAST_IF", four);
        }
    }

    /** An adapter of which a version of the protocol is unticked refuses that version's option so. */
    private static boolean lacksVersion(int error) {
        return error == WSAEINVAL || error == WSAEADDRNOTAVAIL;
    }

    /** Returns the system's error; 0 if there was none. */
    private int set(int descriptor, int level, int option, byte[] value) {
        return winsock.setsockopt(socket(descriptor), level, option, value, value.length) == 0
                ? 0
                : Native.getLastError();
    }

    private static void require(NetworkLink link, String call, int error) throws IOException {
        if (error != 0) {
            throw Refusal.of(link, call, error, ERRORS);
        }
    }

    private static byte[] inNetworkOrder(int value) {
        return bytes(value, ByteOrder.BIG_ENDIAN);
    }

    private static byte[] inOwnOrder(int value) {
        return bytes(value, ByteOrder.nativeOrder());
    }

    private static byte[] bytes(int value, ByteOrder order) {
        return ByteBuffer.allocate(Integer.BYTES).order(order).putInt(value).array();
    }

    private static Pointer socket(int handle) {
        return Pointer.createConstant(handle);
    }
}
