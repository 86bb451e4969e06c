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
 * Everything that one bearer knows at one moment, never a delta.
 *
 * <p>Immutable.
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
     * Returns a report of a state of health and nothing else.
     *
     * @param health how the bearer is doing
     * @return a report without configurations, links, claims and capabilities
     */
    public static BearerReport empty(BearerHealth health) {
        return builder(health).build();
    }

    private static Set<NetworkCapability> immutable(Collection<NetworkCapability> capabilities) {
        return capabilities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(capabilities));
    }

    /**
     * Returns a builder of a report without configurations, links, claims and capabilities.
     *
     * @param health how the bearer is doing
     * @return a builder
     */
    public static Builder builder(BearerHealth health) {
        return new Builder(health);
    }

    /** Collects the parts of a {@link BearerReport}; confined to one thread. */
    public static final class Builder {
        private final BearerHealth health;
        private List<BearerConfiguration> configurations = List.of();
        private List<LinkReport> links = List.of();
        private List<InterfaceKey> claims = List.of();
        private Set<NetworkCapability> capabilities = Set.of();

        private Builder(BearerHealth health) {
            this.health = Objects.requireNonNull(health, "health");
        }

        /**
         * Sets {@link BearerReport#configurations()}.
         *
         * @param value its configurations, each identifier once; the order does not matter
         * @return this
         */
        public Builder configurations(List<BearerConfiguration> value) {
            configurations = Objects.requireNonNull(value, "configurations");
            return this;
        }

        /**
         * Sets {@link BearerReport#links()}.
         *
         * @param value what it knows of interfaces, each interface once; the order does not matter
         * @return this
         */
        public Builder links(List<LinkReport> value) {
            links = Objects.requireNonNull(value, "links");
            return this;
        }

        /**
         * Sets {@link BearerReport#claims()}.
         *
         * @param value the interfaces that it answers for now: while the bearer is healthy, configurations of lower-ranking bearers on them are hidden. Empty if it is not in charge of anything
         * @return this
         */
        public Builder claims(List<InterfaceKey> value) {
            claims = Objects.requireNonNull(value, "claims");
            return this;
        }

        /**
         * Sets {@link BearerReport#capabilities()}.
         *
         * @param value what a call could achieve now
         * @return this
         */
        public Builder capabilities(Set<NetworkCapability> value) {
            capabilities = Objects.requireNonNull(value, "capabilities");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public BearerReport build() {
            return new BearerReport(health, configurations, links, claims, capabilities);
        }
    }
}
