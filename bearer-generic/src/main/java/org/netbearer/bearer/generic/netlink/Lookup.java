package org.netbearer.bearer.generic.netlink;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.DefaultRoute.Family;

/**
 * A question to the kernel's routing: which way would a packet take.
 *
 * @param destination where it goes
 * @param source the address that it comes from; null to let the kernel choose
 * @param outInterface index of the only interface that it may leave by; 0 for any
 * @param form how the answer is to be given
 */
record Lookup(InetAddress destination, @Nullable InetAddress source, int outInterface, Form form) {
    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;

    private static final int RTM_F_LOOKUP_TABLE = 0x1000;
    private static final int RTM_F_FIB_MATCH = 0x2000;

    private static final int RTA_DST = 1;
    private static final int RTA_SRC = 2;
    private static final int RTA_OIF = 4;
    private static final int RTA_IP_PROTO = 27;

    private static final byte IPPROTO_TCP = 6;

    /** What is answered. */
    enum Form {
        /** What happens to the packet. */
        PLAIN,
        /** The same, for a packet of TCP; since 4.18. */
        TCP,
        /** The route as it stands in its table, with its metric and all its next hops; since 4.13. */
        ROUTE
    }

    static Lookup by(int outInterface, InetAddress destination) {
        return new Lookup(destination, null, outInterface, Form.PLAIN);
    }

    Lookup from(InetAddress address) {
        return new Lookup(destination, address, outInterface, form);
    }

    Lookup as(Form other) {
        return new Lookup(destination, source, outInterface, other);
    }

    Family family() {
        return destination.getAddress().length == 4 ? Family.IPV4 : Family.IPV6;
    }

    Request request() {
        byte[] to = destination.getAddress();
        boolean ipv4 = to.length == 4;
        var fixed = new byte[RouteMessage.FIXED];
        fixed[0] = ipv4 ? AF_INET : AF_INET6;
        fixed[1] = (byte) (to.length * 8);
        fixed[2] = (byte) (source == null ? 0 : to.length * 8);
        // without it IPv4 does not tell a route from an assumption; IPv6 tells its table anyway, and refuses the flag
        int flags = (ipv4 ? RTM_F_LOOKUP_TABLE : 0) | (form == Form.ROUTE ? RTM_F_FIB_MATCH : 0);
        ByteBuffer.wrap(fixed).order(ByteOrder.nativeOrder()).putInt(8, flags);
        var request = new Request(RouteMessage.RTM_GETROUTE, 0, fixed).attribute(RTA_DST, to);
        if (source != null) {
            request.attribute(RTA_SRC, source.getAddress());
        }
        if (outInterface != 0) {
            request.attribute(RTA_OIF, outInterface);
        }
        return form == Form.TCP ? request.attribute(RTA_IP_PROTO, IPPROTO_TCP) : request;
    }
}
