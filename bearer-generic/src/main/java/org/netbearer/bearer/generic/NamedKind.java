package org.netbearer.bearer.generic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.port.InterfaceTable;

/**
 * Decides what an interface is, by its names where the operating system does not tell.
 *
 * <p>The first rule that fits decides. Pure and thread-safe.
 */
final class NamedKind {
    /** What Windows lays over an adapter, such as {@code Ethernet-WFP Native MAC Layer LightWeight Filter-0000}. */
    private static final Pattern FILTER_LAYER = Pattern.compile(".+-.+-\\d{4}");

    private static final List<Map.Entry<Pattern, LinkKind>> LINUX = List.of(
            rule("wl.*|ath\\d+|ra\\d+", LinkKind.WLAN),
            rule("ww.*|rmnet.*|ccmni\\d+", LinkKind.CELLULAR),
            rule("bnep\\d+|bt-pan", LinkKind.BLUETOOTH),
            rule("ppp\\d+", LinkKind.PPP),
            rule("veth.*", LinkKind.VETH),
            rule("docker\\d+|virbr\\d+|lxcbr\\d+|lxdbr\\d+|cni\\d+|br-.+|br\\d+", LinkKind.BRIDGE),
            rule("wg.*|sit\\d+|gre\\d+|ip6tnl\\d+|tunl\\d+|vxlan.*|flannel.*", LinkKind.TUNNEL),
            rule("tun.*|tailscale\\d+", LinkKind.TUN),
            rule("tap.*|vnet\\d+", LinkKind.TAP),
            rule("dummy\\d+|ifb\\d+", LinkKind.DUMMY),
            rule("(bond|team)\\d+", LinkKind.BOND),
            rule(".+\\.\\d+|vlan.*", LinkKind.VLAN),
            rule("(macvlan|macvtap|ipvlan|ipvtap).*", LinkKind.MACVLAN),
            rule("e(th\\d+|n[a-z0-9]+|m\\d+)|usb\\d+", LinkKind.ETHERNET));

    private static final List<Map.Entry<Pattern, LinkKind>> MACOS = List.of(
            // Wi-Fi, Ethernet, Thunderbolt, a tethered phone: the name does not say
            rule("en\\d+", LinkKind.PHYSICAL),
            rule("pdp_ip\\d+", LinkKind.CELLULAR),
            rule("ppp\\d+", LinkKind.PPP),
            rule("utun\\d+|tun\\d+", LinkKind.TUN),
            rule("gif\\d+|stf\\d+|ipsec\\d+", LinkKind.TUNNEL),
            rule("bridge\\d+", LinkKind.BRIDGE),
            rule("bond\\d+", LinkKind.BOND),
            rule("vlan\\d+", LinkKind.VLAN),
            rule("feth\\d+", LinkKind.VETH),
            rule("tap\\d+|vmnet\\d+|vmenet\\d+", LinkKind.TAP));

    /** Rules for the display name on Windows, in lower case. */
    private static final List<Map.Entry<Pattern, LinkKind>> WINDOWS = List.of(
            rule(".*loopback.*", LinkKind.DUMMY),
            rule("wan miniport.*|.*kernel debug.*", LinkKind.UNKNOWN),
            rule(".*hyper-v virtual.*|vethernet.*", LinkKind.VETH),
            rule(".*(wi-fi direct virtual|hosted network virtual|vmware virtual|virtualbox|tap-).*", LinkKind.TAP),
            rule(".*(wintun|openvpn data channel).*", LinkKind.TUN),
            rule(".*(wireguard|teredo|isatap|6to4|tunnel).*", LinkKind.TUNNEL),
            rule(".*multiplexor.*", LinkKind.BOND),
            rule(".*bluetooth.*", LinkKind.BLUETOOTH),
            rule(".*(mobile broadband|wwan|cellular).*", LinkKind.CELLULAR));

