package org.netbearer.impl.assembly;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkKind;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.RouteChoice;

/**
 * What the system's routing answered about one link, by the best source that asked it.
 *
 * @param kind what the link is
 * @param leadsOut the families by which it leads out; empty if the system was not asked
 * @param chosen the choices that name it; empty if the system was not asked
 * @param refused the families for which the system refuses to send by whatever link
 */
record Routing(LinkKind kind, Optional<Set<Family>> leadsOut, Optional<List<RouteChoice>> chosen, Set<Family> refused) {
    /** Nobody asked. */
    static final Routing UNKNOWN = new Routing(LinkKind.UNKNOWN, Optional.empty(), Optional.empty(), Set.of());

    /** Returns each answer of the first report that has it. */
    static Routing of(List<LinkReport> reports) {
        var refused = new HashSet<Family>();
        reports.forEach(report -> refused.addAll(report.refused()));
        return new Routing(
                reports.stream()
                        .map(LinkReport::kind)
                        .filter(kind -> kind != LinkKind.UNKNOWN)
                        .findFirst()
                        .orElse(LinkKind.UNKNOWN),
                reports.stream().flatMap(report -> report.leadsOut().stream()).findFirst(),
                reports.stream().flatMap(report -> report.chosen().stream()).findFirst(),
                refused);
    }

    /** Returns the place among the links that the system chooses for a family; empty if it is none of them. */
    Optional<Integer> rank(Family family) {
        return chosen.orElse(List.of()).stream()
                .filter(choice -> choice.family() == family)
                .map(RouteChoice::rank)
                .findFirst();
    }

    /** Returns whether it is not known that it leads nowhere. */
    boolean mayLeadOut() {
        return leadsOut.isEmpty() || !leadsOut.get().isEmpty();
    }
}
