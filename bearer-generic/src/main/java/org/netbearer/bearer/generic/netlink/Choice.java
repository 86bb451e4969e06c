package org.netbearer.bearer.generic.netlink;

import java.util.List;
import org.netbearer.api.DefaultRoute.Family;

/**
 * What the kernel chooses for one family if no link is named.
 *
 * @param family the address family
 * @param links indexes of the links that it names, the one to be preferred first; empty if it names none
 * @param refused whether it refuses to send at all
 * @param split whether the two destinations go by different links
 */
record Choice(Family family, List<Integer> links, boolean refused, boolean split) {
    Choice {
        links = List.copyOf(links);
    }
}
