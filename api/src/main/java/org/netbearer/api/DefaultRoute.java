package org.netbearer.api;

import java.io.Serializable;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * A usable route to everywhere through one interface.
 *
 * <p>Immutable. Usable means: the link is up, and the route is neither a reject nor a linkdown route.
 *
 * @param family the address family
 * @param gateway the next hop; empty if the route is directly on the link
 * @param metric its cost; the lowest wins inside a family. Metrics of the two families are never compared
 */
public record DefaultRoute(Family family, Optional<InetAddress> gateway, long metric) implements Serializable {
    /** Drops a scope of the gateway and checks the metric. */
    public DefaultRoute {
        Objects.requireNonNull(family, "family");
        gateway = gateway.map(LinkAddress::bare);
        if (metric < 0) {
            throw new IllegalArgumentException("metric " + metric);
        }
    }

    /**
     * Creates a route by way of a gateway.
     *
     * @param family the address family
     * @param gateway the next hop
     * @param metric its cost
     * @return the route
     */
    public static DefaultRoute via(Family family, InetAddress gateway, long metric) {
        return new DefaultRoute(family, Optional.of(gateway), metric);
    }

    /**
     * Creates a route without a gateway, directly on the link.
     *
     * @param family the address family
     * @param metric its cost
     * @return the route
     */
    public static DefaultRoute onLink(Family family, long metric) {
        return new DefaultRoute(family, Optional.empty(), metric);
    }

    /** An address family. */
    public enum Family {
        /** Internet Protocol version 4. */
        IPV4,
        /** Internet Protocol version 6. */
        IPV6
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
