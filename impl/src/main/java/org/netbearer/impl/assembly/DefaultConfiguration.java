package org.netbearer.impl.assembly;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;

/**
 * Chooses the default configuration: the rule of {@code NetworkSnapshot.defaultConfiguration()} as a total order, so that
 * the answer never depends on the order of the reports (B-24 to B-26 fixed).
 */
public final class DefaultConfiguration {
    private static final long NO_ROUTE = Long.MAX_VALUE;

    /** What would sooner be the default first, as long as the system's routing does not say which it is. */
    public static final Comparator<ConfigurationSnapshot> BEST_FIRST = comparingLong(
                    (ConfigurationSnapshot configuration) -> metric(configuration, Family.IPV4))
            .thenComparingLong(configuration -> metric(configuration, Family.IPV6))
            .thenComparingInt(configuration -> -configuration.state().level())
            .thenComparing(configuration -> configuration.type() != ConfigurationType.SERVICE_NETWORK)
            .thenComparingInt(configuration -> -configuration.bearerType().preference())
            .thenComparing(comparing(ConfigurationSnapshot::identifier));

    private DefaultConfiguration() {}

    /**
     * What was chosen.
     *
     * @param byDefault the default configuration
     * @param tunnel the tunnel that takes the traffic, if that is another one
     */
    record Chosen(Optional<ConfigurationSnapshot> byDefault, Optional<ConfigurationSnapshot> tunnel) {}

    /**
     * A configuration and what routing says of its link.
     *
     * @param configuration the configuration
     * @param routing the answers; {@link Routing#UNKNOWN} if it has no link
     */
    record Contender(ConfigurationSnapshot configuration, Routing routing) {
        boolean isTunnel() {
            return routing.kind().isTunnel()
                    || configuration
                            .link()
                            .filter(link -> link.kind().isTunnel())
                            .isPresent();
        }

        boolean isActive() {
            return configuration.state() == ConfigurationState.ACTIVE;
        }
    }

    /**
     * Chooses among the configurations of a machine.
     *
     * @param contenders all of them
     * @param before the identifier of the default until now; empty if there was none
     * @return the choice
     */
    static Chosen among(Collection<Contender> contenders, String before) {
        if (isEverythingRefused(contenders)) {
            return new Chosen(Optional.empty(), Optional.empty());
        }
        List<Contender> named = named(contenders);
        Optional<Contender> link =
                oneOf(named.stream().filter(each -> !each.isTunnel()).toList(), before);
        if (link.isPresent()) {
            return new Chosen(link.map(Contender::configuration), Optional.empty());
        }
        Optional<Contender> tunnel = named.stream().findFirst();
        if (tunnel.isEmpty()) {
            return new Chosen(best(contenders, each -> !each.isTunnel()), Optional.empty());
        }
        Optional<ConfigurationSnapshot> underlay = best(
                contenders,
                each -> each.isActive() && !each.isTunnel() && each.routing().mayLeadOut());
        Optional<ConfigurationSnapshot> taking = tunnel.map(Contender::configuration);
        return underlay.isPresent() ? new Chosen(underlay, taking) : new Chosen(taking, Optional.empty());
    }

    /** Returns the active ones that the system chooses, best first: for IPv4, else for IPv6. */
    private static List<Contender> named(Collection<Contender> contenders) {
        for (Family family : Family.values()) {
            List<Contender> chosen = contenders.stream()
                    .filter(each -> each.routing().rank(family).isPresent())
                    .toList();
            if (!chosen.isEmpty()) {
                return chosen.stream()
                        .filter(Contender::isActive)
                        .sorted(Comparator.comparing((Contender each) ->
                                        each.routing().rank(family).orElseThrow())
                                .thenComparing(Contender::configuration, BEST_FIRST))
                        .toList();
            }
        }
        return List.of();
    }

    /** Of several next hops the present default stays: a hash takes one or the other for each destination. */
    private static Optional<Contender> oneOf(List<Contender> named, String before) {
        return named.stream()
                .filter(each -> each.configuration().identifier().equals(before))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    private static Optional<ConfigurationSnapshot> best(Collection<Contender> contenders, Predicate<Contender> which) {
        return contenders.stream()
                .filter(which)
                .map(Contender::configuration)
                .filter(configuration -> configuration.state().isAtLeast(ConfigurationState.DISCOVERED))
                .min(BEST_FIRST);
    }

    /** Returns whether the system refuses to send for each family that has an address; a machine without any is not refused. */
    private static boolean isEverythingRefused(Collection<Contender> contenders) {
        Set<Family> refused = contenders.stream()
                .flatMap(each -> each.routing().refused().stream())
                .collect(Collectors.toSet());
        if (refused.isEmpty()) {
            return false;
        }
        Set<Family> addressed = contenders.stream()
                .flatMap(each -> each.configuration().link().stream())
                .flatMap(link -> link.addresses().stream())
                .filter(LinkAddress::isBeyondLink)
                .map(address -> address.isIpv6() ? Family.IPV6 : Family.IPV4)
                .collect(Collectors.toSet());
        return !addressed.isEmpty() && refused.containsAll(addressed);
    }

    /**
     * A route counts for the configuration that is in use over it, not for others that could be. Without a stream: it is asked
     * for each configuration whenever one changes.
     */
    private static long metric(ConfigurationSnapshot configuration, Family family) {
        if (configuration.state() != ConfigurationState.ACTIVE
                || configuration.link().isEmpty()) {
            return NO_ROUTE;
        }
        return configuration
                .link()
                .flatMap(link -> link.defaultRoute(family))
                .map(DefaultRoute::metric)
                .orElse(NO_ROUTE);
    }
}
