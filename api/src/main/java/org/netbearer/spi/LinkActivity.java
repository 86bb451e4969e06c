package org.netbearer.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkAddress;

/**
 * Decides which interfaces can reach another device now; the one meaning of "active" that all bearers share.
 *
 * <table>
 * <caption>The rule; the first row that fits decides</caption>
 * <tr><th>link</th><th>active</th></tr>
 * <tr><td>loopback</td><td>no</td></tr>
 * <tr><td>carrier absent</td><td>no, whatever else is said of it</td></tr>
 * <tr><td>a tunnel</td><td>if it has an address beyond link-local and some link that is no tunnel is active</td></tr>
 * <tr><td>owns a usable default route</td><td>yes, also a container's veth</td></tr>
 * <tr><td>has an uplink and an address beyond link-local</td><td>yes</td></tr>
 * <tr><td>all else: link-local only, the host's end of a veth, a bridge, tap or tun without an uplink</td><td>no</td></tr>
 * </table>
 *
 * <p>Having an uplink means: a physical link (or PPP) with carrier; a bridge or bond with such a port; a VLAN or macvlan on top of
 * something that has one.
 *
 * <p>Pure and thread-safe.
 */
public final class LinkActivity {
    private final Map<String, LinkReport> named = new LinkedHashMap<>();
    private final List<LinkReport> unnamed = new ArrayList<>();
    private final Map<String, Set<String>> ports = new HashMap<>();

    private LinkActivity(Collection<LinkReport> links) {
        for (LinkReport link : links) {
            if (link.key().name().isEmpty()) {
                unnamed.add(link);
            } else {
                named.put(link.key().name(), link);
            }
            if (!link.master().isEmpty()) {
                ports.computeIfAbsent(link.master(), name -> new HashSet<>())
                        .add(link.key().name());
            }
        }
    }

    /**
     * Applies the rule to all links of one machine, as one bearer knows them.
     *
     * @param links the links; of two with one name the last counts
     * @return the names of those that are active and have one
     */
    public static Set<String> activeAmong(Collection<LinkReport> links) {
        return activeKeysAmong(links).stream()
                .map(InterfaceKey::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Applies the rule to all links of one machine, of which some may be known by index or platform key alone.
     *
     * @param links the links; of two with one name the last counts
     * @return the keys of those that are active, as they stand in the links
     */
    public static Set<InterfaceKey> activeKeysAmong(Collection<LinkReport> links) {
        var activity = new LinkActivity(links);
        List<LinkReport> all = Stream.concat(activity.named.values().stream(), activity.unnamed.stream())
                .toList();
        var active = new HashSet<InterfaceKey>();
        for (LinkReport link : all) {
            if (!link.kind().isTunnel() && activity.reachesOthers(link)) {
                active.add(link.key());
            }
        }
        if (!active.isEmpty()) {
            for (LinkReport link : all) {
                if (link.kind().isTunnel() && link.carrier() != Carrier.ABSENT && hasAddressBeyondLink(link)) {
                    active.add(link.key());
                }
            }
        }
        return Set.copyOf(active);
    }

    private boolean reachesOthers(LinkReport link) {
        return switch (link.kind()) {
            case LOOPBACK -> false;
            default ->
                link.carrier() != Carrier.ABSENT
                        && (hasDefaultRoute(link) || (hasAddressBeyondLink(link) && hasUplink(link, new HashSet<>())));
        };
    }

    private boolean hasUplink(@Nullable LinkReport link, Set<String> seen) {
        if (link == null
                || link.carrier() == Carrier.ABSENT
                || !seen.add(link.key().name())) {
            return false;
        }
        return switch (link.kind()) {
            case ETHERNET, WLAN, CELLULAR, BLUETOOTH, PHYSICAL, PPP -> true;
            case BRIDGE, BOND ->
                ports.getOrDefault(link.key().name(), Set.of()).stream()
                                .anyMatch(port -> hasUplink(named.get(port), seen))
                        || link.lower().stream().anyMatch(port -> hasUplink(named.get(port), seen));
            case VLAN, MACVLAN -> link.lower().stream().anyMatch(below -> hasUplink(named.get(below), seen));
            case VETH, TAP, TUN, TUNNEL, LOOPBACK, DUMMY, UNKNOWN -> false;
        };
    }

    private static boolean hasDefaultRoute(LinkReport link) {
        var routes = link.defaultRoutes();
        return routes != null && !routes.isEmpty();
    }

    private static boolean hasAddressBeyondLink(LinkReport link) {
        List<LinkAddress> addresses = link.addresses();
        return addresses != null && addresses.stream().anyMatch(LinkAddress::isBeyondLink);
    }
}
