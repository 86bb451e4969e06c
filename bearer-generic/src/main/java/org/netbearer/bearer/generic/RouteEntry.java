package org.netbearer.bearer.generic;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.DefaultRoute;

/**
 * A route to everywhere as the kernel lists it, usable or not.
 *
 * @param device name of the interface; {@code *} if the route has none
 * @param family the address family
 * @param gateway the next hop; null if there is none
 * @param metric its cost, unsigned 32 bits
 * @param flags {@code RTF_} bits, unsigned 32 bits
 */
record RouteEntry(
        String device, DefaultRoute.Family family, @Nullable InetAddress gateway, long metric, long flags) {
    private static final long UP = 0x1;
    private static final long REJECT = 0x200;
    private static final long CACHE = 0x0100_0000;
    private static final long LOCAL = 0x8000_0000L;

    /**
     * Returns whether packets would go out by it, if the interface has carrier.
     *
     * @return false for a route that is down, that rejects, or that the kernel only remembers
     */
    boolean forwards() {
        return (flags & UP) != 0 && (flags & (REJECT | CACHE | LOCAL)) == 0;
    }

    DefaultRoute route() {
        return new DefaultRoute(family, Optional.ofNullable(gateway), metric);
    }
}
