package org.netbearer.impl.assembly;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.reverseOrder;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.DefaultRoute;

/**
 * Chooses the default configuration: the rule of {@code NetworkSnapshot.defaultConfiguration()} as a total order, so that
 * the answer never depends on the order of the reports (B-24 to B-26 fixed).
 */
public final class DefaultConfiguration {
    private static final long NO_ROUTE = Long.MAX_VALUE;

    /** What would sooner be the default first. */
    public static final Comparator<ConfigurationSnapshot> BEST_FIRST = comparingLong(
                    (ConfigurationSnapshot configuration) -> metric(configuration, DefaultRoute.Family.IPV4))
            .thenComparingLong(configuration -> metric(configuration, DefaultRoute.Family.IPV6))
            .thenComparing(ConfigurationSnapshot::state, reverseOrder())
            .thenComparing(configuration -> configuration.type() != ConfigurationType.SERVICE_NETWORK)
            .thenComparing(ConfigurationSnapshot::bearerType)
            .thenComparing(comparing(ConfigurationSnapshot::identifier));

    private DefaultConfiguration() {}

    static Optional<ConfigurationSnapshot> among(Collection<ConfigurationSnapshot> configurations) {
        return configurations.stream().filter(DefaultConfiguration::isEligible).min(BEST_FIRST);
    }

    private static boolean isEligible(ConfigurationSnapshot configuration) {
        return configuration.state().isAtLeast(ConfigurationState.DISCOVERED)
                && configuration.link().filter(link -> link.kind().isTunnel()).isEmpty();
    }

    /** A route counts for the configuration that is in use over it, not for others that could be. */
    private static long metric(ConfigurationSnapshot configuration, DefaultRoute.Family family) {
        return configuration
                .link()
                .filter(link -> configuration.state() == ConfigurationState.ACTIVE)
                .flatMap(link -> link.defaultRoute(family))
                .map(DefaultRoute::metric)
                .orElse(NO_ROUTE);
    }
}
