package org.netbearer.connectivity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/**
 * The way by which a check leaves this machine: whatever the routes say, or one interface.
 *
 * <p>Thread-safe. Both methods may block.
 */
interface Egress {
    /**
     * Opens a socket that is not connected yet, and that an interrupt of the thread using it closes.
     *
     * @return the socket; the caller closes it
     * @throws IOException if there is none
     */
    Socket open() throws IOException;

    /**
     * Looks up the addresses of a host, by the same way.
     *
     * @param host a name
     * @param ipv6 whether IPv6 addresses are wanted, else IPv4 ones
     * @param deadline when to give up
     * @return the addresses, best first; empty if the host has none of the family
     * @throws UnresolvedException if nobody can be asked by this way
     * @throws IOException if the lookup fails
     */
    List<InetAddress> addresses(String host, boolean ipv6, Deadline deadline) throws IOException;

    /** No name server can be asked by this way: nothing is known of the Internet behind it. */
    final class UnresolvedException extends IOException {
        private static final long serialVersionUID = 1L;

        UnresolvedException(String message) {
            super(message);
        }
    }
}
