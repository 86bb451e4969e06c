package org.netbearer.simulation;

import java.util.Objects;
import java.util.Optional;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.Purpose;

/**
 * What every configuration has, whatever it stands for.
 *
 * @param name what to show to people; empty for the key, or the SSID of a Wi-Fi network
 * @param profile whether there is a profile with which it could be opened; without, it is never more than
 *     {@code UNDEFINED} unless it is active
 * @param purpose what it is for
 * @param connectivity how far traffic gets while it is active
 * @param metered whether its traffic costs
 * @param lastFailure why the last activation failed; empty if it did not
 */
public record Traits(
        String name,
        boolean profile,
        Purpose purpose,
        Connectivity connectivity,
        Metered metered,
        Optional<NetworkFailure> lastFailure) {
    /** With a profile, and nothing else known. */
    public static final Traits PLAIN =
            new Traits("", true, Purpose.UNKNOWN, Connectivity.UNKNOWN, Metered.UNKNOWN, Optional.empty());

    /** Checks that nothing is null. */
    public Traits {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(connectivity, "connectivity");
        Objects.requireNonNull(metered, "metered");
        Objects.requireNonNull(lastFailure, "lastFailure");
    }

    /**
     * Replaces {@link #name()}.
     *
     * @param value what to show
     * @return the same otherwise
     */
    public Traits withName(String value) {
        return new Traits(value, profile, purpose, connectivity, metered, lastFailure);
    }

    /**
     * Replaces {@link #profile()}.
     *
     * @param value whether there is one
     * @return the same otherwise
     */
    public Traits withProfile(boolean value) {
        return new Traits(name, value, purpose, connectivity, metered, lastFailure);
    }

    /**
     * Replaces {@link #purpose()}.
     *
     * @param value what it is for
     * @return the same otherwise
     */
    public Traits withPurpose(Purpose value) {
        return new Traits(name, profile, value, connectivity, metered, lastFailure);
    }

    /**
     * Replaces {@link #connectivity()}.
     *
     * @param value how far traffic gets
     * @return the same otherwise
     */
    public Traits withConnectivity(Connectivity value) {
        return new Traits(name, profile, purpose, value, metered, lastFailure);
    }

    /**
     * Replaces {@link #metered()}.
     *
     * @param value whether traffic costs
     * @return the same otherwise
     */
    public Traits withMetered(Metered value) {
        return new Traits(name, profile, purpose, connectivity, value, lastFailure);
    }

    /**
     * Replaces {@link #lastFailure()}.
     *
     * @param value the failure
     * @return the same otherwise
     */
    public Traits withLastFailure(NetworkFailure value) {
        return new Traits(name, profile, purpose, connectivity, metered, Optional.of(value));
    }

    /**
     * Removes {@link #lastFailure()}.
     *
     * @return the same otherwise
     */
    public Traits withoutLastFailure() {
        return new Traits(name, profile, purpose, connectivity, metered, Optional.empty());
    }
}
