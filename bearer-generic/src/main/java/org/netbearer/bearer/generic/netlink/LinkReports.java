package org.netbearer.bearer.generic.netlink;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.port.DeviceTree.Device;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.RouteChoice;

/** Builds link reports from the kernel's answers. One instance per reading; confined to one thread. */
final class LinkReports {
    private final List<LinkMessage> links;
    private final Map<Integer, LinkMessage> byIndex = new HashMap<>();
    private final Map<Integer, List<LinkAddress>> addresses = new HashMap<>();
    private final Map<Integer, Device> behind = new HashMap<>();
    private final Map<Integer, LinkKind> kinds = new HashMap<>();

    LinkReports(Collection<LinkMessage> links, List<AddressMessage> addresses, Devices devices) {
        this.links =
                links.stream().sorted(Comparator.comparing(LinkMessage::name)).toList();
        devices.begin();
        for (LinkMessage link : links) {
            byIndex.put(link.index(), link);
            Device device = devices.of(link);
            behind.put(link.index(), device);
            kinds.put(link.index(), NetlinkKind.of(link, device));
        }
        for (AddressMessage each : addresses) {
            this.addresses
                    .computeIfAbsent(each.index(), index -> new ArrayList<>())
                    .add(each.address());
        }
    }

    /** Returns the links that may lead out: with carrier, and a source that may be usable for the family. */
    List<Candidate> candidates() {
        Set<Family> onLoopback = EnumSet.noneOf(Family.class);
        for (LinkMessage link : links) {
            if (kind(link) == LinkKind.LOOPBACK) {
                for (Family family : Family.values()) {
                    if (!sources(link, family).isEmpty()) {
                        onLoopback.add(family);
                    }
                }
            }
        }
        var candidates = new ArrayList<Candidate>();
        for (LinkMessage link : links) {
            if (mayCarryPackets(link)) {
                for (Family family : Family.values()) {
                    List<InetAddress> sources = sources(link, family);
                    if (!sources.isEmpty() || onLoopback.contains(family)) {
                        candidates.add(new Candidate(link.index(), family, link.flags(), link.master(), sources));
                    }
                }
            }
        }
        return candidates;
    }

    /** Returns the indexes of the wireless links that may be associated. */
    List<Integer> wireless() {
        return links.stream()
                .filter(link -> kind(link) == LinkKind.WLAN && link.carrier() != Carrier.ABSENT)
                .map(LinkMessage::index)
                .toList();
    }

    private boolean mayCarryPackets(LinkMessage link) {
        LinkKind kind = kind(link);
        return link.carrier() != Carrier.ABSENT
                && kind != LinkKind.LOOPBACK
                && kind != LinkKind.DUMMY
                && kind != LinkKind.VRF;
    }

    private List<InetAddress> sources(LinkMessage link, Family family) {
        return addresses.getOrDefault(link.index(), List.of()).stream()
                .filter(LinkAddress::isBeyondLink)
                .filter(address -> address.isIpv6() == (family == Family.IPV6))
                .map(LinkAddress::address)
                .toList();
    }

    private LinkKind kind(LinkMessage link) {
        return kinds.getOrDefault(link.index(), LinkKind.UNKNOWN);
    }

    /**
     * Builds the reports.
     *
     * @param exits the links that lead out
     * @param choices what the kernel chooses, for each family
     * @param known the families for which it tells exits
     * @return one report for each link, in order of name
     */
    List<LinkReport> reports(List<Exit> exits, List<Choice> choices, Set<Family> known) {
        Map<Integer, List<DefaultRoute>> routes = new HashMap<>();
        exits.forEach(exit -> routes.computeIfAbsent(exit.index(), index -> new ArrayList<>(2))
                .add(exit.route()));
        Set<Family> refused = EnumSet.noneOf(Family.class);
        choices.stream().filter(Choice::refused).map(Choice::family).forEach(refused::add);
        return links.stream()
                .map(link -> report(link, choices, refused, known, routes.getOrDefault(link.index(), List.of())))
                .toList();
    }

    private LinkReport report(
            LinkMessage link, List<Choice> choices, Set<Family> refused, Set<Family> known, List<DefaultRoute> routes) {
        var report = LinkReport.builder(new InterfaceKey(link.name(), link.index(), ""))
                .kind(kind(link))
                .carrier(link.carrier())
                .addresses(addresses.getOrDefault(link.index(), List.of()))
                .master(name(link.master()))
                .lower(lower(link))
                .farEndElsewhere(link.lowerElsewhere())
                .chosen(chosen(link, choices))
                .refused(refused);
        Optional.ofNullable(link.hardwareAddress()).ifPresent(report::hardwareAddress);
        Optional.ofNullable(link.counters()).ifPresent(report::counters);
        if (link.mtu() > 0) {
            report.mtu(link.mtu());
        }
        // of a family that the kernel does not tell, it is not known that there is no way
        if (known.size() == Family.values().length || !routes.isEmpty()) {
            Set<Family> leadsOut = EnumSet.noneOf(Family.class);
            routes.forEach(route -> leadsOut.add(route.family()));
            report.leadsOut(leadsOut).defaultRoutes(routes);
        }
        return report.build();
    }

    private static List<RouteChoice> chosen(LinkMessage link, List<Choice> choices) {
        var chosen = new ArrayList<RouteChoice>(2);
        for (Choice choice : choices) {
            int rank = choice.links().indexOf(link.index());
            if (rank >= 0) {
                chosen.add(new RouteChoice(choice.family(), rank));
            }
        }
        return chosen;
    }

    /** A veth's other end in this namespace is named like something below it, and is no uplink. */
    private List<String> lower(LinkMessage link) {
        LinkKind kind = kind(link);
        if (kind == LinkKind.VETH || kind == LinkKind.NETKIT) {
            return List.of();
        }
        String lower = link.lowerElsewhere() || link.lower() == link.index() ? "" : name(link.lower());
        Device device = behind.get(link.index());
        return lower.isEmpty() ? (device == null ? List.of() : device.lower()) : List.of(lower);
    }

    private String name(int index) {
        LinkMessage link = index == 0 ? null : byIndex.get(index);
        return link == null ? "" : link.name();
    }
}
