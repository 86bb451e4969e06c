package org.netbearer.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.NetworkCapability;

/**
 * The whole truth of one bearer at one moment, never a delta.
 *
 * <p>Immutable. A bearer that has nothing to change hands over instances of its previous report again where it can: equal
 * instances are recognised faster.
 *
 * @param health how it is doing
 * @param configurations its configurations, each identifier once; the order does not matter
 * @param links what it knows of interfaces, each interface once; the order does not matter
 * @param claims the interfaces that it answers for now: while the bearer is healthy, configurations of lower-ranking
 *     bearers on them are hidden. Empty if it is not in charge of anything
 * @param capabilities what a call could achieve now
 */
public record BearerReport(
        BearerHealth health,
        List<BearerConfiguration> configurations,
        List<LinkReport> links,
        List<InterfaceKey> claims,
        Set<NetworkCapability> capabilities) {
    /** Copies the collections; a null in one of them is refused. */
    public BearerReport {
        Objects.requireNonNull(health, "health");
        configurations = List.copyOf(configurations);
        links = List.copyOf(links);
        claims = List.copyOf(claims);
        capabilities = immutable(capabilities);
    }

    /**
     * Reports a state of health and nothing else.
     *
     * @param health how the bearer is doing
     * @return a report without configurations, links, claims and capabilities
     */
    public static BearerReport empty(BearerHealth health) {
        return new BearerReport(health, List.of(), List.of(), List.of(), Set.of());
    }

    private static Set<NetworkCapability> immutable(Collection<NetworkCapability> capabilities) {
        return capabilities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(capabilities));
    }
}
