package org.netbearer.bearer.generic;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/** What the JDK can be asked; a seam, so that captured records can stand in. */
interface JdkSource {
    /**
     * Lists the interfaces, in any order.
     *
     * @param depth how much has to be known of each
     * @return the interfaces; empty if there are none, or none with an address where the JDK does not see others
     * @throws IOException if the system refuses the list
     */
    List<JdkLink> links(Depth depth) throws IOException;

    /**
     * Finds the addresses from which the system would send to the outside.
     *
     * @param links the interfaces, so that no address is asked for that is a neighbour's
     * @return at most one of each family; none of a family that has no default route
     */
    List<InetAddress> outwardAddresses(Collection<JdkLink> links);

    /** How much to ask of each interface. */
    enum Depth {
        /** Names, index and addresses: one system call for all. */
        ADDRESSES,
        /** Flags, hardware address and MTU as well: several system calls for each. */
        EVERYTHING
    }
}
