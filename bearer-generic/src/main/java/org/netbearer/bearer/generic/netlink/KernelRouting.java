package org.netbearer.bearer.generic.netlink;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.bearer.generic.netlink.RouteMessage.Hop;
import org.netbearer.bearer.generic.port.Destinations;

/** The routing of the kernel that this process runs on. Confined to one thread. */
final class KernelRouting implements RoutingTable {
    private static final int LOOPBACK_INDEX = 1;

    private static final int RTM_NEWRULE = 32;
    private static final int RTM_GETRULE = 34;
    private static final int FRA_PRIORITY = 6;
    private static final byte AF_INET = 2;

    /** Priorities of the rules that every namespace begins with: local, main, default. */
    private static final Set<Long> KERNELS_OWN = Set.of(0L, 32766L, 32767L);

    private final Conversation conversation;
    private final Set<Family> tellsExits = EnumSet.noneOf(Family.class);
    private final boolean knowsProtocols;
    private final boolean knowsRoutes;

    /**
     * Tries out what the kernel understands.
     *
     * @param conversation a socket of the routing protocol
     * @param destinations far addresses of both families
     * @throws IOException if the kernel does not answer
     */
    KernelRouting(Conversation conversation, Destinations destinations) throws IOException {
        this.conversation = conversation;
        var self = Lookup.by(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        knowsProtocols = lookUp(self.as(Lookup.Form.TCP)).error() == 0;
        // the plain answer has no place for a metric and next hops; only the route says that the destination is local
        knowsRoutes = lookUp(self.as(Lookup.Form.ROUTE)).error() == 0 && isNewerThan(4, 13);
        for (Family family : Family.values()) {
            var byLoopback = Lookup.by(LOOPBACK_INDEX, destinations.of(family).get(0));
            if (!lookUp(byLoopback).isOfTable()
                    || (knowsRoutes && lookUp(byLoopback.as(Lookup.Form.ROUTE)).isOfTable())) {
                tellsExits.add(family);
            }
        }
    }

    /** Compares the version of the running kernel; the flag was ignored before, so that no answer tells. */
    private static boolean isNewerThan(int major, int minor) {
        String[] parts = System.getProperty("os.version", "").split("[^0-9]+", 3);
        try {
            int first = Integer.parseInt(parts[0]);
            return first > major || (first == major && Integer.parseInt(parts[1]) >= minor);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException unknown) {
            return true;
        }
    }

    private Way lookUp(Lookup lookup) throws IOException {
        return lookUp(List.of(lookup)).get(0);
    }

    @Override
    public List<Way> lookUp(List<Lookup> lookups) throws IOException {
        return conversation.askAll(lookups.stream().map(Lookup::request).toList()).stream()
                .map(Way::of)
                .toList();
    }

    @Override
    public List<Hop> hopsOf(int object) throws IOException {
        Optional<NextHopMessage> found = nextHop(object);
        if (found.isEmpty()) {
            return List.of();
        }
        NextHopMessage one = found.get();
        if (one.members().isEmpty()) {
            return List.of(new Hop(one.outInterface(), 1, one.alive()));
        }
        var hops = new ArrayList<Hop>();
        for (NextHopMessage.Member member : one.members()) {
            nextHop(member.object())
                    .ifPresent(hop -> hops.add(new Hop(hop.outInterface(), member.weight(), hop.alive())));
        }
        return hops;
    }

    private Optional<NextHopMessage> nextHop(int object) throws IOException {
        return conversation.ask(NextHopMessage.byNumber(object)).message().flatMap(NextHopMessage::of);
    }

    @Override
    public boolean hasOwnRules() throws IOException {
        var fixed = new byte[RouteMessage.FIXED];
        fixed[0] = AF_INET;
        try {
            return conversation.dump(new Request(RTM_GETRULE, Message.NLM_F_DUMP, fixed)).stream()
                    .filter(message -> message.type() == RTM_NEWRULE)
                    .anyMatch(message -> !KERNELS_OWN.contains(priority(message.payload())));
        } catch (NetlinkException noPolicyRouting) {
            return false; // CONFIG_IP_MULTIPLE_TABLES is off
        }
    }

    private static long priority(ByteBuffer payload) {
        long[] priority = {0}; // the first rule's is left out
        Attributes.visit(payload, RouteMessage.FIXED, (type, value) -> {
            if (type == FRA_PRIORITY) {
                priority[0] = Attributes.u32(value);
            }
        });
        return priority[0];
    }

    @Override
    public boolean tellsExits(Family family) {
        return tellsExits.contains(family);
    }

    @Override
    public boolean knowsProtocols() {
        return knowsProtocols;
    }

    @Override
    public boolean knowsRoutes() {
        return knowsRoutes;
    }
}
