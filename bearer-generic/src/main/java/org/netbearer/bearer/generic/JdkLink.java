package org.netbearer.bearer.generic;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.MacAddress;

/**
 * What the JDK tells of one interface, as read.
 *
 * @param name the operating system's name, as the JDK decodes it; on Windows a name that the JDK made
 * @param displayName a text for people; on Linux and macOS the name again
 * @param index the operating system's index; 0 if the JDK knows none
 * @param flags what it is and how it does
 * @param hardwareAddress its hardware address; null if it has none of six octets
 * @param mtu largest packet in bytes; 0 if not known
 * @param addresses its addresses
 */
record JdkLink(
        String name,
        String displayName,
        int index,
        Set<Flag> flags,
        @Nullable MacAddress hardwareAddress,
        int mtu,
        List<LinkAddress> addresses) {
    JdkLink {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(displayName, "displayName");
        flags = Set.copyOf(flags);
        addresses = List.copyOf(addresses);
    }

    boolean is(Flag flag) {
        return flags.contains(flag);
    }

    enum Flag {
        /** Switched on, and running. */
        UP,
        LOOPBACK,
        POINT_TO_POINT
    }
}
