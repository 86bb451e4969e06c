package org.netbearer.api;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What a network must be like, for an application that does not care which one it is.
 *
 * <p>Immutable. Among the configurations that meet it, the better one is the one that would sooner be the default
 * ({@link NetworkSnapshot#defaultConfiguration()}). Unknown is never good enough: a network that may cost is not
 * unmetered, one that nobody judged is not {@link Connectivity#FULL}. What can only be known once the link is up is
 * judged then.
 *
 * @param bearerTypes the technologies that will do; a family such as {@link BearerType#CELLULAR_3G} stands for its
 *     members; empty if any will do
 * @param unmetered whether its traffic must be free
 * @param connectivity how far traffic must get at least; {@link Connectivity#UNKNOWN} if that does not matter
 */
public record NetworkRequirement(Set<BearerType> bearerTypes, boolean unmetered, Connectivity connectivity)
        implements Serializable {
    /** Any network at all. */
    public static final NetworkRequirement ANY = builder().build();

    /** Copies the set. */
    public NetworkRequirement {
        bearerTypes = EnumSets.copyOf(bearerTypes);
        Objects.requireNonNull(connectivity, "connectivity");
    }

    /**
     * Returns whether a configuration meets this now.
     *
     * @param configuration the configuration
     * @return true if it is an active access point of a technology that will do, and everything asked for is known of it
     */
    public boolean isMetBy(ConfigurationSnapshot configuration) {
        return configuration.state() == ConfigurationState.ACTIVE
                && isRightKind(configuration)
                && (!unmetered || configuration.metered().value().isUnmetered())
                && configuration.connectivity().value().isAtLeast(connectivity);
    }

    /**
     * Returns whether a configuration meets this or could turn out to, once it is up or judged.
     *
     * @param configuration the configuration
     * @return true if it could be opened and nothing that is known of it is against it
     */
    public boolean isConceivable(ConfigurationSnapshot configuration) {
        Connectivity reached = configuration.connectivity().value();
        boolean judged = configuration.state() == ConfigurationState.ACTIVE && reached != Connectivity.UNKNOWN;
        return configuration.state().isAtLeast(ConfigurationState.DISCOVERED)
                && isRightKind(configuration)
                && !(unmetered && configuration.metered().value().isMetered())
                && (!judged || reached.isAtLeast(connectivity));
    }

    private boolean isRightKind(ConfigurationSnapshot configuration) {
        return configuration.type() == ConfigurationType.INTERNET_ACCESS_POINT
                && configuration.link().filter(link -> link.kind().isTunnel()).isEmpty()
                && (bearerTypes.isEmpty()
                        || bearerTypes.contains(configuration.bearerType())
                        || bearerTypes.contains(configuration.bearerType().family()));
    }

    /** Returns what is asked for, such as {@code Ethernet or WLAN, unmetered, connectivity full}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(
                bearerTypes.isEmpty()
                        ? "any network"
                        : String.join(
                                " or ",
                                bearerTypes.stream()
                                        .map(BearerType::displayName)
                                        .toList()));
        if (unmetered) {
            parts.add("unmetered");
        }
        if (connectivity != Connectivity.UNKNOWN) {
            parts.add("connectivity " + connectivity.name().toLowerCase(Locale.ROOT));
        }
        return String.join(", ", parts);
    }

    /**
     * Returns a builder of a requirement that any network meets.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of a {@link NetworkRequirement}; confined to one thread. */
    public static final class Builder {
        private Set<BearerType> bearerTypes = Set.of();
        private boolean unmetered;
        private Connectivity connectivity = Connectivity.UNKNOWN;

        private Builder() {}

        /**
         * Sets {@link NetworkRequirement#bearerTypes()}.
         *
         * @param value the technologies that will do; a family such as {@link BearerType#CELLULAR_3G} stands for its members
         * @return this
         */
        public Builder bearerTypes(Set<BearerType> value) {
            bearerTypes = Objects.requireNonNull(value, "bearerTypes");
            return this;
        }

        /**
         * Sets {@link NetworkRequirement#unmetered()}.
         *
         * @param value whether its traffic must be free
         * @return this
         */
        public Builder unmetered(boolean value) {
            unmetered = value;
            return this;
        }

        /**
         * Sets {@link NetworkRequirement#connectivity()}.
         *
         * @param value how far traffic must get at least; {@link Connectivity#UNKNOWN} if that does not matter
         * @return this
         */
        public Builder connectivity(Connectivity value) {
            connectivity = Objects.requireNonNull(value, "connectivity");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public NetworkRequirement build() {
            return new NetworkRequirement(bearerTypes, unmetered, connectivity);
        }
    }
}
