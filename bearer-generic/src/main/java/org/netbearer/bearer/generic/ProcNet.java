package org.netbearer.bearer.generic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkCounters;

/**
 * What {@code /proc/net} tells, which is always about the network namespace of this process.
 *
 * @param counters traffic by interface name, and so the names of all interfaces; null if not readable
 * @param routes the routes to everywhere of both families; null if not readable
 * @param ipv6 the IPv6 addresses; null if not readable, as with a kernel without IPv6
 */
record ProcNet(
        @Nullable Map<String, LinkCounters> counters,
        @Nullable List<RouteEntry> routes,
        @Nullable List<Inet6Entry> ipv6) {
    /** What is known where there is no such folder. */
    static final ProcNet NOTHING = new ProcNet(null, null, null);
}
