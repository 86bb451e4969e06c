package org.netbearer.bearer.generic.netlink;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.bearer.generic.netlink.Lookup.Form;
import org.netbearer.bearer.generic.netlink.RouteMessage.Hop;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.OwnSocket;

/** Finds the link that the kernel chooses if none is named, as for a TCP connection of this process. Confined to one thread. */
final class ChoiceFinder {
    private final RoutingTable routing;
    private final Destinations destinations;
    private final OwnSocket socket;

    ChoiceFinder(RoutingTable routing, Destinations destinations, OwnSocket socket) {
        this.routing = routing;
        this.destinations = destinations;
        this.socket = socket;
    }

    /**
     * Finds the choice for both families.
     *
     * @return one for each
     * @throws IOException if the kernel does not answer
     */
    List<Choice> find() throws IOException {
        var lookups = new ArrayList<Lookup>();
        for (Family family : Family.values()) {
            for (InetAddress destination : destinations.of(family)) {
                var lookup = Lookup.by(0, destination);
                lookups.add(routing.knowsProtocols() ? lookup.as(Form.TCP) : lookup);
            }
        }
        List<Way> ways = connected(lookups, routing.lookUp(lookups));
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < ways.size(); i += 2) {
            choices.add(choice(lookups.subList(i, i + 2), ways.subList(i, i + 2)));
        }
        return choices;
    }

    /**
     * Asks once more from an address, as connecting a socket does: for IPv4 from the one that the first answer gave, since a rule
     * may be for it; for IPv6, if there was no way or it was refused, from the one that a socket gets, since a route may be for that
     * one alone.
     */
    private List<Way> connected(List<Lookup> lookups, List<Way> ways) throws IOException {
        var again = new ArrayList<Lookup>();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < ways.size(); i++) {
            Optional<InetAddress> source = source(lookups.get(i), ways.get(i));
            if (source.isPresent()) {
                again.add(lookups.get(i).from(source.get()));
                places.add(i);
            }
        }
        var answers = new ArrayList<>(ways);
        List<Way> second = again.isEmpty() ? List.of() : routing.lookUp(again);
        for (int i = 0; i < second.size(); i++) {
            answers.set(places.get(i), second.get(i));
            lookups.set(places.get(i), again.get(i));
        }
        return answers;
    }

    private Optional<InetAddress> source(Lookup lookup, Way way) {
        if (lookup.family() == Family.IPV4) {
            return way.usable(null).map(RouteMessage::source);
        }
        return way.route().isPresent() ? Optional.empty() : socket.sourceFor(lookup.destination());
    }

    private Choice choice(List<Lookup> lookups, List<Way> ways) throws IOException {
        Family family = lookups.get(0).family();
        Optional<RouteMessage> first = ways.get(0).usable(lookups.get(0).source());
        Optional<RouteMessage> second = ways.get(1).usable(lookups.get(1).source());
        int decisive = first.isPresent() ? 0 : 1;
        RouteMessage chosen = first.or(() -> second).orElse(null);
        if (chosen == null) {
            return new Choice(family, List.of(), ways.stream().allMatch(Way::isRefused), false);
        }
        List<Integer> links = hops(lookups.get(decisive), chosen.outInterface());
        boolean split = first.isPresent()
                && second.isPresent()
                && !links.contains(second.get().outInterface());
        return new Choice(family, links, false, split);
    }

    /** Returns the links of all next hops that are alive, by weight; a hash of the packet decides between them. */
    private List<Integer> hops(Lookup lookup, int chosen) throws IOException {
        if (!routing.knowsRoutes()) {
            return List.of(chosen);
        }
        Optional<RouteMessage> route =
                routing.lookUp(List.of(lookup.as(Form.ROUTE))).get(0).route();
        List<Hop> hops = new ArrayList<>();
        if (route.isPresent()) {
            hops.addAll(route.get().hops());
            if (hops.isEmpty() && route.get().nextHopObject() != 0) {
                hops.addAll(routing.hopsOf(route.get().nextHopObject()));
            }
        }
        List<Integer> links = hops.stream()
                .filter(Hop::alive)
                .sorted(Comparator.comparingInt(Hop::weight).reversed())
                .map(Hop::outInterface)
                .distinct()
                .toList();
        return links.isEmpty() ? List.of(chosen) : links;
    }
}
