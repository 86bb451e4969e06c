package org.netbearer.bearer.generic;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.port.LinkReader.Doubt;
import org.netbearer.bearer.generic.port.LinkReader.Reading;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.RouteChoice;

/**
 * Holds what routing says against what the sockets of this process do: {@code ip vrf exec} and some sandboxes bind sockets to
 * a link, and routing knows nothing of it.
 */
final class OwnSockets {
    private OwnSockets() {}

    /**
     * Corrects a reading.
     *
     * @param reading what routing says
     * @param outward the addresses that sockets of this process get, at most one of each family
     * @return the reading; if sockets get an address of another link than those that were chosen, with that link chosen, and in
     *     doubt
     */
    static Reading correct(Reading reading, List<InetAddress> outward) {
        Set<Family> elsewhere = EnumSet.noneOf(Family.class);
        for (InetAddress each : outward) {
            var address = new LinkAddress(each, 0);
            Family family = address.isIpv6() ? Family.IPV6 : Family.IPV4;
            List<LinkReport> owners = reading.links().stream()
                    .filter(link -> owns(link, address.address()))
                    .toList();
            boolean somebodyIsChosen = reading.links().stream().anyMatch(link -> isChosen(link, family));
            if (address.isBeyondLink()
                    && somebodyIsChosen
                    && !owners.isEmpty()
                    && owners.stream().noneMatch(link -> isChosen(link, family))
                    // an unnumbered link borrows the address of loopback
                    && owners.stream().noneMatch(link -> link.kind() == LinkKind.LOOPBACK)) {
                elsewhere.add(family);
            }
        }
        if (elsewhere.isEmpty()) {
            return reading;
        }
        Set<Doubt> doubts = new HashSet<>(reading.doubts());
        doubts.add(Doubt.BOUND_ELSEWHERE);
        return new Reading(
                reading.links().stream()
                        .map(link -> withChoice(link, elsewhere, outward))
                        .toList(),
                doubts,
                reading.routesAsked(),
                reading.wlan());
    }

    private static LinkReport withChoice(LinkReport link, Set<Family> elsewhere, List<InetAddress> outward) {
        Stream<RouteChoice> kept =
                link.chosen().orElse(List.of()).stream().filter(choice -> !elsewhere.contains(choice.family()));
        Stream<RouteChoice> added = outward.stream()
                .map(address -> new LinkAddress(address, 0))
                .filter(address -> owns(link, address.address()))
                .map(address -> address.isIpv6() ? Family.IPV6 : Family.IPV4)
                .filter(elsewhere::contains)
                .map(family -> new RouteChoice(family, 0));
        return link.toBuilder().chosen(Stream.concat(kept, added).toList()).build();
    }

    private static boolean isChosen(LinkReport link, Family family) {
        return link.chosen().orElse(List.of()).stream().anyMatch(choice -> choice.family() == family);
    }

    private static boolean owns(LinkReport link, InetAddress address) {
        return link.addresses().orElse(List.of()).stream()
                .anyMatch(each -> each.address().equals(address));
    }
}
