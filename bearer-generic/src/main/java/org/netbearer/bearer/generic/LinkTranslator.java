package org.netbearer.bearer.generic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.api.MacAddress;
import org.netbearer.bearer.generic.port.InterfaceTable;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.RouteChoice;

/**
 * Builds one link from everything that was read of an interface. One instance per reading; confined to one thread.
 */
final class LinkTranslator {
    private final MachineState state;
    private final Map<String, List<LinkAddress>> ipv6 = new HashMap<>();
    private final Map<String, List<RouteEntry>> routes = new HashMap<>();

    private LinkTranslator(MachineState state) {
        this.state = state;
        var addresses = state.proc().ipv6();
        if (addresses != null) {
            for (Inet6Entry entry : addresses) {
                if (entry.isUsable()) {
                    add(ipv6, entry.device(), entry.address());
                }
            }
        }
        var table = state.proc().routes();
        if (table != null) {
            for (RouteEntry entry : table) {
                if (entry.forwards()) {
                    add(routes, entry.device(), entry);
                }
            }
        }
    }

    /**
     * Translates a reading.
     *
     * @param state what was read
     * @return one link per interface, in order of name; of two with the same name the one with the lower index
     */
    static Collection<LinkReport> links(MachineState state) {
        if (state.kernel() != null) {
            return state.kernel().links();
        }
        var translator = new LinkTranslator(state);
        var links = new TreeMap<String, LinkReport>();
        translator
                .all()
                .forEach(link -> links.merge(
                        link.key().name(),
                        link,
                        (one, other) -> one.key().index() <= other.key().index() ? one : other));
        return links.values();
    }

    private List<LinkReport> all() {
        List<JdkLink> jdk = state.jdk();
        List<SysfsLink> sysfs = state.sysfs();
        if (sysfs != null) {
            return fromSysfs(sysfs, jdk);
        }
        var links = new ArrayList<LinkReport>();
        for (JdkLink link : jdk == null ? List.<JdkLink>of() : jdk) {
            var entry = state.entries().get(link.index());
            if (!(entry == null ? NamedKind.isFilterLayer(state.platform(), link) : entry.filter())) {
                links.add(fromJdk(link, entry));
            }
        }
        links.addAll(fromNames(links));
        return links;
    }

    private List<LinkReport> fromSysfs(List<SysfsLink> sysfs, @Nullable List<JdkLink> jdk) {
        Map<Integer, JdkLink> byIndex = new HashMap<>();
        for (JdkLink link : jdk == null ? List.<JdkLink>of() : jdk) {
            byIndex.put(link.index(), link);
        }
        var links = new ArrayList<LinkReport>();
        for (SysfsLink link : sysfs) {
            LinkKind kind = SysfsKind.of(link);
            Carrier carrier = SysfsKind.carrier(link);
            JdkLink twin = byIndex.get(link.index());
            var report = LinkReport.builder(new InterfaceKey(link.name(), link.index(), ""))
                    .kind(kind)
                    .carrier(carrier)
                    .master(link.master())
                    .lower(link.lower());
            Optional.ofNullable(hardwareAddress(link.address())).ifPresent(report::hardwareAddress);
            if (link.mtu() > 0) {
                report.mtu(link.mtu());
            }
            if (jdk != null) {
                // the JDK lists no interface without an address
                report.addresses(addresses(link.name(), twin == null ? List.of() : twin.addresses()));
            }
            addRoutesAndCounters(report, link.name(), carrier, twin);
            links.add(report.build());
        }
        return links;
    }

    private LinkReport fromJdk(JdkLink link, InterfaceTable.@Nullable Entry entry) {
        Carrier running = link.is(JdkLink.Flag.UP) ? Carrier.PRESENT : Carrier.ABSENT;
        Carrier carrier = entry == null || entry.carrier() == Carrier.UNKNOWN ? running : entry.carrier();
        var report = LinkReport.builder(new InterfaceKey(link.name(), link.index(), ""))
                .kind(NamedKind.of(state.platform(), link, entry))
                .carrier(carrier)
                .addresses(addresses(link.name(), link.addresses()));
        Optional.ofNullable(link.hardwareAddress()).ifPresent(report::hardwareAddress);
        if (link.mtu() > 0) {
            report.mtu(link.mtu());
        }
        addRoutesAndCounters(report, link.name(), carrier, link);
        return report.build();
    }

