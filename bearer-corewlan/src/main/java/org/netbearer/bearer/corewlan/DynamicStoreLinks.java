package org.netbearer.bearer.corewlan;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.corewlan.port.DynamicStoreKeys;
import org.netbearer.bearer.corewlan.port.DynamicStorePort.Adapter;
import org.netbearer.bearer.corewlan.port.DynamicStorePort.State;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/**
 * Builds links from the entries of the dynamic store; what has another form than it should counts as absent. Pure.
 *
 * <p>The system has one default route for each family, through the primary interface; those of other interfaces are only for
 * who asks for such an interface by name, so they are none here.
 */
final class DynamicStoreLinks {
    private static final Pattern ENTRY =
            Pattern.compile(Pattern.quote(DynamicStoreKeys.INTERFACES) + "/([^/]+)/([^/]+)");

    /** {@code IN6_IFF_TENTATIVE} and {@code IN6_IFF_DUPLICATED}: nothing may be sent from such an address. */
    private static final long UNUSABLE = 0x2 | 0x4;

    private final State state;
    private final Map<String, Map<String, Map<?, ?>>> interfaces = new TreeMap<>();

    private DynamicStoreLinks(State state) {
        this.state = state;
        state.entries().forEach((key, value) -> {
            var entry = ENTRY.matcher(key);
            if (entry.matches() && value instanceof Map<?, ?> properties) {
                interfaces
                        .computeIfAbsent(entry.group(1), name -> new HashMap<>())
                        .put(entry.group(2), properties);
            }
        });
    }

    /**
     * Translates.
     *
     * @param state what was read
     * @param everUp the interfaces that had carrier at any time before
     */
    static LinkFacts of(State state, Set<String> everUp) {
        return new DynamicStoreLinks(state).facts(everUp);
    }

    private LinkFacts facts(Set<String> everUp) {
        var kinds = new TreeMap<String, LinkKind>();
        var wired = new TreeMap<String, String>();
        interfaces.keySet().forEach(name -> kinds.put(name, LinkKind.UNKNOWN));
        for (Adapter adapter : state.adapters()) {
            kinds.put(adapter.name(), kind(adapter.type()));
            if (adapter.type().equals(DynamicStoreKeys.kSCNetworkInterfaceTypeEthernet)) {
                wired.put(adapter.name(), adapter.displayName().isEmpty() ? adapter.name() : adapter.displayName());
            }
        }
        var links = new TreeMap<String, LinkReport>();
        kinds.forEach((name, kind) -> links.put(name, link(name, kind)));
        var services = services();
        var unused = new TreeSet<String>();
        links.forEach((name, link) -> {
            boolean used = services.isEmpty() // then they are unknown
                    || services.contains(name)
                    || everUp.contains(name)
                    || link.carrier() == Carrier.PRESENT;
            if (wired.containsKey(name) && !used) {
                unused.add(name);
            }
        });
        wired.keySet().removeAll(unused);
        return new LinkFacts(true, links, wired, unused);
    }

    /** Returns the interfaces that the user's services are for. */
    private Set<String> services() {
        var names = new TreeSet<String>();
        state.entries().forEach((key, value) -> {
            if (key.startsWith(DynamicStoreKeys.SERVICES)
                    && value instanceof Map<?, ?> properties
                    && properties.get(DynamicStoreKeys.kSCPropNetInterfaceDeviceName) instanceof String name) {
                names.add(name);
            }
        });
        return names;
    }

    private static LinkKind kind(String type) {
        return switch (type) {
            case DynamicStoreKeys.kSCNetworkInterfaceTypeEthernet -> LinkKind.ETHERNET;
            case DynamicStoreKeys.kSCNetworkInterfaceTypeIEEE80211 -> LinkKind.WLAN;
            case DynamicStoreKeys.kSCNetworkInterfaceTypeBluetooth -> LinkKind.BLUETOOTH;
            case DynamicStoreKeys.kSCNetworkInterfaceTypeWWAN -> LinkKind.CELLULAR;
            case DynamicStoreKeys.kSCNetworkInterfaceTypePPP -> LinkKind.PPP;
            case DynamicStoreKeys.kSCNetworkInterfaceTypeBond -> LinkKind.BOND;
            case DynamicStoreKeys.kSCNetworkInterfaceTypeVLAN -> LinkKind.VLAN;
            default -> LinkKind.UNKNOWN;
        };
    }

