package org.netbearer.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;

/**
 * Decides which interfaces can reach another device now; the one meaning of "active" that all bearers share.
 *
 * <table>
 * <caption>The rule; the first row that fits decides</caption>
 * <tr><th>link</th><th>active</th></tr>
 * <tr><td>loopback, dummy, ifb, nlmon, VRF</td><td>no</td></tr>
 * <tr><td>carrier absent</td><td>no, even if the kernel would still send there</td></tr>
 * <tr><td>no usable source address: none beyond link-local, and none on loopback for its routes</td><td>no</td></tr>
 * <tr><td>a tunnel</td><td>if another active link is no tunnel, or it leads out and there is no hardware at all</td></tr>
 * <tr><td>leads out</td><td>yes, also a container's veth</td></tr>
 * <tr><td>hardware, PPP, or stacked on hardware or on a link of another network namespace</td><td>yes</td></tr>
 * <tr><td>where there is no hardware at all: a veth or netkit whose other end is in another namespace, with no master and with an
 * address whose prefix is shorter than the address</td><td>yes, also beside one that leads out</td></tr>
 * <tr><td>all else: the host's end of a veth, a bridge or tap without an uplink</td><td>no</td></tr>
 * </table>
 *
 * <p>Leads out: the system's routing says so ({@link LinkReport#leadsOut()}); where it was not asked, owning a default route is
 * taken for it. Stacked on hardware means: a bridge, bond, team or mesh with such a port; a VLAN, macvlan, QMAP channel or link
 * of unknown kind on top of such a link.
 *
 * <p>Pure and thread-safe.
 */
