package org.netbearer.bearer.nm;

import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.MacAddress;

/**
 * What this process's own kernel says of an interface.
 *
 * @param index its index
 * @param address its hardware address; null if it has none of six octets
 * @param carrier whether there is a signal
 * @param counters its traffic; null if it could not be read
 */
record KernelLink(
        int index,
        @Nullable MacAddress address,
        Carrier carrier,
        @Nullable LinkCounters counters) {}
