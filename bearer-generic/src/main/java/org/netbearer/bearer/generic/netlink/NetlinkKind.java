package org.netbearer.bearer.generic.netlink;

import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.port.DeviceTree.Device;

/**
 * Determines what a link is: by the kind that its driver names, else by its link layer and what is behind it; never by its name.
 *
 * <p>The numbers are {@code ARPHRD_} constants of the kernel's {@code if_arp.h}. Pure and thread-safe.
 */
final class NetlinkKind {
    private static final int ETHER = 1;
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
    private static final int NETLINK = 824;
    private static final int LOWPAN = 825;
    private static final int NONE = 0xfffe;

    private NetlinkKind() {}

    static LinkKind of(LinkMessage link, Device device) {
        if (link.type() == LOOPBACK) {
            return LinkKind.LOOPBACK;
        }
        // first of all: a Wi-Fi interface has the type of Ethernet
        if (device.wireless()) {
            return LinkKind.WLAN;
        }
        LinkKind byDriver = byName(link.infoKind().isEmpty() ? device.type() : link.infoKind(), link.type());
        return byDriver == LinkKind.UNKNOWN ? byLinkLayer(link.type(), device) : byDriver;
    }

    /** Reads {@code IFLA_INFO_KIND}, or {@code DEVTYPE} where there is none. */
    private static LinkKind byName(String kind, int type) {
        return switch (kind) {
            case "wlan", "virt_wifi" -> LinkKind.WLAN;
            case "wwan" -> LinkKind.CELLULAR;
            case "rmnet" -> LinkKind.QMAP;
            case "bluetooth" -> LinkKind.BLUETOOTH;
            case "dsa", "gadget" -> LinkKind.ETHERNET;
            case "ppp" -> LinkKind.PPP;
            case "lowpan" -> LinkKind.LOWPAN;
            case "bridge" -> LinkKind.BRIDGE;
            case "openvswitch" -> LinkKind.OPENVSWITCH;
            case "bond" -> LinkKind.BOND;
            case "team" -> LinkKind.TEAM;
            case "batadv" -> LinkKind.MESH;
            case "vrf" -> LinkKind.VRF;
            // encrypts or doubles what goes over the interface below, but leads where that leads
            case "vlan", "macsec", "hsr" -> LinkKind.VLAN;
            case "macvlan", "macvtap", "ipvlan", "ipvtap" -> LinkKind.MACVLAN;
            case "veth" -> LinkKind.VETH;
            case "netkit" -> LinkKind.NETKIT;
            case "tun" -> type == ETHER ? LinkKind.TAP : LinkKind.TUN;
            case "dummy", "ifb", "nlmon", "vsockmon", "vcan", "vxcan" -> LinkKind.DUMMY;
            case "wireguard",
                    "vxlan",
                    "geneve",
                    "bareudp",
                    "gtp",
                    "ovpn",
                    "ovpn-dco",
                    "amt",
                    "ipip",
                    "gre",
                    "gretap",
                    "erspan",
                    "sit",
                    "vti",
                    "xfrm",
                    "ip6tnl",
                    "ip6gre",
                    "ip6gretap",
                    "ip6erspan",
                    "vti6",
                    "l2tpeth" -> LinkKind.TUNNEL;
            default -> LinkKind.UNKNOWN;
        };
    }

    private static LinkKind byLinkLayer(int type, Device device) {
        return switch (type) {
            case ETHER -> device.hardware() ? LinkKind.ETHERNET : LinkKind.UNKNOWN;
            case IEEE80211, IEEE80211_PRISM, IEEE80211_RADIOTAP -> LinkKind.WLAN;
            case PPP -> LinkKind.PPP;
            case LOWPAN -> LinkKind.LOWPAN;
            case TUNNEL, TUNNEL6, SIT, GRE, GRE6 -> LinkKind.TUNNEL;
            case NETLINK -> LinkKind.DUMMY;
            case PHONET_PIPE -> LinkKind.CELLULAR;
            case RAW_IP, NONE -> withoutLinkLayer(type, device);
            default -> device.hardware() ? LinkKind.PHYSICAL : LinkKind.UNKNOWN;
        };
    }

    /** A modem if there is hardware behind it, a channel of one if it lies on an interface, else WireGuard, XFRM and the like. */
    private static LinkKind withoutLinkLayer(int type, Device device) {
        if (!device.hardware() && !device.lower().isEmpty()) {
            return LinkKind.QMAP;
        }
        return device.hardware() || type == RAW_IP ? LinkKind.CELLULAR : LinkKind.TUNNEL;
    }
}
