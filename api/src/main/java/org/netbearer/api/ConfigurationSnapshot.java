package org.netbearer.api;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One configuration at one moment.
 *
 * <p>Immutable all the way down.
 *
 * @param identifier {@code bearer:stable-key}; survives restarts of daemons, of the framework and of the machine
 * @param name what to show to people; safe to print
 * @param type what kind of thing it stands for
 * @param bearer the name of the bearer that reports it, the part of the identifier before the colon
 * @param bearerType the technology
 * @param purpose what it is for
 * @param state how near it is to being used
 * @param link the interface it runs or would run over; empty if none is known
 * @param wlan what is known because it is a Wi-Fi network; empty for any other
 * @param connectivity how far traffic gets over it, and who says so
 * @param metered whether its traffic costs, and who says so
 * @param roamingAvailable whether a session on it may move between members
 * @param children for a service network, the identifiers of its members in order of preference; else empty
 * @param stale true while the daemon behind it is away and what is shown is from before
 * @param lastFailure why the last attempt to use it failed; empty if none failed since it last worked
 * @param stateBeforeRemoval empty while it exists; else the state that it had when it was removed. Identifier, name, type,
 *     purpose and roaming flag are those from before then, the state is {@link ConfigurationState#UNDEFINED}, and there is
 *     nothing of what only an existing configuration has
 */
public record ConfigurationSnapshot(
        String identifier,
        String name,
        ConfigurationType type,
        String bearer,
        BearerType bearerType,
        Purpose purpose,
        ConfigurationState state,
        Optional<NetworkLink> link,
        Optional<WlanDetails> wlan,
        Assessment<Connectivity> connectivity,
        Assessment<Metered> metered,
        boolean roamingAvailable,
        List<String> children,
        boolean stale,
        Optional<NetworkFailure> lastFailure,
        Optional<ConfigurationState> stateBeforeRemoval)
        implements Serializable {
    /** What a handle shows that never was valid: type {@link ConfigurationType#INVALID}, all else empty or unknown. */
    public static final ConfigurationSnapshot INVALID =
            builder("").type(ConfigurationType.INVALID).build();

    /** Copies the list and makes the name safe to print. */
    public ConfigurationSnapshot {
        Objects.requireNonNull(identifier, "identifier");
        name = PrintableText.of(name);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(bearer, "bearer");
        Objects.requireNonNull(bearerType, "bearerType");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(wlan, "wlan");
        Objects.requireNonNull(connectivity, "connectivity");
        Objects.requireNonNull(metered, "metered");
        children = List.copyOf(children);
        Objects.requireNonNull(lastFailure, "lastFailure");
        Objects.requireNonNull(stateBeforeRemoval, "stateBeforeRemoval");
    }

    /**
     * Returns whether the configuration existed at the moment of this snapshot.
     *
     * @return false for {@link #INVALID} and after removal
     */
    public boolean isValid() {
        return type != ConfigurationType.INVALID && stateBeforeRemoval.isEmpty();
    }

    /**
     * Returns the name of the technology, in Qt's spelling.
     *
     * @return {@link BearerType#displayName()}, or empty for anything but an existing access point
     */
    public String bearerTypeName() {
        return isValid() && type == ConfigurationType.INTERNET_ACCESS_POINT ? bearerType.displayName() : "";
    }

    /**
     * Returns whether only a technician wants to see it: an interface that leads nowhere by itself (dummy, ifb, nlmon), a tunnel or the
     * host's end of a container's cable, none of which is in use. A profile that somebody made for such an interface is not meant.
     *
     * @return whether lists for people leave it out unless they are asked for all
     */
    public boolean isTechnical() {
        return state != ConfigurationState.ACTIVE
                && link.filter(over -> over.kind().isTechnical() && identifier.equals(bearer + ":" + over.name()))
                        .isPresent();
    }

    /**
     * Compares all but measurements and dates: what counts as a change, listed at {@link NetworkChange}.
     *
     * @param other the snapshot to compare with
     * @return true if a listener should be notified
     */
    public boolean differsFrom(ConfigurationSnapshot other) {
        return this != other
                && (!identifier.equals(other.identifier)
                        || !name.equals(other.name)
                        || type != other.type
                        || !bearer.equals(other.bearer)
                        || bearerType != other.bearerType
                        || purpose != other.purpose
                        || state != other.state
                        || differ(link, other.link, NetworkLink::differsFrom)
                        || differ(wlan, other.wlan, WlanDetails::differsFrom)
                        || connectivity.differsFrom(other.connectivity)
                        || metered.differsFrom(other.metered)
                        || roamingAvailable != other.roamingAvailable
                        || !children.equals(other.children)
                        || stale != other.stale
                        || !lastFailure.equals(other.lastFailure)
                        || !stateBeforeRemoval.equals(other.stateBeforeRemoval));
    }

    private static <T> boolean differ(Optional<T> one, Optional<T> other, BiPredicate<T, T> differs) {
        return one.isPresent() && other.isPresent()
                ? differs.test(one.get(), other.get())
                : one.isPresent() != other.isPresent();
    }

    /**
     * Returns a builder of an access point in state {@link ConfigurationState#UNDEFINED} whose name is its identifier, and whose bearer is what
     * stands before the colon there.
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
        copy.bearer = bearer;
        copy.bearerType = bearerType;
        copy.purpose = purpose;
        copy.state = state;
        copy.link = link.orElse(null);
        copy.wlan = wlan.orElse(null);
        copy.connectivity = connectivity;
        copy.metered = metered;
        copy.roamingAvailable = roamingAvailable;
        copy.children = children;
        copy.stale = stale;
        copy.lastFailure = lastFailure.orElse(null);
        copy.stateBeforeRemoval = stateBeforeRemoval.orElse(null);
        return copy;
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of a {@link ConfigurationSnapshot}; confined to one thread. */
    public static final class Builder {
        private final String identifier;
        private String name;
        private ConfigurationType type = ConfigurationType.INTERNET_ACCESS_POINT;
        private String bearer;
        private BearerType bearerType = BearerType.UNKNOWN;
        private Purpose purpose = Purpose.UNKNOWN;
        private ConfigurationState state = ConfigurationState.UNDEFINED;
        private @Nullable NetworkLink link;
        private @Nullable WlanDetails wlan;
        private Assessment<Connectivity> connectivity = Assessment.CONNECTIVITY_UNKNOWN;
        private Assessment<Metered> metered = Assessment.METERED_UNKNOWN;
        private boolean roamingAvailable;
        private List<String> children = List.of();
        private boolean stale;
        private @Nullable NetworkFailure lastFailure;
        private @Nullable ConfigurationState stateBeforeRemoval;

        private Builder(String identifier) {
            this.identifier = Objects.requireNonNull(identifier, "identifier");
            this.name = identifier;
            this.bearer = identifier.substring(0, Math.max(0, identifier.indexOf(':')));
        }

        /**
         * Sets {@link ConfigurationSnapshot#name()}.
         *
         * @param value what to show to people; safe to print
         * @return this
         */
        public Builder name(String value) {
            name = Objects.requireNonNull(value, "name");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#type()}.
         *
         * @param value what kind of thing it stands for
         * @return this
         */
        public Builder type(ConfigurationType value) {
            type = Objects.requireNonNull(value, "type");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#bearer()}.
         *
         * @param value the name of the bearer that reports it, the part of the identifier before the colon
         * @return this
         */
        public Builder bearer(String value) {
            bearer = Objects.requireNonNull(value, "bearer");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#bearerType()}.
         *
         * @param value the technology
         * @return this
         */
        public Builder bearerType(BearerType value) {
            bearerType = Objects.requireNonNull(value, "bearerType");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#purpose()}.
         *
         * @param value what it is for
         * @return this
         */
        public Builder purpose(Purpose value) {
            purpose = Objects.requireNonNull(value, "purpose");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#state()}.
         *
         * @param value how near it is to being used
         * @return this
         */
        public Builder state(ConfigurationState value) {
            state = Objects.requireNonNull(value, "state");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#link()}.
         *
         * @param value the interface it runs or would run over
         * @return this
         */
        public Builder link(NetworkLink value) {
            link = Objects.requireNonNull(value, "link");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#wlan()}.
         *
         * @param value what is known because it is a Wi-Fi network
         * @return this
         */
        public Builder wlan(WlanDetails value) {
            wlan = Objects.requireNonNull(value, "wlan");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#connectivity()}.
         *
         * @param value how far traffic gets over it, and who says so
         * @return this
         */
        public Builder connectivity(Assessment<Connectivity> value) {
            connectivity = Objects.requireNonNull(value, "connectivity");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#metered()}.
         *
         * @param value whether its traffic costs, and who says so
         * @return this
         */
        public Builder metered(Assessment<Metered> value) {
            metered = Objects.requireNonNull(value, "metered");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#roamingAvailable()}.
         *
         * @param value whether a session on it may move between members
         * @return this
         */
        public Builder roamingAvailable(boolean value) {
            roamingAvailable = value;
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#children()}.
         *
         * @param value for a service network, the identifiers of its members in order of preference; else empty
         * @return this
         */
        public Builder children(List<String> value) {
            children = Objects.requireNonNull(value, "children");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#stale()}.
         *
         * @param value true while the daemon behind it is away and what is shown is from before
         * @return this
         */
        public Builder stale(boolean value) {
            stale = value;
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#lastFailure()}.
         *
         * @param value why the last attempt to use it failed
         * @return this
         */
        public Builder lastFailure(NetworkFailure value) {
            lastFailure = Objects.requireNonNull(value, "lastFailure");
            return this;
        }

        /**
         * Sets {@link ConfigurationSnapshot#stateBeforeRemoval()}.
         *
         * @param value null while it exists; else the state that it had when it was removed
         * @return this
         */
        public Builder stateBeforeRemoval(ConfigurationState value) {
            stateBeforeRemoval = Objects.requireNonNull(value, "stateBeforeRemoval");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public ConfigurationSnapshot build() {
            return new ConfigurationSnapshot(
                    identifier,
                    name,
                    type,
                    bearer,
                    bearerType,
                    purpose,
                    state,
                    Optional.ofNullable(link),
                    Optional.ofNullable(wlan),
                    connectivity,
                    metered,
                    roamingAvailable,
                    children,
                    stale,
                    Optional.ofNullable(lastFailure),
                    Optional.ofNullable(stateBeforeRemoval));
        }
    }
}