    /** Adds what only {@code /proc/net} knows, where sysfs is missing: interfaces without an address. */
    private List<LinkReport> fromNames(List<LinkReport> known) {
        var counters = state.proc().counters();
        if (counters == null) {
            return List.of();
        }
        var rest = new TreeMap<>(counters);
        known.forEach(link -> rest.remove(link.key().name()));
        var links = new ArrayList<LinkReport>();
        rest.keySet().forEach(name -> {
            var nameOnly = new JdkLink(name, name, 0, Set.of(), null, 0, List.of());
            var report = LinkReport.builder(InterfaceKey.named(name))
                    .kind(name.equals("lo") ? LinkKind.LOOPBACK : NamedKind.of(state.platform(), nameOnly));
            if (state.jdk() != null) {
                report.addresses(addresses(name, List.of()));
            }
            addRoutesAndCounters(report, name, Carrier.UNKNOWN, null);
            links.add(report.build());
        });
        return links;
    }

    /** Returns the IPv6 addresses from the kernel, which marks those not yet usable, else from the JDK. */
    private List<LinkAddress> addresses(String name, List<LinkAddress> fromJdk) {
        if (state.proc().ipv6() == null) {
            return fromJdk;
        }
        var addresses = new ArrayList<>(ipv6.getOrDefault(name, List.of()));
        fromJdk.stream().filter(address -> !address.isIpv6()).forEach(addresses::add);
        return addresses;
    }

    private void addRoutesAndCounters(LinkReport.Builder report, String name, Carrier carrier, @Nullable JdkLink jdk) {
        if (state.proc().routes() != null) {
            // the kernel keeps a route whose link has lost its carrier, and does not use it
            report.defaultRoutes(
                    carrier == Carrier.ABSENT
                            ? List.of()
                            : routes.getOrDefault(name, List.of()).stream()
                                    .map(RouteEntry::route)
                                    .distinct()
                                    .toList());
        }
        var ways = state.ways();
        if (ways == null) {
            addChoice(report, carrier, jdk);
        } else if (jdk != null) {
            addWays(report, ways, jdk.index());
        }
        var counters = state.proc().counters();
        if (counters != null) {
            Optional.ofNullable(counters.get(name)).ifPresent(report::counters);
        } else if (jdk != null) {
            Optional.ofNullable(state.counters().get(jdk.index())).ifPresent(report::counters);
        }
    }

    private static void addWays(LinkReport.Builder report, RouteAnswers ways, int index) {
        report.leadsOut(ways.leadsOut().getOrDefault(index, Set.of()));
        report.chosen(ways.chosen().getOrDefault(index, List.of()));
        report.defaultRoutes(ways.routes().getOrDefault(index, List.of()));
    }

    /** Concludes from the addresses that the system would send from; by which other links it could is not known. */
    private void addChoice(LinkReport.Builder report, Carrier carrier, @Nullable JdkLink link) {
        List<DefaultRoute.Family> families = link == null || carrier == Carrier.ABSENT ? List.of() : chosen(link);
        report.chosen(
                families.stream().map(family -> new RouteChoice(family, 0)).toList());
        if (!families.isEmpty()) {
            report.leadsOut(EnumSet.copyOf(families));
            if (state.proc().routes() == null) {
                report.defaultRoutes(families.stream()
                        .map(family -> DefaultRoute.onLink(family, 0))
                        .toList());
            }
        }
    }

    private List<DefaultRoute.Family> chosen(JdkLink link) {
        return state.outward().stream()
                .map(source -> new LinkAddress(source, 0))
                .filter(LinkAddress::isBeyondLink)
                .filter(source -> link.addresses().stream()
                        .anyMatch(mine -> mine.address().equals(source.address())))
                .map(source -> source.isIpv6() ? DefaultRoute.Family.IPV6 : DefaultRoute.Family.IPV4)
                .toList();
    }

    private static @Nullable MacAddress hardwareAddress(String text) {
        try {
            MacAddress address = MacAddress.parse(text);
            return address.bits() == 0 ? null : address;
        } catch (IllegalArgumentException noneOrAnotherForm) {
            return null;
        }
    }

    private static <T> void add(Map<String, List<T>> to, String key, T value) {
        to.computeIfAbsent(key, name -> new ArrayList<>()).add(value);
    }
}
