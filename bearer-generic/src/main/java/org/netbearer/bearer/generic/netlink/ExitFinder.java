package org.netbearer.bearer.generic.netlink;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.bearer.generic.netlink.Lookup.Form;
import org.netbearer.bearer.generic.port.Destinations;

/**
 * Finds the links that lead out by asking the kernel for the way by each; remembers the answers for links that did not change.
 *
 * <p>A link leads out if the answer is a unicast route of a real table, by this link, with a usable source. Where the kernel
 * finds none with a source of its own choice, it is asked with each address of the link, since a rule or an IPv6 route may be
 * for one address alone. Confined to one thread.
 */
final class ExitFinder {
    /** Of a link with more addresses, those beyond are not tried. */
    static final int MOST_SOURCES = 8;

    private final RoutingTable routing;
    private final Destinations destinations;
    private Map<Candidate, List<Exit>> known = Map.of();

    ExitFinder(RoutingTable routing, Destinations destinations) {
        this.routing = routing;
        this.destinations = destinations;
    }

    /**
     * Finds the links that lead out.
     *
     * @param candidates those that may
     * @param all whether to ask for all; false to ask only for those that changed since the last time
     * @return the exits, of each candidate at most one
     * @throws IOException if the kernel does not answer
     */
    List<Exit> find(List<Candidate> candidates, boolean all) throws IOException {
        var answers = new HashMap<Candidate, List<Exit>>();
        var asked = new ArrayList<Candidate>();
        for (Candidate candidate : candidates) {
            List<Exit> before = all ? null : known.get(candidate);
            if (before != null) {
                answers.put(candidate, before);
            } else if (routing.tellsExits(candidate.family())) {
                answers.put(candidate, List.of());
                asked.add(candidate);
            }
        }
        if (!asked.isEmpty()) {
            ask(asked, answers);
        }
        known = answers;
        return candidates.stream()
                .map(candidate -> answers.getOrDefault(candidate, List.of()))
                .flatMap(List::stream)
                .toList();
    }

    private void ask(List<Candidate> candidates, Map<Candidate, List<Exit>> answers) throws IOException {
        var found = new HashMap<Candidate, Found>();
        List<Candidate> rest = candidates;
        for (int i = 0; i < 2; i++) {
            int number = i;
            rest = round(
                    rest, candidate -> List.of(Lookup.by(candidate.index(), destination(candidate, number))), found);
        }
        boolean ownRules = !rest.isEmpty() && routing.hasOwnRules();
        rest = rest.stream()
                .filter(candidate -> candidate.family() == Family.IPV6 || ownRules)
                .toList();
        round(rest, this::bySource, found);
        addMetrics(found);
        found.forEach((candidate, way) -> answers.put(candidate, List.of(way.exit(candidate))));
    }

    private InetAddress destination(Candidate candidate, int number) {
        return destinations.of(candidate.family()).get(number);
    }

    private List<Lookup> bySource(Candidate candidate) {
        var lookups = new ArrayList<Lookup>();
        for (InetAddress destination : destinations.of(candidate.family())) {
            candidate.sources().stream()
                    .limit(MOST_SOURCES)
                    .map(Lookup.by(candidate.index(), destination)::from)
                    .forEach(lookups::add);
        }
        return lookups;
    }

    /** Asks for candidates; returns those for which no way was found. */
    private List<Candidate> round(
            List<Candidate> candidates, Function<Candidate, List<Lookup>> questions, Map<Candidate, Found> found)
            throws IOException {
        var lookups = new ArrayList<Lookup>();
        var askers = new ArrayList<Candidate>();
        for (Candidate candidate : candidates) {
            for (Lookup lookup : questions.apply(candidate)) {
                lookups.add(lookup);
                askers.add(candidate);
            }
        }
        List<Way> ways = lookups.isEmpty() ? List.of() : routing.lookUp(lookups);
        for (int i = 0; i < ways.size(); i++) {
            Lookup lookup = lookups.get(i);
            Way way = ways.get(i);
            Candidate asker = askers.get(i);
            if (way.isOfTable()) {
                way.usable(lookup.source())
                        .filter(route -> route.outInterface() == lookup.outInterface())
                        .ifPresent(route -> found.putIfAbsent(asker, new Found(lookup, route)));
            }
        }
        return candidates.stream()
                .filter(candidate -> !found.containsKey(candidate))
                .toList();
    }

    /** IPv4 tells the metric only of the route as it stands in the table. */
    private void addMetrics(Map<Candidate, Found> found) throws IOException {
        if (!routing.knowsRoutes()) {
            return;
        }
        List<Found> ways = found.values().stream()
                .filter(way -> way.lookup.family() == Family.IPV4)
                .toList();
        List<Way> routes = ways.isEmpty()
                ? List.of()
                : routing.lookUp(
                        ways.stream().map(way -> way.lookup.as(Form.ROUTE)).toList());
        for (int i = 0; i < routes.size(); i++) {
            Found way = ways.get(i);
            routes.get(i).route().ifPresent(route -> way.metric = route.metric());
        }
    }

    /** A way that leads out, and how it was asked for. */
    private static final class Found {
        private final Lookup lookup;
        private final RouteMessage route;
        private long metric;

        Found(Lookup lookup, RouteMessage route) {
            this.lookup = lookup;
            this.route = route;
            metric = route.metric();
        }

        Exit exit(Candidate candidate) {
            return new Exit(
                    candidate.index(),
                    new DefaultRoute(candidate.family(), Optional.ofNullable(route.gateway()), metric));
        }
    }
}
