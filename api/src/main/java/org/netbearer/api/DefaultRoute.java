package org.netbearer.api;

import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A usable route to everywhere through one interface.
 *
 * <p>Immutable. Usable means: the link is up, and the route is neither a reject nor a linkdown route.
 *
 * @param family the address family
 * @param gateway the next hop; null if the route is directly on the link
 * @param metric its cost; the lowest wins inside a family. Metrics of the two families are never compared
 */
public record DefaultRoute(Family family, @Nullable InetAddress gateway, long metric) {
    /** Drops a scope of the gateway and checks the metric. */
    public DefaultRoute {
        Objects.requireNonNull(family, "family");
        gateway = gateway == null ? null : LinkAddress.bare(gateway);
        if (metric < 0) {
            throw new IllegalArgumentException("metric " + metric);
        }
    }

    /** An address family. */
    public enum Family {
        /** Internet Protocol version 4. */
        IPV4,
        /** Internet Protocol version 6. */
        IPV6
    }
}
