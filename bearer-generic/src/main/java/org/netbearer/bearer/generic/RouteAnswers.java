package org.netbearer.bearer.generic;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.RouteLookup;
import org.netbearer.bearer.generic.port.RouteLookup.Way;
import org.netbearer.spi.RouteChoice;

/**
 * What the system's routing answered, by interface index.
 *
 * @param leadsOut the families by which an interface leads out, asked for it and no other; an entry for each that was asked for
 * @param routes the ways by which it leads out
 * @param chosen where the system's own choice names an interface
 * @param split whether it named two, one for each half of a family's addresses
 */
record RouteAnswers(
        Map<Integer, Set<Family>> leadsOut,
        Map<Integer, List<DefaultRoute>> routes,
        Map<Integer, List<RouteChoice>> chosen,
        boolean split) {
    RouteAnswers {
        leadsOut = Map.copyOf(leadsOut);
        routes = Map.copyOf(routes);
        chosen = Map.copyOf(chosen);
    }

    /**
     * Asks for the ways to two far destinations of each family: of the system's own choice, and of each interface that has an address
     * beyond its link.
     *
     * @throws IOException if the system does not answer
     */
    static RouteAnswers ask(RouteLookup lookup, Destinations destinations, List<JdkLink> links) throws IOException {
        var leadsOut = new HashMap<Integer, Set<Family>>();
        var routes = new HashMap<Integer, List<DefaultRoute>>();
        var chosen = new HashMap<Integer, List<RouteChoice>>();
        boolean split = false;
        for (Family family : Family.values()) {
            for (JdkLink link : links) {
                if (link.index() > 0 && !link.is(JdkLink.Flag.LOOPBACK)) {
                    var families = leadsOut.computeIfAbsent(link.index(), none -> EnumSet.noneOf(Family.class));
                    if (hasAddress(link, family)) {
                        var way = firstOver(lookup, link.index(), destinations.of(family));
                        if (way.isPresent()) {
                            families.add(family);
                            routes.computeIfAbsent(link.index(), none -> new ArrayList<>())
                                    .add(route(family, way.get()));
                        }
                    }
                }
            }
            int first = RouteLookup.ANY;
            for (InetAddress destination : destinations.of(family)) {
                int index = lookup.lookup(RouteLookup.ANY, destination)
                        .filter(RouteAnswers::isUsable)
                        .map(Way::index)
                        .orElse(RouteLookup.ANY);
                split |= first != RouteLookup.ANY && index != RouteLookup.ANY && index != first;
                first = first == RouteLookup.ANY ? index : first;
            }
            if (first != RouteLookup.ANY) {
                chosen.computeIfAbsent(first, none -> new ArrayList<>()).add(new RouteChoice(family, 0));
            }
        }
        return new RouteAnswers(leadsOut, routes, chosen, split);
    }

    private static Optional<Way> firstOver(RouteLookup lookup, int index, List<InetAddress> destinations)
            throws IOException {
        for (InetAddress destination : destinations) {
            var way = lookup.lookup(index, destination).filter(each -> each.index() == index && isUsable(each));
            if (way.isPresent()) {
                return way;
            }
        }
        return Optional.empty();
    }

    private static boolean isUsable(Way way) {
        return !way.source().isAnyLocalAddress() && new LinkAddress(way.source(), 0).isBeyondLink();
    }

    private static boolean hasAddress(JdkLink link, Family family) {
        return link.addresses().stream()
                .anyMatch(address -> address.isIpv6() == (family == Family.IPV6) && address.isBeyondLink());
    }

    private static DefaultRoute route(Family family, Way way) {
        return way.nextHop().isAnyLocalAddress()
                ? DefaultRoute.onLink(family, way.metric())
                : DefaultRoute.via(family, way.nextHop(), way.metric());
    }
}
