package org.netbearer.bearer.generic.netlink;

import java.io.IOException;
import java.util.List;
import org.netbearer.api.DefaultRoute.Family;

/** What the kernel's routing can be asked; a seam, so that a made-up one can stand in. Confined to one thread. */
interface RoutingTable {
    /**
     * Asks for the ways of several packets.
     *
     * @param lookups the questions
     * @return the answers, in the same order
     * @throws IOException if the kernel does not answer
     */
    List<Way> lookUp(List<Lookup> lookups) throws IOException;

    /**
     * Reads the next hops of a nexthop object.
     *
     * @param object its number
     * @return its members if it is a group, else itself; empty if it is gone
     * @throws IOException if the kernel does not answer
     */
    List<RouteMessage.Hop> hopsOf(int object) throws IOException;

    /**
     * Returns whether IPv4 rules may make the way depend on the source.
     *
     * @return false only if there are none but the kernel's own three
     * @throws IOException if the kernel does not answer
     */
    boolean hasOwnRules() throws IOException;

    /**
     * Returns whether lookups by one interface tell a route from an assumption.
     *
     * @param family the address family
     * @return false if the self-test failed
     */
    boolean tellsExits(Family family);

    /** Returns whether {@link Lookup.Form#TCP} is understood. */
    boolean knowsProtocols();

    /** Returns whether {@link Lookup.Form#ROUTE} is understood. */
    boolean knowsRoutes();
}
