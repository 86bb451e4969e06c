package org.netbearer.api;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One bearer at one moment.
 *
 * <p>Immutable.
 *
 * @param name its name, the first part of its configurations' identifiers
 * @param ranking its service ranking; of two that claim an interface, the higher wins
 * @param health how it is doing
 * @param capabilities what it lets applications do now
 * @param claims the names of the interfaces that it answers for, in alphabetical order
 * @param configurations how many configurations it reports, hidden ones among them
 * @param fault what it last did against its contract, for people; empty if its latest report was flawless
 */
public record BearerSnapshot(
        String name,
        int ranking,
        BearerHealth health,
        Set<NetworkCapability> capabilities,
        List<String> claims,
        int configurations,
        String fault)
        implements Serializable {
    /** Copies the collections and makes the fault safe to print. */
    public BearerSnapshot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(health, "health");
        capabilities = EnumSets.copyOf(capabilities);
        claims = List.copyOf(claims);
        fault = PrintableText.of(fault);
    }

    /**
     * Compares all but the number of configurations.
     *
     * @param other the bearer to compare with
     * @return true if a listener should be notified
     */
    public boolean differsFrom(BearerSnapshot other) {
        return this != other
                && (!name.equals(other.name)
                        || ranking != other.ranking
                        || !health.equals(other.health)
                        || !capabilities.equals(other.capabilities)
                        || !claims.equals(other.claims)
                        || !fault.equals(other.fault));
    }

    /**
     * Returns a builder of a bearer that has not reported yet.
     *
     * @param name the name of the bearer
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of a {@link BearerSnapshot}; confined to one thread. */
    public static final class Builder {
        private final String name;
        private int ranking;
        private BearerHealth health = BearerHealth.STARTING;
        private Set<NetworkCapability> capabilities = Set.of();
        private List<String> claims = List.of();
        private int configurations;
        private String fault = "";

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Sets {@link BearerSnapshot#ranking()}.
         *
         * @param value its service ranking; of two that claim an interface, the higher wins
         * @return this
         */
        public Builder ranking(int value) {
            ranking = value;
            return this;
        }

        /**
         * Sets {@link BearerSnapshot#health()}.
         *
         * @param value how it is doing
         * @return this
         */
        public Builder health(BearerHealth value) {
            health = Objects.requireNonNull(value, "health");
            return this;
        }

        /**
         * Sets {@link BearerSnapshot#capabilities()}.
         *
         * @param value what it lets applications do now
         * @return this
         */
        public Builder capabilities(Set<NetworkCapability> value) {
            capabilities = Objects.requireNonNull(value, "capabilities");
            return this;
        }

        /**
         * Sets {@link BearerSnapshot#claims()}.
         *
         * @param value the names of the interfaces that it answers for, in alphabetical order
         * @return this
         */
        public Builder claims(List<String> value) {
            claims = Objects.requireNonNull(value, "claims");
            return this;
        }

        /**
         * Sets {@link BearerSnapshot#configurations()}.
         *
         * @param value how many configurations it reports, hidden ones among them
         * @return this
         */
        public Builder configurations(int value) {
            configurations = value;
            return this;
        }

        /**
         * Sets {@link BearerSnapshot#fault()}.
         *
         * @param value what it last did against its contract, for people
         * @return this
         */
        public Builder fault(String value) {
            fault = Objects.requireNonNull(value, "fault");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public BearerSnapshot build() {
            return new BearerSnapshot(name, ranking, health, capabilities, claims, configurations, fault);
        }
    }
}
