package org.netbearer.bearer.nm;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.MacAddress;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.LinkReport;

/**
 * Translates the daemon's devices, with their addresses and routes, to links.
 *
 * <p>Pure; one instance for one translation.
 */
final class LinkTranslator {
    private final NmState state;
    private final KernelLinks kernel;
    private final boolean stale;
    private final Map<String, String> masters = new HashMap<>();
    private final Map<String, LinkReport> byDevice = new HashMap<>();
    private final Set<String> active;

    /** With {@code stale}, the daemon is away and the kernel knows better whether there is a signal. */
    LinkTranslator(NmState state, List<NmDevice> devices, KernelLinks kernel, boolean stale) {
        this.state = state;
        this.kernel = kernel;
        this.stale = stale;
        for (NmDevice device : devices) {
            for (String port : device.ports()) {
                masters.put(port, device.interfaceName());
            }
        }
        for (NmDevice device : devices) {
            if (device.isReal() && !device.interfaceName().isEmpty()) {
                byDevice.put(device.path(), link(device));
            }
        }
        active = LinkActivity.activeAmong(byDevice.values());
    }

    /** Returns what is reported of a device; null if it has no interface, or one of another machine with the name of one of ours. */
    @Nullable
    LinkReport report(NmDevice device) {
        LinkReport link = byDevice.get(device.path());
        if (link == null || kernel.isTaken(device)) {
            return null;
        }
        return kernel.link(device) != null ? link : withoutRoutes(link);
    }

    /** Returns what is known of a device, also if it is another machine's. */
    @Nullable
    LinkReport link(String device) {
        return byDevice.get(device);
    }

    /** Returns whether a device can reach another one now. */
    boolean isActive(NmDevice device) {
        LinkReport link = byDevice.get(device.path());
        return link != null && active.contains(link.key().name());
    }

    boolean isAnyActive() {
        return !active.isEmpty();
    }

    private LinkReport link(NmDevice device) {
        String name = device.interfaceName();
        KernelLink ours = kernel.link(device);
        Properties values = device.device();
        Properties four = state.properties(values.text("Ip4Config"), NmObject.IP4_CONFIG);
        Properties six = state.properties(values.text("Ip6Config"), NmObject.IP6_CONFIG);
        var link = LinkReport.builder(new InterfaceKey(name, ours == null ? 0 : ours.index(), ""))
                .kind(device.kind())
                .carrier(carrier(device, ours))
                .addresses(addresses(four, six, ours))
                .defaultRoutes(defaultRoutes(four, six))
                .nameServers(nameServers(four, six))
                .master(masters.getOrDefault(device.path(), ""))
                .lower(lower(device));
        Optional.ofNullable(hardwareAddress(device, ours)).ifPresent(link::hardwareAddress);
        Optional.ofNullable(ours).map(KernelLink::counters).ifPresent(link::counters);
        int mtu = values.size("Mtu");
        return mtu > 0 ? link.mtu(mtu).build() : link.build();
    }

    /** The daemon's address is that of what controls the device; another interface that packets take has its own. */
    private static @Nullable MacAddress hardwareAddress(NmDevice device, @Nullable KernelLink ours) {
        if (device.interfaceName().equals(device.controlName())) {
            return AccessPoints.mac(device.hardwareAddress());
        }
        return ours == null ? null : ours.address();
    }

    private Carrier carrier(NmDevice device, @Nullable KernelLink ours) {
        if (stale && ours != null && ours.carrier() == Carrier.ABSENT) {
            return Carrier.ABSENT;
        }
        return device.hasCarrier() ? Carrier.PRESENT : Carrier.ABSENT;
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

    private List<String> lower(NmDevice device) {
        for (String kind : List.of("Vlan", "Macvlan", "MacSec")) {
            NmDevice parent = state.device(
                    device.object().properties(NmObject.DEVICE + "." + kind).text("Parent"));
            if (parent != null && !parent.interfaceName().isEmpty()) {
                return List.of(parent.interfaceName());
            }
        }
        return List.of();
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
