package org.netbearer.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.Purpose;
import org.netbearer.api.WlanDetails;

/**
 * One configuration as its bearer sees it.
 *
 * <p>Immutable. The interface is only named here; what is known of it stands in the report's {@link LinkReport}s, and the
 * core joins the two.
 *
 * @param identifier {@code bearer:stable-key}, beginning with the bearer's own name; it must survive restarts of the
 *     daemon and of this process, so it is never made of an object path, an index or a hash
 * @param name what to show to people; any text, it is made safe later
 * @param type {@link ConfigurationType#INTERNET_ACCESS_POINT} or {@link ConfigurationType#SERVICE_NETWORK}
 * @param bearerType the technology
 * @param purpose what it is for
 * @param state how near it is to being used; {@link ConfigurationState#ACTIVE} by the rule of {@link LinkActivity} only
 * @param interfaceKey the interface that it runs or would run over; empty if none is known
 * @param wlan what is known because it is a Wi-Fi network; empty for any other
 * @param connectivity how far traffic gets over it; {@link Assessment#CONNECTIVITY_UNKNOWN} if the bearer does not judge
 * @param metered whether its traffic costs; {@link Assessment#METERED_UNKNOWN} if the bearer does not judge
 * @param roamingAvailable whether a session on it may move between members
 * @param children for a service network, the identifiers of its members of the same bearer, best first; else empty
 * @param lastFailure why the last attempt to use it failed; empty if none failed since it last worked
 * @param activation the platform's key of its present activation, from the moment that it is under way, different for each
 *     time that it was brought up, also over a restart of the daemon; by it the core tells its own activation from one
 *     that somebody made since. Empty if it is neither active nor on its way, or the platform has no such key. A new key
 *     alone is no change
 * @param activationAlias the key that the same activation would have if this bearer had started only now; empty if that is
 *     the same. For a bearer that saw an activation outlive its daemon: other processes may have started after that
 */
