package org.netbearer.bearer.generic.darwin;

import static org.netbearer.bearer.generic.darwin.DarwinConstants.AF_UNSPEC;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.EHOSTUNREACH;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.EINTR;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.ENETUNREACH;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.ESRCH;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.PF_ROUTE;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTA_GATEWAY;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTA_IFA;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTF_BLACKHOLE;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTF_REJECT;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.SOCK_RAW;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.SOL_SOCKET;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.SO_RCVTIMEO;

import com.sun.jna.Native;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.netbearer.api.LinkAddress;
import org.netbearer.bearer.generic.port.RouteLookup;
import org.netbearer.support.jna.NativeFunctions;

/**
 * The routing of macOS, asked by {@code RTM_GET} as {@code route get} does, and scoped to an interface ({@code RTF_IFSCOPE}) where
 * one is named; any user may ask. Confined to one thread.
 *
 * <p>A routing socket hears everybody's messages, so each question has a socket of its own, which is closed at once.
 */
public final class RoutingSocket implements RouteLookup {
    private static final int MOST_FOREIGN = 64;
    private static final int LONGEST = 2048;
    private static final int TIMEOUT_SECONDS = 1;

    private final SystemCalls system;
    private final IntSupplier lastError;
    private final IntFunction<List<InetAddress>> addresses;
    private int sequence;

    RoutingSocket(SystemCalls system, IntSupplier lastError, IntFunction<List<InetAddress>> addresses) {
        this.system = system;
        this.lastError = lastError;
        this.addresses = addresses;
    }

    /**
     * Loads the library.
     *
     * @param addresses returns the addresses of an interface, by its index
     * @return what can be asked
     * @throws LinkageError if there is no such library, or there is no JNA
     */
    public static RouteLookup open(IntFunction<List<InetAddress>> addresses) {
        return new RoutingSocket(NativeFunctions.load("System", SystemCalls.class), Native::getLastError, addresses);
    }

    @Override
    public Optional<Way> lookup(int index, InetAddress destination) throws IOException {
        int socket = system.socket(PF_ROUTE, SOCK_RAW, AF_UNSPEC);
        if (socket < 0) {
            throw refused("socket");
        }
        try {
            return ask(socket, index, destination);
        } finally {
            int ignored = system.close(socket);
        }
    }

    private Optional<Way> ask(int socket, int index, InetAddress destination) throws IOException {
        byte[] timeout = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(TIMEOUT_SECONDS)
                .array();
        if (system.setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, timeout, timeout.length) != 0) {
            throw refused("SO_RCVTIMEO");
        }
        byte[] question = RouteMessage.question(index, destination, ++sequence);
        if (system.write(socket, question, question.length) != question.length) {
            int error = lastError.getAsInt();
            if (error == ESRCH || error == ENETUNREACH || error == EHOSTUNREACH) {
                return Optional.empty();
            }
            throw new IOException("RTM_GET gave error " + error);
        }
        var buffer = new byte[LONGEST];
        for (int i = 0; i < MOST_FOREIGN; i++) {
            long length = system.read(socket, buffer, buffer.length);
            if (length < 0 && lastError.getAsInt() != EINTR) {
                throw refused("read");
            }
            var answer = RouteMessage.of(buffer, (int) Math.max(0, length))
                    .filter(message -> message.answers(system.getpid(), sequence));
            if (answer.isPresent()) {
                return way(answer.get(), destination);
            }
        }
        throw new IOException("RTM_GET was not answered");
    }

    private Optional<Way> way(RouteMessage answer, InetAddress destination) {
        if (answer.error() != 0 || answer.index() == 0 || answer.has(RTF_REJECT | RTF_BLACKHOLE)) {
            return Optional.empty();
        }
        InetAddress none = anyOf(destination);
        // of an IPv6 route this may be the link-local address, from which nothing is sent to the outside
        InetAddress source = answer.address(RTA_IFA)
                .filter(address -> isUsable(address, destination))
                .or(() -> addresses.apply(answer.index()).stream()
                        .filter(address -> isUsable(address, destination))
                        .findFirst())
                .orElse(none);
        return Optional.of(
                new Way(answer.index(), source, answer.address(RTA_GATEWAY).orElse(none), 0));
    }

    private static boolean isUsable(InetAddress address, InetAddress destination) {
        return address instanceof Inet4Address == destination instanceof Inet4Address
                && new LinkAddress(address, 0).isBeyondLink();
    }

    private static InetAddress anyOf(InetAddress destination) {
        try {
            return InetAddress.getByAddress(new byte[destination.getAddress().length]);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private IOException refused(String call) {
        return new IOException(call + " of a routing socket gave error " + lastError.getAsInt());
    }
}
