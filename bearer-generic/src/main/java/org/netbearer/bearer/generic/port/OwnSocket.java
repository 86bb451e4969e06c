package org.netbearer.bearer.generic.port;

import java.net.InetAddress;
import java.util.Optional;

/** Finds out from which address this process's own sockets would send; nothing is sent. */
@FunctionalInterface
public interface OwnSocket {
    /**
     * Connects a datagram socket, which looks the way up and chooses a source.
     *
     * @param destination a far address
     * @return the source; empty if there is no way, or no such family
     */
    Optional<InetAddress> sourceFor(InetAddress destination);
}
