package org.netbearer.api;

import java.util.List;
import java.util.Objects;
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
 * @param link the interface it runs or would run over; null if none is known
 * @param wlan what is known because it is a Wi-Fi network; null for any other
 * @param connectivity how far traffic gets over it, and who says so
 * @param metered whether its traffic costs, and who says so
 * @param roamingAvailable whether a session on it may move between members
 * @param children for a service network, the identifiers of its members in order of preference; else empty
 * @param stale true while the daemon behind it is away and what is shown is from before
 * @param lastFailure why the last attempt to use it failed; null if none failed since it last worked
 * @param stateBeforeRemoval null while it exists; else the state that it had when it was removed
 */
public record ConfigurationSnapshot(
        String identifier,
        String name,
        ConfigurationType type,
        String bearer,
        BearerType bearerType,
        Purpose purpose,
        ConfigurationState state,
        @Nullable NetworkLink link,
        @Nullable WlanDetails wlan,
        Assessment<Connectivity> connectivity,
        Assessment<Metered> metered,
        boolean roamingAvailable,
        List<String> children,
        boolean stale,
        @Nullable NetworkFailure lastFailure,
        @Nullable ConfigurationState stateBeforeRemoval) {
    /** What a handle shows that never was valid: type {@link ConfigurationType#INVALID}, all else empty or unknown. */
    public static final ConfigurationSnapshot INVALID = new ConfigurationSnapshot(
            "",
            "",
            ConfigurationType.INVALID,
            "",
            BearerType.UNKNOWN,
            Purpose.UNKNOWN,
            ConfigurationState.UNDEFINED,
            null,
            null,
            Assessment.CONNECTIVITY_UNKNOWN,
            Assessment.METERED_UNKNOWN,
            false,
            List.of(),
            false,
            null,
            null);

    /** Copies the list and makes the name safe to print. */
    public ConfigurationSnapshot {
        Objects.requireNonNull(identifier, "identifier");
        name = PrintableText.of(name);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(bearer, "bearer");
        Objects.requireNonNull(bearerType, "bearerType");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(connectivity, "connectivity");
        Objects.requireNonNull(metered, "metered");
        children = List.copyOf(children);
    }

    /**
     * Returns whether the configuration existed at the moment of this snapshot.
     *
     * @return false for {@link #INVALID} and for what {@link #removed()} returns
     */
    public boolean isValid() {
        return type != ConfigurationType.INVALID && stateBeforeRemoval == null;
    }

    /**
     * Names the technology as Qt does.
     *
     * @return {@link BearerType#displayName()}, or empty for anything but an existing access point
     */
    public String bearerTypeName() {
        return isValid() && type == ConfigurationType.INTERNET_ACCESS_POINT ? bearerType.displayName() : "";
    }

    /**
     * Describes this configuration after its removal.
     *
     * @return the same identifier, name, type, purpose and roaming flag; state {@link ConfigurationState#UNDEFINED}, the
     *     last state in {@link #stateBeforeRemoval()}, and nothing of what only an existing configuration has
     */
    public ConfigurationSnapshot removed() {
        return stateBeforeRemoval != null
                ? this
                : new ConfigurationSnapshot(
                        identifier,
                        name,
                        type,
                        bearer,
                        BearerType.UNKNOWN,
                        purpose,
                        ConfigurationState.UNDEFINED,
                        null,
                        null,
                        Assessment.CONNECTIVITY_UNKNOWN,
                        Assessment.METERED_UNKNOWN,
                        roamingAvailable,
                        List.of(),
                        false,
                        null,
                        state);
    }

    /**
     * Compares all but measurements and dates: what counts as a change, listed at {@link NetworkChange}.
     *
     * @param other the snapshot to compare with
     * @return true if a listener should be told
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
                        || differs(link, other.link)
                        || differs(wlan, other.wlan)
                        || connectivity.differsFrom(other.connectivity)
                        || metered.differsFrom(other.metered)
                        || roamingAvailable != other.roamingAvailable
                        || !children.equals(other.children)
                        || stale != other.stale
                        || !Objects.equals(lastFailure, other.lastFailure)
                        || stateBeforeRemoval != other.stateBeforeRemoval);
    }

    private static boolean differs(@Nullable NetworkLink one, @Nullable NetworkLink other) {
        return (one == null || other == null) ? one != other : one.differsFrom(other);
    }

    private static boolean differs(@Nullable WlanDetails one, @Nullable WlanDetails other) {
        return (one == null || other == null) ? one != other : one.differsFrom(other);
    }
}
