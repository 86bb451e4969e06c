package org.netbearer.bearer.generic.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A nexthop object, as {@code RTM_NEWNEXTHOP} tells (since 5.3).
 *
 * @param outInterface index of the interface; 0 for a group or a blackhole
 * @param alive false if its link is down or has no carrier
 * @param members the objects of a group; empty for any other
 */
record NextHopMessage(int outInterface, boolean alive, List<Member> members) {
    private static final int RTM_NEWNEXTHOP = 104;
    private static final int RTM_GETNEXTHOP = 106;

    /** Length of {@code struct nhmsg}. */
    private static final int FIXED = 8;

    private static final int NHA_ID = 1;
    private static final int NHA_GROUP = 2;
    private static final int NHA_OIF = 5;

    private static final int DEAD_OR_LINKDOWN = 0x1 | 0x10;

    /** A member of a group: the number of its object, and its share, at least 1. */
    record Member(int object, int weight) {}

    static Request byNumber(int object) {
        return new Request(RTM_GETNEXTHOP, 0, new byte[FIXED]).attribute(NHA_ID, object);
    }

    /** Reads a message; empty for another one. */
    static Optional<NextHopMessage> of(Message message) {
        ByteBuffer payload = message.payload();
        if (message.type() != RTM_NEWNEXTHOP || payload.remaining() < FIXED) {
            return Optional.empty();
        }
        var members = new ArrayList<Member>();
        int[] outInterface = {0};
        Attributes.visit(payload, FIXED, (type, value) -> {
            if (type == NHA_OIF) {
                outInterface[0] = Attributes.s32(value);
            } else if (type == NHA_GROUP) {
                readMembers(value, members);
            }
        });
        boolean alive = (payload.getInt(4) & DEAD_OR_LINKDOWN) == 0;
        return Optional.of(new NextHopMessage(outInterface[0], alive, List.copyOf(members)));
    }

    /** {@code object (4) weight minus one (1) its high byte, since 6.12 (1) reserved (2)}. */
    private static void readMembers(ByteBuffer value, List<Member> members) {
        for (int at = 0; at + 8 <= value.limit(); at += 8) {
            int weight = (value.get(at + 4) & 0xff) + ((value.get(at + 5) & 0xff) << 8) + 1;
            members.add(new Member(value.getInt(at), weight));
        }
    }
}
