package org.netbearer.bearer.generic.netlink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.WlanDetails;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.DeviceTree;
import org.netbearer.bearer.generic.port.LinkReader;
import org.netbearer.bearer.generic.port.OwnSocket;

/** Reads links, addresses and ways from the kernel over rtnetlink. */
public final class KernelReader implements LinkReader {
    private final Conversation conversation;
    private final RoutingTable routing;
    private final Devices devices;
    private final ExitFinder exits;
    private final ChoiceFinder choices;
    private final Associations associations;
    private final AtomicBoolean routesChanged = new AtomicBoolean(true);
    private volatile boolean told;
    private @Nullable Answers answers;

    KernelReader(
            Conversation conversation,
            RoutingTable routing,
            Devices devices,
            Destinations destinations,
            OwnSocket socket,
            Associations associations) {
        this.conversation = conversation;
        this.routing = routing;
        this.devices = devices;
        this.associations = associations;
        exits = new ExitFinder(routing, destinations);
        choices = new ChoiceFinder(routing, destinations, socket);
    }

    /**
     * Opens a socket to the kernel and tries out what this kernel understands.
     *
     * @param destinations far addresses for which it is asked the way
     * @param tree what else is known of devices
     * @param socket what this process's own sockets do
     * @return the reader
     * @throws IOException if the system refuses
     * @throws LinkageError if there is no JNA, or it cannot load its native half
     */
    public static KernelReader open(Destinations destinations, DeviceTree tree, OwnSocket socket) throws IOException {
        var netlink = new NetlinkSocket(NetlinkSocket.ROUTE);
        var conversation = new Conversation(netlink);
        try {
            var routing = new KernelRouting(conversation, destinations);
            var devices = new Devices(tree, new DeviceInfo(netlink)::bus);
            return new KernelReader(
                    conversation,
                    routing,
                    devices,
                    destinations,
                    socket,
                    new Associations(() -> new NetlinkSocket(NetlinkSocket.GENERIC)));
        } catch (IOException | RuntimeException | Error failure) {
            conversation.close();
            throw failure;
        }
    }

    @Override
    public Reading read(boolean thorough, Consumer<Reading> early) throws IOException {
        boolean all = routesChanged.getAndSet(false) || !told || thorough;
        boolean done = false;
        try {
            Reading reading = readOnce(all, early);
            done = true;
            return reading;
        } finally {
            if (!done) {
                routesChanged.set(true);
            }
        }
    }

    private Reading readOnce(boolean all, Consumer<Reading> early) throws IOException {
        var translator = new LinkReports(links(), addresses(), devices);
        Answers before = answers;
        Reading links = before == null ? null : reading(translator, before, false);
        if (links != null) {
            early.accept(links);
        }
        var now = new Answers(
                exits.find(translator.candidates(), all), choices.find(), associations.of(translator.wireless()));
        answers = now;
        return links != null && !all && now.equals(before) ? links : reading(translator, now, all);
    }

    private Reading reading(LinkReports translator, Answers ways, boolean all) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        Set<Family> known = EnumSet.noneOf(Family.class);
        for (Family family : Family.values()) {
            if (routing.tellsExits(family)) {
                known.add(family);
            } else {
                doubts.add(Doubt.EXITS_UNKNOWN);
            }
        }
        if (ways.chosen.stream().anyMatch(Choice::split)) {
            doubts.add(Doubt.SPLIT);
        }
        return new Reading(translator.reports(ways.leadingOut, ways.chosen, known), doubts, all, ways.wlan);
    }

    /** What routing answered, and nl80211. */
    private record Answers(List<Exit> leadingOut, List<Choice> chosen, Map<Integer, WlanDetails> wlan) {}

    /** Reads all links; of two with one name or index, as a dump may show while one is renamed, the later. */
    private Collection<LinkMessage> links() throws IOException {
        Map<Integer, LinkMessage> byIndex = new LinkedHashMap<>();
        for (Message message : conversation.dump(LinkMessage.all())) {
            LinkMessage.of(message).ifPresent(link -> {
                byIndex.values().removeIf(other -> other.name().equals(link.name()));
                byIndex.put(link.index(), link);
            });
        }
        return byIndex.values();
    }

    private List<AddressMessage> addresses() throws IOException {
        var addresses = new ArrayList<AddressMessage>();
        for (Message message : conversation.dump(AddressMessage.all())) {
            Optional<AddressMessage> address = AddressMessage.of(message);
            address.filter(AddressMessage::isUsable).ifPresent(addresses::add);
        }
        return addresses;
    }

    @Override
    public void changesAreTold(boolean areTold) {
        told = areTold;
        routesChanged.set(true);
    }

    @Override
    public void routesChanged() {
        routesChanged.set(true);
    }

    @Override
    public void close() {
        conversation.close();
        associations.close();
    }
}
