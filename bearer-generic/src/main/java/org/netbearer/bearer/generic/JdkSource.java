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
     * @throws IOException if the system refuses the list
     */
    List<JdkLink> links() throws IOException;

    /**
     * Finds the addresses from which the system would send to the outside.
     *
     * @param links the interfaces, so that no address is asked for that is a neighbour's
     * @return at most one of each family; none of a family that has no default route
     */
    List<InetAddress> outwardAddresses(Collection<JdkLink> links);
}
