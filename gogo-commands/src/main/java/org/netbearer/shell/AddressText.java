package org.netbearer.shell;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.StringJoiner;
import org.netbearer.api.LinkAddress;

/** Shows addresses in their usual form; of IPv6 that is the one of RFC 5952, which the JDK does not know. */
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    static String of(LinkAddress address) {
        return of(address.address()) + "/" + address.prefixLength();
    }

    static String of(InetAddress address) {
        return address instanceof Inet6Address ? ofIpv6(address.getAddress()) : address.getHostAddress();
    }

    private static String ofIpv6(byte[] octets) {
        var groups = new short[GROUPS];
        ByteBuffer.wrap(octets).asShortBuffer().get(groups);
        int start = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosAt(i, groups);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        return length < 2
                ? join(groups, 0, GROUPS)
                : join(groups, 0, start) + "::" + join(groups, start + length, GROUPS);
    }

    private static int zerosAt(int from, short[] groups) {
        int to = from;
        while (to < GROUPS && groups[to] == 0) {
            to++;
        }
        return to - from;
    }

    private static String join(short[] groups, int from, int to) {
        var joined = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            joined.add(Integer.toHexString(groups[i] & 0xffff));
        }
        return joined.toString();
    }
}
