package org.netbearer.bearer.nm;

import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.MacAddress;

/**
 * An interface in this process's own kernel.
 *
 * @param index its index
 * @param address its hardware address; null if it has none of six octets
 * @param carrier whether there is a signal; unknown until it was measured
 * @param counters its traffic; null until it was measured, or if it could not be read
 * @param tentative its IPv6 addresses that cannot be used yet; looked up only while there is no signal, since they stay so then
 */
record KernelLink(
        int index,
        @Nullable MacAddress address,
        Carrier carrier,
        @Nullable LinkCounters counters,
        Set<InetAddress> tentative) {
    KernelLink {
        tentative = Set.copyOf(tentative);
    }

    /** Returns what is left of an interface that has gone: the daemon notices later. */
    KernelLink gone() {
        return new KernelLink(index, address, Carrier.ABSENT, counters, tentative);
    }
}
