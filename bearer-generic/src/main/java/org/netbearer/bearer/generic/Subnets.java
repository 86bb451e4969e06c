package org.netbearer.bearer.generic;

import java.net.InetAddress;
import java.util.Collection;
import org.netbearer.api.LinkAddress;

/** Compares addresses with networks; pure and thread-safe. */
final class Subnets {
    private Subnets() {}

    static boolean contain(Collection<LinkAddress> addresses, InetAddress wanted) {
        return addresses.stream().anyMatch(address -> contains(address, wanted));
    }

    private static boolean contains(LinkAddress network, InetAddress wanted) {
        byte[] one = network.address().getAddress();
        byte[] other = wanted.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < network.prefixLength(); bit++) {
            int mask = 0x80 >>> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
