package org.netbearer.bearer.generic.port;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.netbearer.api.DefaultRoute.Family;

/**
 * The far addresses for which the system is asked the way; nothing is ever sent to them.
 *
 * <p>Immutable.
 *
 * @param ipv4 two ordinary global addresses, one in each half of what IPv4 can address
 * @param ipv6 two of IPv6, one in each half of what is assigned
 */
public record Destinations(List<InetAddress> ipv4, List<InetAddress> ipv6) {
    /**
     * Addresses that providers give to their customers: no filter and no route for a single host, as there are for those of
     * documentation, of public name servers and of whatever is usually pinged, makes an exception of them.
     */
    public static final Destinations DEFAULT =
            of(List.of("73.94.151.28", "189.62.130.77", "2607:fea8:4d1f:600::1d2c", "2a02:8071:5fa3:c40::7b1e"));

    /** Copies the lists. */
    public Destinations {
        ipv4 = List.copyOf(ipv4);
        ipv6 = List.copyOf(ipv6);
    }

    /**
     * Reads address literals; no name is looked up.
     *
     * @param literals addresses of both families; the order within a family counts
     * @return the destinations
     * @throws IllegalArgumentException if one is no literal of a global unicast address, or not two of each family are given
     */
    public static Destinations of(List<String> literals) {
        var ipv4 = new ArrayList<InetAddress>();
        var ipv6 = new ArrayList<InetAddress>();
        for (String literal : literals) {
            InetAddress address = address(literal);
            (address.getAddress().length == 4 ? ipv4 : ipv6).add(address);
        }
        if (ipv4.size() != 2 || ipv6.size() != 2) {
            throw new IllegalArgumentException(
                    "two addresses of each family are needed, not " + ipv4.size() + " and " + ipv6.size());
        }
        return new Destinations(ipv4, ipv6);
    }

    private static InetAddress address(String literal) {
        // what holds a letter beyond hexadecimal digits would be looked up as a name
        boolean numeric =
                literal.contains(":") ? literal.matches("[0-9A-Fa-f:.]+") : literal.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        try {
            InetAddress address = numeric ? InetAddress.getByName(literal) : null;
            if (address != null
                    && !address.isAnyLocalAddress()
                    && !address.isLoopbackAddress()
                    && !address.isLinkLocalAddress()
                    && !address.isSiteLocalAddress()
                    && !address.isMulticastAddress()) {
                return address;
            }
        } catch (UnknownHostException malformed) {
            // said below
        }
        throw new IllegalArgumentException("\"" + literal + "\" is no literal of a global address");
    }

    /**
     * Returns those of one family.
     *
     * @param family the address family
     * @return two addresses
     */
    public List<InetAddress> of(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }
}
