package org.netbearer.bearer.generic.netlink;

import java.net.InetAddress;
import java.util.List;
import org.netbearer.api.DefaultRoute.Family;

/**
 * A link that may lead out for one family; equal as long as nothing about it changed that could change the answer.
 *
 * @param index its index
 * @param family the address family
 * @param flags its {@code IFF_} bits
 * @param master index of what it is a port of: a VRF has tables of its own
 * @param sources its usable addresses of that family; may be empty, for an unnumbered link
 */
record Candidate(int index, Family family, int flags, int master, List<InetAddress> sources) {
    Candidate {
        sources = List.copyOf(sources);
    }
}
