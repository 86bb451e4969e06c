package org.netbearer.bearer.generic.netlink;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A route, as {@code RTM_NEWROUTE} answers a lookup.
 *
 * @param kind {@code RTN_} number: 1 for unicast
 * @param table the table that it comes from; 0 if the kernel only assumes that the destination is on the link
 * @param outInterface index of the interface; 0 if not reported
 * @param source the address that packets get; null if not reported
 * @param gateway the next hop, of either family; null if the destination is on the link
 * @param metric its cost; 0 if not reported
 * @param error the error that packets meet, positive; 0 if none
 * @param nextHopObject the number of its nexthop object; 0 if it has none
 * @param hops its next hops where it has several; empty if it has one
 */
record RouteMessage(
        int kind,
        long table,
        int outInterface,
        @Nullable InetAddress source,
        @Nullable InetAddress gateway,
        long metric,
        int error,
        int nextHopObject,
        List<Hop> hops) {
    static final int RTM_NEWROUTE = 24;
    static final int RTM_GETROUTE = 26;

    static final int RTN_UNICAST = 1;
    static final int RTN_BLACKHOLE = 6;
    static final int RTN_UNREACHABLE = 7;
    static final int RTN_PROHIBIT = 8;

    /** Length of {@code struct rtmsg}. */
    static final int FIXED = 12;

    private static final int RTA_OIF = 4;
    private static final int RTA_GATEWAY = 5;
    private static final int RTA_PRIORITY = 6;
    private static final int RTA_PREFSRC = 7;
    private static final int RTA_MULTIPATH = 9;
    private static final int RTA_CACHEINFO = 12;
    private static final int RTA_TABLE = 15;
    private static final int RTA_VIA = 18;
    private static final int RTA_NH_ID = 30;

    /** Offset of {@code rta_error} in {@code struct rta_cacheinfo}. */
    private static final int CACHED_ERROR = 12;

    /**
     * One of several next hops.
     *
     * @param outInterface index of the interface
     * @param weight its share, at least 1
     * @param alive false if its link is down or has no carrier
     */
    record Hop(int outInterface, int weight, boolean alive) {
        private static final int DEAD_OR_LINKDOWN = 0x1 | 0x10;

        static Hop of(int flags, int weight, int outInterface) {
            return new Hop(outInterface, weight, (flags & DEAD_OR_LINKDOWN) == 0);
        }
    }

    /** Reads a message; empty for another one. */
    static Optional<RouteMessage> of(Message message) {
        ByteBuffer payload = message.payload();
        if (message.type() != RTM_NEWROUTE || payload.remaining() < FIXED) {
            return Optional.empty();
        }
        var reader = new Reader(payload.get(4) & 0xff);
        Attributes.visit(payload, FIXED, reader);
        return Optional.of(new RouteMessage(
                payload.get(7) & 0xff,
                reader.table,
                reader.outInterface,
                reader.source,
                reader.gateway,
                reader.metric,
                reader.error,
                reader.nextHopObject,
                List.copyOf(reader.hops)));
    }

    private static final class Reader implements Attributes.Visitor {
        private final List<Hop> hops = new ArrayList<>(0);
        private long table;
        private int outInterface;
        private @Nullable InetAddress source;
        private @Nullable InetAddress gateway;
        private long metric;
        private int error;
        private int nextHopObject;

        Reader(int table) {
            this.table = table;
        }

        @Override
        public void visit(int type, ByteBuffer value) {
            switch (type) {
                case RTA_TABLE -> table = Attributes.u32(value);
                case RTA_OIF -> outInterface = Attributes.s32(value);
                case RTA_PREFSRC -> source = Attributes.address(value);
                case RTA_GATEWAY -> gateway = Attributes.address(value);
                // IPv4 by an IPv6 router: two bytes of family, then the address
                case RTA_VIA -> gateway = value.remaining() > 2 ? Attributes.address(value.position(2)) : null;
                case RTA_PRIORITY -> metric = Attributes.u32(value);
                case RTA_CACHEINFO -> error = Math.abs(Attributes.s32(value, CACHED_ERROR));
                case RTA_NH_ID -> nextHopObject = Attributes.s32(value);
                case RTA_MULTIPATH -> readHops(value);
                default -> {
                    // of no use here
                }
            }
        }

        /** {@code length (2) flags (1) weight minus one (1) interface (4)}, then attributes of the hop. */
        private void readHops(ByteBuffer value) {
            int at = 0;
            while (at + 8 <= value.limit()) {
                int length = value.getShort(at) & 0xffff;
                if (length < 8 || length > value.limit() - at) {
                    return;
                }
                hops.add(Hop.of(value.get(at + 2) & 0xff, (value.get(at + 3) & 0xff) + 1, value.getInt(at + 4)));
                at += Attributes.align(length);
            }
        }
    }
}
