package org.netbearer.connectivity;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.netbearer.api.Connectivity;

/**
 * One request by one way and one address family, and what it says of connectivity.
 *
 * <p>Immutable. A request carries nothing but the address and a fixed name of the program: no cookie, no identifier. Redirects
 * are not followed. At most 4 KiB of a body are read.
 *
 * @param address what is asked for
 * @param expected the answer that proves that the Internet was reached
 */
record HttpCheck(CheckAddress address, ExpectedAnswer expected) {
    /**
     * Creates the request; blocks until the answer, a failure or the deadline.
     *
     * @param egress the way out
     * @param ipv6 whether to go by IPv6, else by IPv4
     * @param deadline when to give up
     * @return what it concluded; {@link Connectivity#UNKNOWN} if it could not be made
     */
    Verdict run(Egress egress, boolean ipv6, Deadline deadline) {
        try {
            List<InetAddress> found = addresses(egress, ipv6, deadline);
            if (found.isEmpty()) {
                return new Verdict(
                        Connectivity.UNKNOWN, address.host() + " has no " + (ipv6 ? "IPv6" : "IPv4") + " address");
            }
            return Judge.of(ask(egress, found.get(0), deadline), expected);
        } catch (Egress.UnresolvedException unresolved) {
            return new Verdict(Connectivity.UNKNOWN, String.valueOf(unresolved.getMessage()));
        } catch (IOException failure) {
            return Judge.of(failure);
        }
    }

    private List<InetAddress> addresses(Egress egress, boolean ipv6, Deadline deadline) throws IOException {
        var literal = address.literal();
        if (literal.isPresent()) {
            return literal.get() instanceof Inet6Address == ipv6 ? List.of(literal.get()) : List.of();
        }
        return egress.addresses(address.host(), ipv6, deadline);
    }

    private HttpAnswer ask(Egress egress, InetAddress server, Deadline deadline) throws IOException {
        try (Socket socket = egress.open()) {
            socket.connect(new InetSocketAddress(server, address.port()), deadline.remainingMillis());
            socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
            return HttpAnswerReader.read(new DeadlineInput(socket, deadline));
        }
    }

    private String request() {
        return "GET " + address.path() + " HTTP/1.1\r\nHost: " + address.hostField()
                + "\r\nUser-Agent: Netbearer\r\nAccept: */*\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n";
    }
}
