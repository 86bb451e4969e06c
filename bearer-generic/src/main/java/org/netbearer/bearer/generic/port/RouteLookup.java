package org.netbearer.bearer.generic.port;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/** Asks the system's routing which way a packet would take; nothing is sent. Confined to the bearer's thread. */
@FunctionalInterface
public interface RouteLookup {
    /** Any interface. */
    int ANY = 0;

    /** Asks nobody. */
    RouteLookup NONE = (index, destination) -> {
        throw new IOException("routing is not asked here");
    };

    /**
     * Asks for the way to a destination.
     *
     * @param index the interface by which it has to lead; {@link #ANY} for the system's own choice
     * @param destination a far address
     * @return the way; empty if there is none
     * @throws IOException if the system does not answer such questions
     */
    Optional<Way> lookup(int index, InetAddress destination) throws IOException;

    /**
     * A way.
     *
     * @param index the interface that it leads over
     * @param source the address that the packet would have as its source; the wildcard address if there is none
     * @param nextHop the next hop; the wildcard address if the destination is on the link
     * @param metric its cost
     */
    record Way(int index, InetAddress source, InetAddress nextHop, long metric) {
        /** Checks that nothing is missing. */
        public Way {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(nextHop, "nextHop");
        }
    }
}
