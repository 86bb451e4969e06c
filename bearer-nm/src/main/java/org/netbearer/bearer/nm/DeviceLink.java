package org.netbearer.bearer.nm;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.MacAddress;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/**
 * All that the link of a device depends on, and the link that follows from it.
 *
 * @param device the device
 * @param four its IPv4 configuration
 * @param six its IPv6 configuration
 * @param ours its interface in this process's kernel; null if it is not one of this machine
 * @param taken whether another interface of this machine has its name
 * @param stale whether the daemon is gone, so that the kernel's carrier counts
 * @param master the name of the interface that it is a port of; empty if none
 * @param lower the names of the interfaces that it lies on
 */
record DeviceLink(
        NmObject device,
        Properties four,
        Properties six,
        @Nullable KernelLink ours,
        boolean taken,
        boolean stale,
        String master,
        List<String> lower) {
    /** Returns the key of the interface; without an index if it is not one of this machine. */
    InterfaceKey key() {
        return new InterfaceKey(new NmDevice(device).interfaceName(), ours == null ? 0 : ours.index(), "");
    }

    /** Returns what is known of the link. */
    LinkReport link() {
        var view = new NmDevice(device);
        var link = LinkReport.builder(key())
                .kind(view.kind())
                .carrier(carrier(view))
                .addresses(addresses(four, six, ours))
                .defaultRoutes(defaultRoutes(four, six))
                .nameServers(nameServers(four, six))
                .master(master)
                .lower(lower);
        Optional.ofNullable(hardwareAddress(view, ours)).ifPresent(link::hardwareAddress);
        Optional.ofNullable(ours).map(KernelLink::counters).ifPresent(link::counters);
        int mtu = view.device().size("Mtu");
        return mtu > 0 ? link.mtu(mtu).build() : link.build();
    }

    /** Returns what is reported of a link: of another machine's no routes, and nothing if its name is taken here. */
    @Nullable
    LinkReport reported(LinkReport link) {
        if (taken) {
            return null;
        }
        return ours != null ? link : withoutRoutes(link);
    }

    /** Returns whether everything is the same; what comes from the daemon is compared by identity. */
    boolean isSame(DeviceLink other) {
        return isSame(other.device, other.four, other.six, other.stale, other.master, other.lower)
                && taken == other.taken
                && Objects.equals(ours, other.ours);
    }

    /** Returns whether all is the same that does not come from this process's kernel. */
    boolean isSame(
            NmObject otherDevice,
            Properties otherFour,
            Properties otherSix,
            boolean otherStale,
            String otherMaster,
            List<String> otherLower) {
        return device == otherDevice
                && four.values() == otherFour.values()
                && six.values() == otherSix.values()
                && stale == otherStale
                && master.equals(otherMaster)
                && lower.equals(otherLower);
    }

    /** The daemon's address is that of what controls the device; another interface that packets take has its own. */
    private static @Nullable MacAddress hardwareAddress(NmDevice device, @Nullable KernelLink ours) {
        if (device.interfaceName().equals(device.controlName())) {
            return AccessPoints.mac(device.hardwareAddress());
        }
        return ours == null ? null : ours.address();
    }

    private Carrier carrier(NmDevice view) {
        if (stale && ours != null && ours.carrier() == Carrier.ABSENT) {
            return Carrier.ABSENT;
        }
        return view.hasCarrier() ? Carrier.PRESENT : Carrier.ABSENT;
    }

    private static LinkReport withoutRoutes(LinkReport link) {
        var report = LinkReport.builder(link.key())
                .kind(link.kind())
                .carrier(link.carrier())
                .master(link.master())
                .lower(link.lower());
        link.hardwareAddress().ifPresent(report::hardwareAddress);
        link.mtu().ifPresent(report::mtu);
        link.addresses().ifPresent(report::addresses);
        link.nameServers().ifPresent(report::nameServers);
        return report.build();
    }

    /** Leaves out what cannot be used for want of a signal, however long: the daemon does not tell which addresses those are. */
    private static List<LinkAddress> addresses(Properties four, Properties six, @Nullable KernelLink ours) {
        Set<InetAddress> tentative = ours == null ? Set.of() : ours.tentative();
        var addresses = new ArrayList<LinkAddress>();
        for (Properties config : List.of(four, six)) {
            for (Properties each : config.records("AddressData")) {
                InetAddress address = address(each.text("address"));
                long prefix = each.number("prefix", -1);
                if (address != null
                        && !tentative.contains(address)
                        && prefix >= 0
                        && prefix <= address.getAddress().length * 8L) {
                    addresses.add(new LinkAddress(address, (int) prefix));
                }
            }
        }
        return addresses;
    }

    private static List<DefaultRoute> defaultRoutes(Properties four, Properties six) {
        var routes = new ArrayList<DefaultRoute>();
        defaultRoutes(four, Family.IPV4, routes);
        defaultRoutes(six, Family.IPV6, routes);
        return routes;
    }

    /** Only routes of the main table: what stands in another one is for those who ask for it by a rule. */
    private static void defaultRoutes(Properties config, Family family, List<DefaultRoute> routes) {
        for (Properties each : config.records("RouteData")) {
            if (each.number("prefix", -1) == 0
                    && each.number("table", 254) == 254
                    && each.text("type").isEmpty()) {
                routes.add(new DefaultRoute(
                        family,
                        Optional.ofNullable(address(each.text("next-hop"))),
                        Math.max(0, each.number("metric", 0))));
            }
        }
    }

    private static List<InetAddress> nameServers(Properties four, Properties six) {
        var servers = new ArrayList<InetAddress>();
        for (Properties config : List.of(four, six)) {
            for (Properties each : config.records("NameserverData")) {
                InetAddress server = address(each.text("address"));
                if (server != null) {
                    servers.add(server);
                }
            }
        }
        if (!six.has("NameserverData")) {
            for (Object each : six.list("Nameservers")) {
                if (each instanceof byte[] bytes && bytes.length == 16) {
                    servers.add(ofBytes(bytes));
                }
            }
        }
        return servers;
    }

    /** Returns a literal address without a name lookup; null if it is none. */
    private static @Nullable InetAddress address(String text) {
        boolean literal = text.indexOf(':') >= 0 || (!text.isEmpty() && Character.isDigit(text.charAt(0)));
        try {
            return literal ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
