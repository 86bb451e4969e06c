package org.netbearer.api;

/** What a network interface is, as far as the operating system tells. */
public enum LinkKind {
    /** A physical wired adapter. */
    ETHERNET(0, true),
    /** A physical Wi-Fi adapter. */
    WLAN(1, true),
    /** A cellular modem's network interface. */
    CELLULAR(2, true),
    /** A Bluetooth network interface. */
    BLUETOOTH(3, true),
    /** A physical adapter of another technology, or of one that the operating system does not tell. */
    PHYSICAL(4, true),
    /** A point-to-point serial link: a dial-up modem, PPPoE. */
    PPP(5, false),
    /** A radio of low-power devices that carries IPv6 alone (6LoWPAN), on IEEE 802.15.4 or Bluetooth. */
    LOWPAN(17, false),
    /** One of several data channels of a cellular modem's interface (QMAP); has that interface's uplink. */
    QMAP(18, false),
    /** Several interfaces that act as one; has its ports' uplink. */
    BOND(6, false),
    /** Several interfaces that act as one, by a program's rules (Linux team); has its ports' uplink. */
    TEAM(19, false),
    /** A mesh over several interfaces (batman-adv); has its ports' uplink. */
    MESH(20, false),
    /** A virtual LAN on top of another interface; has that interface's uplink. */
    VLAN(7, false),
    /** A second address on top of another interface (macvlan, ipvlan); has that interface's uplink. */
    MACVLAN(8, false),
    /** A software switch; has an uplink only through a port that has one. */
    BRIDGE(9, false),
    /** An internal port of an Open vSwitch, whose other ports the kernel does not tell. */
    OPENVSWITCH(21, false),
    /** A routing table of its own that interfaces are put into; carries no packets beyond the machine itself. */
    VRF(22, false),
    /** One end of a virtual cable. */
    VETH(10, false),
    /** One end of a virtual cable whose packets go through programs of the kernel (netkit). */
    NETKIT(23, false),
    /** A virtual Ethernet interface that a program feeds. */
    TAP(11, false),
    /** A tunnel that a program feeds with packets: most VPNs. */
    TUN(12, false),
    /** A tunnel inside the kernel, of packets or of Ethernet frames: WireGuard, IPIP, GRE, gretap, SIT, VXLAN. */
    TUNNEL(13, false),
    /** The machine talking to itself. */
    LOOPBACK(14, false),
    /** An interface without any wire: dummy, ifb. */
    DUMMY(15, false),
    /** Not known. */
    UNKNOWN(16, false);

    private final int code;
    private final boolean physical;

    LinkKind(int code, boolean physical) {
        this.code = code;
        this.physical = physical;
    }

    /**
     * Returns the number that stands for this constant where only numbers can be reported, such as in an MBean.
     *
     * @return the code; it never changes, and that of a constant that went is never used again
     */
    public int code() {
        return code;
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

    /** Returns whether an interface of this kind interests only a technician while it is not in use. */
    boolean isTechnical() {
        return switch (this) {
            case DUMMY, LOOPBACK, TUNNEL, VETH, NETKIT -> true;
            case ETHERNET,
                    WLAN,
                    CELLULAR,
                    BLUETOOTH,
                    PHYSICAL,
                    PPP,
                    LOWPAN,
                    QMAP,
                    BOND,
                    TEAM,
                    MESH,
                    VLAN,
                    MACVLAN,
                    BRIDGE,
                    OPENVSWITCH,
                    VRF,
                    TAP,
                    TUN,
                    UNKNOWN -> false;
        };
    }
}