    /** Rules for the name that the JDK makes on Windows: to 20 {@code wlan0}, from 21 {@code wireless_32768}. */
    private static final List<Map.Entry<Pattern, LinkKind>> WINDOWS_TYPES = List.of(
            rule("wlan\\d+|wireless_\\d+", LinkKind.WLAN),
            rule("eth\\d+|ethernet_\\d+", LinkKind.ETHERNET),
            rule("ppp\\d+|ppp_\\d+", LinkKind.PPP),
            rule("tunnel_\\d+", LinkKind.TUNNEL));

    private static final List<Map.Entry<Pattern, LinkKind>> OTHER = List.of(
            rule("wlan\\d+", LinkKind.WLAN),
            rule("ppp\\d+", LinkKind.PPP),
            rule("epair\\d+[ab]", LinkKind.VETH),
            rule("bridge\\d+|vm-.+", LinkKind.BRIDGE),
            rule("lagg\\d+|aggr\\d+", LinkKind.BOND),
            rule("vlan\\d+|.+\\.\\d+", LinkKind.VLAN),
            rule("tap\\d+", LinkKind.TAP),
            rule("tun\\d+", LinkKind.TUN),
            rule("(wg|gif|gre|stf|ipsec)\\d+", LinkKind.TUNNEL));

    private NamedKind() {}

    /**
     * Decides what an interface is: what the system tells of hardware counts, and names only tell apart what a program made.
     *
     * @param entry what the system tells of it; null if it does not tell, and then its names are all there is
     */
    static LinkKind of(MachineState.Platform platform, JdkLink link, InterfaceTable.@Nullable Entry entry) {
        if (entry == null) {
            return of(platform, link);
        }
        if (entry.kind() != LinkKind.UNKNOWN) {
            return entry.kind();
        }
        LinkKind named = of(platform, link);
        // whatever its maker calls it, and in whatever language: no wire leads out of it
        return named.isPhysical() || named == LinkKind.UNKNOWN ? LinkKind.TAP : named;
    }

    static LinkKind of(MachineState.Platform platform, JdkLink link) {
        if (link.is(JdkLink.Flag.LOOPBACK)) {
            return LinkKind.LOOPBACK;
        }
        LinkKind byName = switch (platform) {
            case LINUX -> first(LINUX, link.name());
            case MACOS -> first(MACOS, link.name());
            case WINDOWS -> windows(link);
            case OTHER -> first(OTHER, link.name());
        };
        if (byName != LinkKind.UNKNOWN) {
            return byName;
        }
        if (link.is(JdkLink.Flag.POINT_TO_POINT)) {
            return LinkKind.TUN;
        }
        // elsewhere the driver's name is the interface's (em0, re0), too many to list
        return platform == MachineState.Platform.OTHER && link.hardwareAddress() != null
                ? LinkKind.PHYSICAL
                : LinkKind.UNKNOWN;
    }

    private static LinkKind windows(JdkLink link) {
        String shown = link.displayName().toLowerCase(Locale.ROOT);
        for (var rule : WINDOWS) {
            if (rule.getKey().matcher(shown).matches()) {
                return rule.getValue();
            }
        }
        return first(WINDOWS_TYPES, link.name());
    }

    /**
     * Returns whether an entry of the JDK's list is no interface at all, but a layer that Windows shows for each adapter.
     */
    static boolean isFilterLayer(MachineState.Platform platform, JdkLink link) {
        return platform == MachineState.Platform.WINDOWS
                && FILTER_LAYER.matcher(link.displayName()).matches();
    }

    private static LinkKind first(List<Map.Entry<Pattern, LinkKind>> rules, String name) {
        return rules.stream()
                .filter(rule -> rule.getKey().matcher(name).matches())
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(LinkKind.UNKNOWN);
    }

    private static Map.Entry<Pattern, LinkKind> rule(String pattern, LinkKind kind) {
        return Map.entry(Pattern.compile(pattern), kind);
    }
}
