package org.netbearer.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of this machine's networks at one moment.
 *
 * <p>Immutable all the way down, consistent in itself, never changed after it was published.
 *
 * @param revision counts the snapshots of one manager, from 1; 0 only for {@link #EMPTY}
 * @param instant when it was made
 * @param configurations every configuration but the user choice, in ascending order of identifier
 * @param defaultIdentifier the identifier of the default configuration; empty if there is none
 * @param online true iff a configuration is {@link ConfigurationState#ACTIVE}
 * @param connectivity how far traffic gets by default: that of the default configuration, else the best of the active
 *     ones, else {@link Connectivity#NONE} judged by the core
 * @param metered whether traffic costs by default: that of the default configuration
 * @param capabilities the union of the bearers' capabilities
 * @param bearers every bearer, in order of descending ranking, then name
 * @param tunnelIdentifier the identifier of the tunnel that takes the traffic, over the default configuration as a rule; empty
 *     if none does, or the tunnel is the default itself
 */
public record NetworkSnapshot(
        long revision,
        Instant instant,
        List<ConfigurationSnapshot> configurations,
        String defaultIdentifier,
        boolean online,
        Assessment<Connectivity> connectivity,
        Assessment<Metered> metered,
        Set<NetworkCapability> capabilities,
        List<BearerSnapshot> bearers,
        String tunnelIdentifier)
        implements Serializable {
    /** The identifier of the user choice. */
    public static final String USER_CHOICE = "netbearer:user-choice";

    /** Before anything is known. */
    public static final NetworkSnapshot EMPTY = builder().build();

    /** Copies the collections and checks that the identifiers ascend. */
    public NetworkSnapshot {
        Objects.requireNonNull(instant, "instant");
        configurations = List.copyOf(configurations);
        Objects.requireNonNull(defaultIdentifier, "defaultIdentifier");
        Objects.requireNonNull(connectivity, "connectivity");
        Objects.requireNonNull(metered, "metered");
        capabilities = EnumSets.copyOf(capabilities);
        bearers = List.copyOf(bearers);
        Objects.requireNonNull(tunnelIdentifier, "tunnelIdentifier");
        for (int i = 1; i < configurations.size(); i++) {
            String previous = configurations.get(i - 1).identifier();
            if (previous.compareTo(configurations.get(i).identifier()) >= 0) {
                throw new IllegalArgumentException("not in order, or twice: " + PrintableText.of(previous));
            }
        }
    }

    /**
     * Creates a snapshot in which no tunnel takes the traffic.
     *
     * @param revision see the component of this name
     * @param instant see the component of this name
     * @param configurations see the component of this name
     * @param defaultIdentifier see the component of this name
     * @param online see the component of this name
     * @param connectivity see the component of this name
     * @param metered see the component of this name
     * @param capabilities see the component of this name
     * @param bearers see the component of this name
     */
    public NetworkSnapshot(
            long revision,
            Instant instant,
            List<ConfigurationSnapshot> configurations,
            String defaultIdentifier,
            boolean online,
            Assessment<Connectivity> connectivity,
            Assessment<Metered> metered,
            Set<NetworkCapability> capabilities,
            List<BearerSnapshot> bearers) {
        this(
                revision,
                instant,
                configurations,
                defaultIdentifier,
                online,
                connectivity,
                metered,
                capabilities,
                bearers,
                "");
    }

    /**
     * Returns the configuration of an identifier; exact match, in logarithmic time.
     *
     * @param identifier an identifier, or {@link #USER_CHOICE}
     * @return the configuration, or empty
     */
    public Optional<ConfigurationSnapshot> configuration(String identifier) {
        if (identifier.equals(USER_CHOICE)) {
            return Optional.of(userChoice());
        }
        int at = indexOf(identifier);
        return at < 0 ? Optional.empty() : Optional.of(configurations.get(at));
    }

    /**
     * Returns the configuration that traffic takes if nobody chooses otherwise.
     *
     * <p>It is {@link ConfigurationState#DISCOVERED} at least. The system's routing decides, asked for IPv4 and
     * else for IPv6: the active link that it names; of several next hops the one that is the default already, else the one of
     * the greatest weight. If it names a tunnel, the best other link that leads out; the tunnel itself only if there is none
     * ({@link #tunnel()} tells which it is). If it names none, or cannot be asked: the link with the IPv4 default route of the
     * lowest metric, else of the IPv6 one; else by state, a service network before access points, Ethernet before WLAN
     * before the rest, then identifier.
     *
     * @return the default configuration; empty if none is even discovered, or the system refuses to send anything anywhere
     */
    public Optional<ConfigurationSnapshot> defaultConfiguration() {
        return defaultIdentifier.isEmpty() ? Optional.empty() : configuration(defaultIdentifier);
    }

    /**
     * Returns the tunnel that takes the traffic, where it is not the default configuration itself.
     *
     * @return a VPN's configuration, over which packets leave by the default one as a rule; empty if there is none
     */
    public Optional<ConfigurationSnapshot> tunnel() {
        return tunnelIdentifier.isEmpty() ? Optional.empty() : configuration(tunnelIdentifier);
    }

    /**
     * Returns the user choice: a placeholder that stands for the default configuration.
     *
     * @return a configuration of type {@link ConfigurationType#USER_CHOICE}, named {@code UserChoice}, without children
     *     and roaming; {@link ConfigurationState#DISCOVERED} if there is a default, else
     *     {@link ConfigurationState#DEFINED}
     */
    public ConfigurationSnapshot userChoice() {
        return ConfigurationSnapshot.builder(USER_CHOICE)
                .name("UserChoice")
                .type(ConfigurationType.USER_CHOICE)
                .bearer(Assessment.CORE)
                .state(defaultIdentifier.isEmpty() ? ConfigurationState.DEFINED : ConfigurationState.DISCOVERED)
                .build();
    }

    private int indexOf(String identifier) {
        int low = 0;
        int high = configurations.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = configurations.get(middle).identifier().compareTo(identifier);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /**
     * Returns a builder of a snapshot that knows nothing, like {@link #EMPTY}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of a {@link NetworkSnapshot}; confined to one thread. */
    public static final class Builder {
        private long revision;
        private Instant instant = Instant.EPOCH;
        private List<ConfigurationSnapshot> configurations = List.of();
        private String defaultIdentifier = "";
        private boolean online;
        private Assessment<Connectivity> connectivity = Assessment.CONNECTIVITY_UNKNOWN;
        private Assessment<Metered> metered = Assessment.METERED_UNKNOWN;
        private Set<NetworkCapability> capabilities = Set.of();
        private List<BearerSnapshot> bearers = List.of();
        private String tunnelIdentifier = "";

        private Builder() {}

        /**
         * Sets {@link NetworkSnapshot#revision()}.
         *
         * @param value counts the snapshots of one manager, from 1; 0 only for {@link #EMPTY}
         * @return this
         */
        public Builder revision(long value) {
            revision = value;
            return this;
        }

        /**
         * Sets {@link NetworkSnapshot#instant()}.
         *
         * @param value when it was made
         * @return this
         */
        public Builder instant(Instant value) {
            instant = Objects.requireNonNull(value, "instant");
            return this;
        }

        /**
         * Sets {@link NetworkSnapshot#configurations()}.
         *
         * @param value every configuration but the user choice, in ascending order of identifier
         * @return this
         */
        public Builder configurations(List<ConfigurationSnapshot> value) {
            configurations = Objects.requireNonNull(value, "configurations");
            return this;
        }

        /**
         * Sets {@link NetworkSnapshot#defaultIdentifier()}.
         *
         * @param value the identifier of the default configuration
         * @return this
         */
        public Builder defaultIdentifier(String value) {
            defaultIdentifier = Objects.requireNonNull(value, "defaultIdentifier");
            return this;
        }

        /**
         * Sets {@link NetworkSnapshot#online()}.
         *
         * @param value true iff a configuration is {@link ConfigurationState#ACTIVE}
         * @return this
         */
        public Builder online(boolean value) {
            online = value;
            return this;
        }

        /**
         * Sets {@link NetworkSnapshot#connectivity()}.
         *
         * @param value how far traffic gets by default: that of the default configuration, else the best of the active ones, else {@link Connectivity#NONE} judged by the core
         * @return this
         */
        public Builder connectivity(Assessment<Connectivity> value) {
            connectivity = Objects.requireNonNull(value, "connectivity");
            return this;
        }

        /**
         * Sets {@link NetworkSnapshot#metered()}.
         *
         * @param value whether traffic costs by default: that of the default configuration
         * @return this
         */
        public Builder metered(Assessment<Metered> value) {
            metered = Objects.requireNonNull(value, "metered");
            return this;
        }

        /**
         * Sets {@link NetworkSnapshot#capabilities()}.
         *
         * @param value the union of the bearers' capabilities
         * @return this
         */
        public Builder capabilities(Set<NetworkCapability> value) {
            capabilities = Objects.requireNonNull(value, "capabilities");
            return this;
        }

        /**
         * Sets {@link NetworkSnapshot#bearers()}.
         *
         * @param value every bearer, in order of descending ranking, then name
         * @return this
         */
        public Builder bearers(List<BearerSnapshot> value) {
            bearers = Objects.requireNonNull(value, "bearers");
            return this;
        }

        /**
         * Sets {@link NetworkSnapshot#tunnelIdentifier()}.
         *
         * @param value the identifier of the tunnel that takes the traffic, over the default configuration as a rule
         * @return this
         */
        public Builder tunnelIdentifier(String value) {
            tunnelIdentifier = Objects.requireNonNull(value, "tunnelIdentifier");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public NetworkSnapshot build() {
            return new NetworkSnapshot(
                    revision,
                    instant,
                    configurations,
                    defaultIdentifier,
                    online,
                    connectivity,
                    metered,
                    capabilities,
                    bearers,
                    tunnelIdentifier);
        }
    }
}