public record BearerConfiguration(
        String identifier,
        String name,
        ConfigurationType type,
        BearerType bearerType,
        Purpose purpose,
        ConfigurationState state,
        Optional<InterfaceKey> interfaceKey,
        Optional<WlanDetails> wlan,
        Assessment<Connectivity> connectivity,
        Assessment<Metered> metered,
        boolean roamingAvailable,
        List<String> children,
        Optional<NetworkFailure> lastFailure,
        String activation,
        String activationAlias) {
    /** Copies the list and checks the type. */
    public BearerConfiguration {
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(bearerType, "bearerType");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(interfaceKey, "interfaceKey");
        Objects.requireNonNull(wlan, "wlan");
        Objects.requireNonNull(connectivity, "connectivity");
        Objects.requireNonNull(metered, "metered");
        Objects.requireNonNull(lastFailure, "lastFailure");
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(activationAlias, "activationAlias");
        children = List.copyOf(children);
        if (type != ConfigurationType.INTERNET_ACCESS_POINT && type != ConfigurationType.SERVICE_NETWORK) {
            throw new IllegalArgumentException("a bearer cannot report a configuration of type " + type);
        }
    }

    /**
     * Returns a builder of an access point in state {@link ConfigurationState#UNDEFINED} whose name is its identifier.
     *
     * @param identifier {@code bearer:stable-key}
     * @return a builder
     */
    public static Builder builder(String identifier) {
        return new Builder(identifier);
    }

    /**
     * Returns a builder that begins with the values of this.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        var copy = new Builder(identifier);
        copy.name = name;
        copy.type = type;
        copy.bearerType = bearerType;
        copy.purpose = purpose;
        copy.state = state;
        copy.interfaceKey = interfaceKey.orElse(null);
        copy.wlan = wlan.orElse(null);
        copy.connectivity = connectivity;
        copy.metered = metered;
        copy.roamingAvailable = roamingAvailable;
        copy.children = children;
        copy.lastFailure = lastFailure.orElse(null);
        copy.activation = activation;
        copy.activationAlias = activationAlias;
        return copy;
    }

    /**
     * Returns a copy of this configuration with other members.
     *
     * @param members identifiers, best first
     * @return the copy
     */
    public BearerConfiguration withChildren(List<String> members) {
        return toBuilder().children(members).build();
    }

    /** Collects the parts of a {@link BearerConfiguration}; confined to one thread. */
    public static final class Builder {
        private final String identifier;
        private String name;
        private ConfigurationType type = ConfigurationType.INTERNET_ACCESS_POINT;
        private BearerType bearerType = BearerType.UNKNOWN;
        private Purpose purpose = Purpose.UNKNOWN;
        private ConfigurationState state = ConfigurationState.UNDEFINED;
        private @Nullable InterfaceKey interfaceKey;
        private @Nullable WlanDetails wlan;
        private Assessment<Connectivity> connectivity = Assessment.CONNECTIVITY_UNKNOWN;
        private Assessment<Metered> metered = Assessment.METERED_UNKNOWN;
        private boolean roamingAvailable;
        private List<String> children = List.of();
        private @Nullable NetworkFailure lastFailure;
        private String activation = "";
        private String activationAlias = "";

        private Builder(String identifier) {
            this.identifier = Objects.requireNonNull(identifier, "identifier");
            this.name = identifier;
        }

        /**
         * Sets {@link BearerConfiguration#name()}.
         *
         * @param value what to show to people; any text, it is made safe later
         * @return this
         */
        public Builder name(String value) {
            name = Objects.requireNonNull(value, "name");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#type()}.
         *
         * @param value {@link ConfigurationType#INTERNET_ACCESS_POINT} or {@link ConfigurationType#SERVICE_NETWORK}
         * @return this
         */
        public Builder type(ConfigurationType value) {
            type = Objects.requireNonNull(value, "type");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#bearerType()}.
         *
         * @param value the technology
         * @return this
         */
        public Builder bearerType(BearerType value) {
            bearerType = Objects.requireNonNull(value, "bearerType");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#purpose()}.
         *
         * @param value what it is for
         * @return this
         */
        public Builder purpose(Purpose value) {
            purpose = Objects.requireNonNull(value, "purpose");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#state()}.
         *
         * @param value how near it is to being used; {@link ConfigurationState#ACTIVE} by the rule of {@link LinkActivity} only
         * @return this
         */
        public Builder state(ConfigurationState value) {
            state = Objects.requireNonNull(value, "state");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#interfaceKey()}.
         *
         * @param value the interface that it runs or would run over
         * @return this
         */
        public Builder interfaceKey(InterfaceKey value) {
            interfaceKey = Objects.requireNonNull(value, "interfaceKey");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#wlan()}.
         *
         * @param value what is known because it is a Wi-Fi network
         * @return this
         */
        public Builder wlan(WlanDetails value) {
            wlan = Objects.requireNonNull(value, "wlan");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#connectivity()}.
         *
         * @param value how far traffic gets over it; {@link Assessment#CONNECTIVITY_UNKNOWN} if the bearer does not judge
         * @return this
         */
        public Builder connectivity(Assessment<Connectivity> value) {
            connectivity = Objects.requireNonNull(value, "connectivity");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#metered()}.
         *
         * @param value whether its traffic costs; {@link Assessment#METERED_UNKNOWN} if the bearer does not judge
         * @return this
         */
        public Builder metered(Assessment<Metered> value) {
            metered = Objects.requireNonNull(value, "metered");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#roamingAvailable()}.
         *
         * @param value whether a session on it may move between members
         * @return this
         */
        public Builder roamingAvailable(boolean value) {
            roamingAvailable = value;
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#children()}.
         *
         * @param value for a service network, the identifiers of its members of the same bearer, best first; else empty
         * @return this
         */
        public Builder children(List<String> value) {
            children = Objects.requireNonNull(value, "children");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#lastFailure()}.
         *
         * @param value why the last attempt to use it failed
         * @return this
         */
        public Builder lastFailure(NetworkFailure value) {
            lastFailure = Objects.requireNonNull(value, "lastFailure");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#activation()}.
         *
         * @param value the platform's key of its present activation, from the moment that it is under way, different for each time that it was brought up, also over a restart of the daemon; by it the core tells its own activation from one that somebody made since. Empty if it is neither active nor on its way, or the platform has no such key. A new key alone is no change
         * @return this
         */
        public Builder activation(String value) {
            activation = Objects.requireNonNull(value, "activation");
            return this;
        }

        /**
         * Sets {@link BearerConfiguration#activationAlias()}.
         *
         * @param value the key that the same activation would have if this bearer had started only now
         * @return this
         */
        public Builder activationAlias(String value) {
            activationAlias = Objects.requireNonNull(value, "activationAlias");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public BearerConfiguration build() {
            return new BearerConfiguration(
                    identifier,
                    name,
                    type,
                    bearerType,
                    purpose,
                    state,
                    Optional.ofNullable(interfaceKey),
                    Optional.ofNullable(wlan),
                    connectivity,
                    metered,
                    roamingAvailable,
                    children,
                    Optional.ofNullable(lastFailure),
                    activation,
                    activationAlias);
        }
    }
}
