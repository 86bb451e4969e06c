package org.netbearer.bearer.generic;

import org.netbearer.api.Carrier;
import org.netbearer.api.LinkKind;

/**
 * Determines from sysfs what an interface is and whether it has carrier.
 *
 * <p>The numbers are {@code ARPHRD_} constants of the kernel's {@code if_arp.h}. Pure and thread-safe.
 */
final class SysfsKind {
    private static final int ETHER = 1;
    private static final int IEEE1394 = 24;
    private static final int INFINIBAND = 32;
    private static final int PPP = 512;
    private static final int RAW_IP = 519;
    private static final int TUNNEL = 768;
    private static final int TUNNEL6 = 769;
    private static final int LOOPBACK = 772;
    private static final int SIT = 776;
    private static final int GRE = 778;
    private static final int IEEE80211 = 801;
    private static final int IEEE80211_PRISM = 802;
    private static final int IEEE80211_RADIOTAP = 803;
    private static final int PHONET_PIPE = 821;
    private static final int GRE6 = 823;
    private static final int NONE = 0xfffe;

    private static final int TUN_MODE = 0x1;
    private static final int TAP_MODE = 0x2;
    private static final int IFF_NOARP = 0x80;

    private SysfsKind() {}

    static LinkKind of(SysfsLink link) {
        if (link.type() == LOOPBACK) {
            return LinkKind.LOOPBACK;
        }
        // first of all: a Wi-Fi adapter has the type of Ethernet
        if (link.has(SysfsLink.Mark.WIRELESS)) {
            return LinkKind.WLAN;
        }
        if ((link.tunFlags() & TAP_MODE) != 0) {
            return LinkKind.TAP;
        }
        if ((link.tunFlags() & TUN_MODE) != 0) {
            return LinkKind.TUN;
        }
        LinkKind byDriver = byDeviceType(link.deviceType());
        return byDriver == LinkKind.UNKNOWN ? byType(link) : byDriver;
    }

    /** Reads the name that a driver gives to its kind of device, {@code DEVTYPE}; many give none. */
    private static LinkKind byDeviceType(String deviceType) {
        return switch (deviceType) {
            case "wlan" -> LinkKind.WLAN;
            case "wwan" -> LinkKind.CELLULAR;
            case "bluetooth" -> LinkKind.BLUETOOTH;
            case "bridge" -> LinkKind.BRIDGE;
            case "bond" -> LinkKind.BOND;
            // encrypts or doubles what goes over the interface below, but leads where that leads
            case "vlan", "macsec", "hsr" -> LinkKind.VLAN;
            case "macvlan", "ipvlan" -> LinkKind.MACVLAN;
            case "ppp" -> LinkKind.PPP;
            case "wireguard", "vxlan", "geneve", "bareudp", "gtp", "ovpn" -> LinkKind.TUNNEL;
            case "dsa", "gadget" -> LinkKind.ETHERNET;
            default -> LinkKind.UNKNOWN;
        };
    }

    private static LinkKind byType(SysfsLink link) {
        return switch (link.type()) {
            case ETHER -> ethernetLike(link);
            case IEEE80211, IEEE80211_PRISM, IEEE80211_RADIOTAP -> LinkKind.WLAN;
            case PPP -> LinkKind.PPP;
            case RAW_IP, PHONET_PIPE -> LinkKind.CELLULAR;
            case TUNNEL, TUNNEL6, SIT, GRE, GRE6 -> LinkKind.TUNNEL;
            case INFINIBAND, IEEE1394 -> LinkKind.PHYSICAL;
            // no link layer: a modem if there is hardware behind it, else WireGuard, XFRM and the like
            case NONE -> link.has(SysfsLink.Mark.DEVICE) ? LinkKind.CELLULAR : LinkKind.TUNNEL;
            default -> link.has(SysfsLink.Mark.DEVICE) ? LinkKind.PHYSICAL : LinkKind.UNKNOWN;
        };
    }

    /** Distinguishes what looks like Ethernet and whose driver gives no name. */
    private static LinkKind ethernetLike(SysfsLink link) {
        if (link.has(SysfsLink.Mark.BRIDGE)) {
            return LinkKind.BRIDGE;
        }
        if (link.has(SysfsLink.Mark.BONDING)) {
            return LinkKind.BOND;
        }
        if (link.has(SysfsLink.Mark.DEVICE)) {
            return LinkKind.ETHERNET;
        }
        if (!link.lower().isEmpty()) {
            // macvlan and ipvlan lie on one interface and say so; team, and VRF, which passes on what its ports do, do
            // not
            return link.peerIndex() == link.index() ? LinkKind.BOND : LinkKind.MACVLAN;
        }
        if ((link.flags() & IFF_NOARP) != 0 && link.peerIndex() == link.index()) {
            // dummy and ifb
            return LinkKind.DUMMY;
        }
        // the rest is taken for a veth. Its other end may be in another namespace and have the same index there, or be
        // gone
        // already. A macvlan whose lower interface is in another namespace looks the same, and so do the rare tunnels
        // that
        // carry Ethernet and give no DEVTYPE (gretap)
        return LinkKind.VETH;
    }

    /**
     * Returns whether packets can go over it, as the kernel's {@code IFF_RUNNING} does: a wire that is plugged but not yet
     * authenticated ({@code dormant}) does not count.
     */
    static Carrier carrier(SysfsLink link) {
        if (!link.isSwitchedOn() || link.carrier().equals("0")) {
            return Carrier.ABSENT;
        }
        return switch (link.operstate()) {
            case "up" -> Carrier.PRESENT;
            // the driver does not say; then the signal alone counts
            case "unknown", "" -> link.carrier().equals("1") ? Carrier.PRESENT : Carrier.UNKNOWN;
            default -> Carrier.ABSENT;
        };
    }
}