public final class LinkActivity {
    private final Map<String, LinkReport> named = new LinkedHashMap<>();
    private final List<LinkReport> unnamed = new ArrayList<>();
    private final Map<String, Set<String>> ports = new HashMap<>();
    private final boolean hardware;
    private final Set<DefaultRoute.Family> sourcesOnLoopback = new HashSet<>();

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
            if (link.kind() == LinkKind.LOOPBACK) {
                for (DefaultRoute.Family family : DefaultRoute.Family.values()) {
                    if (hasAddress(link, family)) {
                        sourcesOnLoopback.add(family);
                    }
                }
            }
        }
        hardware = links.stream().anyMatch(link -> isHardware(link.kind()));
    }

    /** What the rule says of a link. */
    public enum Verdict {
        /** It can reach another device now. */
        ACTIVE,
        /** It cannot. */
        INACTIVE,
        /** Too little is known of it. */
        UNKNOWN
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
        return verdicts(links).entrySet().stream()
                .filter(entry -> entry.getValue() == Verdict.ACTIVE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Applies the rule to all links of one machine, and tells links that are not active from those of which too little is known.
     *
     * @param links the links; of two with one name the last counts
     * @return what the rule says of each link, by its key as it stands in the link
     */
    public static Map<InterfaceKey, Verdict> verdicts(Collection<LinkReport> links) {
        var activity = new LinkActivity(links);
        List<LinkReport> all = Stream.concat(activity.named.values().stream(), activity.unnamed.stream())
                .toList();
        var verdicts = new HashMap<InterfaceKey, Verdict>();
        for (LinkReport link : all) {
            if (!link.kind().isTunnel()) {
                verdicts.put(link.key(), activity.verdict(link));
            }
        }
        boolean underlay = verdicts.containsValue(Verdict.ACTIVE);
        boolean perhaps = verdicts.containsValue(Verdict.UNKNOWN);
        for (LinkReport link : all) {
            if (link.kind().isTunnel()) {
                verdicts.put(link.key(), activity.tunnelVerdict(link, underlay, perhaps));
            }
        }
        return Map.copyOf(verdicts);
    }

    private Verdict verdict(LinkReport link) {
        LinkKind kind = link.kind();
        if (kind == LinkKind.LOOPBACK
                || kind == LinkKind.DUMMY
                || kind == LinkKind.VRF
                || link.carrier() == Carrier.ABSENT) {
            return Verdict.INACTIVE;
        }
        if (leadsOut(link)) {
            return Verdict.ACTIVE;
        }
        if (link.addresses().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        if (hasAddressBeyondLink(link) && (hasUplink(link, new HashSet<>()) || isNetworkOfContainer(link))) {
            return Verdict.ACTIVE;
        }
        boolean asked = link.leadsOut().isPresent() || link.defaultRoutes().isPresent();
        return asked || !hasAddressBeyondLink(link) ? Verdict.INACTIVE : Verdict.UNKNOWN;
    }

    private Verdict tunnelVerdict(LinkReport link, boolean underlay, boolean perhaps) {
        if (link.carrier() == Carrier.ABSENT) {
            return Verdict.INACTIVE;
        }
        boolean leadsOut = leadsOut(link);
        if (!leadsOut && !hasAddressBeyondLink(link)) {
            return link.addresses().isEmpty() ? Verdict.UNKNOWN : Verdict.INACTIVE;
        }
        // only a list that the kernel was asked for is known to be whole
        if (underlay || (!hardware && leadsOut && link.leadsOut().isPresent())) {
            return Verdict.ACTIVE;
        }
        return perhaps ? Verdict.UNKNOWN : Verdict.INACTIVE;
    }

    private boolean leadsOut(LinkReport link) {
        if (link.leadsOut().isPresent()) {
            return !link.leadsOut().get().isEmpty();
        }
        return link.defaultRoutes().stream()
                .flatMap(List::stream)
                .map(DefaultRoute::family)
                .anyMatch(family -> hasSource(link, family));
    }

    private boolean hasSource(LinkReport link, DefaultRoute.Family family) {
        return link.addresses().isEmpty() || hasAddress(link, family) || sourcesOnLoopback.contains(family);
    }

    /** A container's further network; the host's end of a veth has a master, or an address that is a whole network. */
    private boolean isNetworkOfContainer(LinkReport link) {
        return !hardware
                && link.farEndElsewhere()
                && (link.kind() == LinkKind.VETH || link.kind() == LinkKind.NETKIT)
                && link.master().isEmpty()
                && hasAddress(link, address -> address.prefixLength() < (address.isIpv6() ? 128 : 32));
    }

    private boolean hasUplink(@Nullable LinkReport link, Set<String> seen) {
        if (link == null
                || link.carrier() == Carrier.ABSENT
                || !seen.add(link.key().name())) {
            return false;
        }
        return switch (link.kind()) {
            case ETHERNET, WLAN, CELLULAR, BLUETOOTH, PHYSICAL, LOWPAN, PPP -> true;
            case BRIDGE, BOND, TEAM, MESH ->
                ports.getOrDefault(link.key().name(), Set.of()).stream()
                                .anyMatch(port -> hasUplink(named.get(port), seen))
                        || hasLowerUplink(link, seen);
            case VLAN, MACVLAN -> link.farEndElsewhere() || hasLowerUplink(link, seen);
            case QMAP, UNKNOWN -> hasLowerUplink(link, seen);
            case OPENVSWITCH, VRF, VETH, NETKIT, TAP, TUN, TUNNEL, LOOPBACK, DUMMY -> false;
        };
    }

    private boolean hasLowerUplink(LinkReport link, Set<String> seen) {
        return link.lower().stream().anyMatch(below -> hasUplink(named.get(below), seen));
    }

    private static boolean isHardware(LinkKind kind) {
        return kind.isPhysical() || kind == LinkKind.LOWPAN;
    }

    private static boolean hasAddressBeyondLink(LinkReport link) {
        return hasAddress(link, address -> true);
    }

    private static boolean hasAddress(LinkReport link, DefaultRoute.Family family) {
        return hasAddress(link, address -> address.isIpv6() == (family == DefaultRoute.Family.IPV6));
    }

    private static boolean hasAddress(LinkReport link, Predicate<LinkAddress> condition) {
        return link.addresses().stream()
                .flatMap(List::stream)
                .filter(LinkAddress::isBeyondLink)
                .anyMatch(condition);
    }
}
