package org.netbearer.bearer.generic;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What {@code /sys/class/net/NAME} tells of one interface, as read.
 *
 * @param name its name
 * @param index {@code ifindex}
 * @param peerIndex {@code iflink}: the index of the interface below or at the other end; its own if there is none
 * @param type {@code type}: an {@code ARPHRD_} number
 * @param flags {@code flags}: {@code IFF_} bits
 * @param deviceType {@code DEVTYPE} of {@code uevent}; empty if the driver gives none
 * @param operstate {@code operstate}; empty if not readable
 * @param carrier {@code carrier}; empty if not readable, as when the interface is switched off
 * @param mtu {@code mtu}; 0 if not readable
 * @param address {@code address}; empty if not readable
 * @param marks which telling files are there
 * @param tunFlags {@code tun_flags}: {@code IFF_TUN} or {@code IFF_TAP} and more; 0 if it is neither
 * @param master name of the interface it is a port of; empty if none
 * @param lower names of the interfaces below it in this network namespace
 */
record SysfsLink(
        String name,
        int index,
        int peerIndex,
        int type,
        int flags,
        String deviceType,
        String operstate,
        String carrier,
        int mtu,
        String address,
        Set<Mark> marks,
        int tunFlags,
        String master,
        List<String> lower) {
    private static final int IFF_UP = 0x1;

    SysfsLink {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(deviceType, "deviceType");
        Objects.requireNonNull(operstate, "operstate");
        Objects.requireNonNull(carrier, "carrier");
        Objects.requireNonNull(address, "address");
        marks = Set.copyOf(marks);
        Objects.requireNonNull(master, "master");
        lower = List.copyOf(lower);
    }

    boolean isSwitchedOn() {
        return (flags & IFF_UP) != 0;
    }

    boolean has(Mark mark) {
        return marks.contains(mark);
    }

    /** A file whose presence says what an interface is. */
    enum Mark {
        /** {@code phy80211} or {@code wireless}. */
        WIRELESS,
        /** {@code bridge}. */
        BRIDGE,
        /** {@code bonding}. */
        BONDING,
        /** {@code device}: there is hardware, or a bus that pretends to be. */
        DEVICE
    }
}
