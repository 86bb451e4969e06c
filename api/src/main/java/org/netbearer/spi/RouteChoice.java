package org.netbearer.spi;

import java.util.Objects;
import org.netbearer.api.DefaultRoute;

/**
 * A link that the system itself would send by, asked for a far destination without naming a link.
 *
 * <p>Immutable; ordered by family, then by rank.
 *
 * @param family the address family that was asked for
 * @param rank 0 for the link that is to be preferred; 1 and above for the further next hops of a multipath route, the
 *     greatest weight first, then in the order of the route. Which of them takes a packet is decided by a hash
 */
public record RouteChoice(DefaultRoute.Family family, int rank) implements Comparable<RouteChoice> {
    /** Checks the rank. */
    public RouteChoice {
        Objects.requireNonNull(family, "family");
        if (rank < 0) {
            throw new IllegalArgumentException("rank " + rank);
        }
    }

    @Override
    public int compareTo(RouteChoice other) {
        int byFamily = family.compareTo(other.family);
        return byFamily != 0 ? byFamily : Integer.compare(rank, other.rank);
    }
}