    private LinkReport link(String name, LinkKind kind) {
        var active = properties(name, DynamicStoreKeys.kSCEntNetLink).get(DynamicStoreKeys.kSCPropNetLinkActive);
        var carrier = !(active instanceof Boolean up) ? Carrier.UNKNOWN : up ? Carrier.PRESENT : Carrier.ABSENT;
        var link = LinkReport.builder(InterfaceKey.named(name))
                .kind(kind)
                .carrier(carrier)
                .addresses(addresses(name));
        var routes = new ArrayList<DefaultRoute>();
        if (carrier != Carrier.ABSENT) {
            addRoute(routes, name, DynamicStoreKeys.kSCEntNetIPv4, Family.IPV4, DynamicStoreKeys.kSCPropNetIPv4Router);
            addRoute(routes, name, DynamicStoreKeys.kSCEntNetIPv6, Family.IPV6, DynamicStoreKeys.kSCPropNetIPv6Router);
        }
        link.defaultRoutes(routes);
        if (!routes.isEmpty()) { // the system's servers are those of its primary service
            link.nameServers(
                    texts(global(DynamicStoreKeys.kSCEntNetDNS).get(DynamicStoreKeys.kSCPropNetDNSServerAddresses))
                            .stream()
                            .flatMap(text -> AddressText.parse(text).stream())
                            .toList());
        }
        return link.build();
    }

    private void addRoute(List<DefaultRoute> routes, String name, String entity, Family family, String router) {
        var global = global(entity);
        if (name.equals(global.get(DynamicStoreKeys.kSCDynamicStorePropNetPrimaryInterface))) {
            var gateway =
                    global.get(router) instanceof String text ? AddressText.parse(text) : Optional.<InetAddress>empty();
            routes.add(new DefaultRoute(family, gateway, 0));
        }
    }

    private List<LinkAddress> addresses(String name) {
        var addresses = new ArrayList<LinkAddress>();
        var ipv4 = properties(name, DynamicStoreKeys.kSCEntNetIPv4);
        var masks = texts(ipv4.get(DynamicStoreKeys.kSCPropNetIPv4SubnetMasks));
        var texts = texts(ipv4.get(DynamicStoreKeys.kSCPropNetIPv4Addresses));
        for (int i = 0; i < texts.size(); i++) {
            int prefix = i < masks.size() ? AddressText.prefixLength(masks.get(i)) : 32;
            AddressText.parse(texts.get(i))
                    .filter(address -> address.getAddress().length == 4)
                    .ifPresent(address -> addresses.add(new LinkAddress(address, prefix)));
        }
        var ipv6 = properties(name, DynamicStoreKeys.kSCEntNetIPv6);
        var prefixes = list(ipv6.get(DynamicStoreKeys.kSCPropNetIPv6PrefixLength));
        var flags = list(ipv6.get(DynamicStoreKeys.kSCPropNetIPv6Flags));
        texts = texts(ipv6.get(DynamicStoreKeys.kSCPropNetIPv6Addresses));
        for (int i = 0; i < texts.size(); i++) {
            int prefix = (int) Math.max(0, Math.min(128, number(prefixes, i, 128)));
            if ((number(flags, i, 0) & UNUSABLE) == 0) {
                AddressText.parse(texts.get(i))
                        .filter(address -> address.getAddress().length == 16)
                        .ifPresent(address -> addresses.add(new LinkAddress(address, prefix)));
            }
        }
        return addresses;
    }

    private Map<?, ?> properties(String name, String entity) {
        return interfaces.getOrDefault(name, Map.of()).getOrDefault(entity, Map.of());
    }

    private Map<?, ?> global(String entity) {
        return state.entries().get(DynamicStoreKeys.GLOBAL + entity) instanceof Map<?, ?> properties
                ? properties
                : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    private static long number(List<?> numbers, int i, long otherwise) {
        return i < numbers.size() && numbers.get(i) instanceof Long number ? number : otherwise;
    }
}
