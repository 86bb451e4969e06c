package org.netbearer.api;

import java.io.Serializable;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;

/**
 * An address that an interface has, with the length of its network prefix.
 *
 * <p>Immutable; ordered IPv4 before IPv6, then by address.
 *
 * @param address the address, without a scope
 * @param prefixLength bits of the network part; 0 to 32 or 128
 */
public record LinkAddress(InetAddress address, int prefixLength) implements Comparable<LinkAddress>, Serializable {
    /** Drops a scope and a host name, and checks the prefix length. */
    public LinkAddress {
        address = bare(Objects.requireNonNull(address, "address"));
        if (prefixLength < 0 || prefixLength > address.getAddress().length * 8) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " of " + address.getHostAddress());
        }
    }

    /**
     * Returns whether the address reaches further than the cable.
     *
     * @return false for a link-local (169.254/16, fe80::/10), loopback, multicast or unspecified address, and for an IPv4 address in
     *     the form of IPv6 ({@code ::a.b.c.d}, as {@code sit0} has), from which nothing can be sent
     */
    public boolean isBeyondLink() {
        return !isIpv4Compatible()
                && !address.isLinkLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress();
    }

    private boolean isIpv4Compatible() {
        return address instanceof Inet6Address ipv6 && ipv6.isIPv4CompatibleAddress();
    }

    /**
     * Returns whether it is an IPv6 address.
     *
     * @return true for IPv6
     */
    public boolean isIpv6() {
        return address instanceof Inet6Address;
    }

    @Override
    public int compareTo(LinkAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.address.getAddress();
        int byFamily = Integer.compare(mine.length, theirs.length);
        int byAddress = byFamily != 0 ? byFamily : Arrays.compareUnsigned(mine, theirs);
        return byAddress != 0 ? byAddress : Integer.compare(prefixLength, other.prefixLength);
    }

    /** Returns address, slash, prefix length. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }

    static InetAddress bare(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(address.getHostAddress(), impossible);
        }
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
