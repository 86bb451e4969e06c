package org.netbearer.api;

/** What a network interface is, as far as the operating system tells. */
public enum LinkKind {
    /** A physical wired adapter. */
    ETHERNET(true),
    /** A physical Wi-Fi adapter. */
    WLAN(true),
    /** A cellular modem's network interface. */
    CELLULAR(true),
    /** A Bluetooth network interface. */
    BLUETOOTH(true),
    /** A physical adapter of another technology, or of one that the operating system does not tell. */
    PHYSICAL(true),
    /** A point-to-point serial link: a dial-up modem, PPPoE. */
    PPP(false),
    /** A radio of low-power devices that carries IPv6 alone (6LoWPAN), on IEEE 802.15.4 or Bluetooth. */
    LOWPAN(false),
    /** One of several data channels of a cellular modem's interface (QMAP); has that interface's uplink. */
    QMAP(false),
    /** Several interfaces that act as one; has its ports' uplink. */
    BOND(false),
    /** Several interfaces that act as one, by a program's rules (Linux team); has its ports' uplink. */
    TEAM(false),
    /** A mesh over several interfaces (batman-adv); has its ports' uplink. */
    MESH(false),
    /** A virtual LAN on top of another interface; has that interface's uplink. */
    VLAN(false),
    /** A second address on top of another interface (macvlan, ipvlan); has that interface's uplink. */
    MACVLAN(false),
    /** A software switch; has an uplink only through a port that has one. */
    BRIDGE(false),
    /** An internal port of an Open vSwitch, whose other ports the kernel does not tell. */
    OPENVSWITCH(false),
    /** A routing table of its own that interfaces are put into; carries no packets beyond the machine itself. */
    VRF(false),
    /** One end of a virtual cable. */
    VETH(false),
    /** One end of a virtual cable whose packets go through programs of the kernel (netkit). */
    NETKIT(false),
    /** A virtual Ethernet interface that a program feeds. */
    TAP(false),
    /** A tunnel that a program feeds with packets: most VPNs. */
    TUN(false),
    /** A tunnel inside the kernel, of packets or of Ethernet frames: WireGuard, IPIP, GRE, gretap, SIT, VXLAN. */
    TUNNEL(false),
    /** The machine talking to itself. */
    LOOPBACK(false),
    /** An interface without any wire: dummy, ifb. */
    DUMMY(false),
    /** Not known. */
    UNKNOWN(false);

    private final boolean physical;

    LinkKind(boolean physical) {
        this.physical = physical;
    }

    /**
     * Returns whether there is hardware that leads out of the machine.
     *
     * @return true for a wired, Wi-Fi, cellular, Bluetooth or other physical adapter
     */
    public boolean isPhysical() {
        return physical;
    }

    /**
     * Returns whether its packets travel inside those of another interface, which makes it useless alone and never the
     * default.
     *
     * @return true for {@link #TUN} and {@link #TUNNEL}
     */
    public boolean isTunnel() {
        return this == TUN || this == TUNNEL;
    }
}
