package org.netbearer.simulation;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;

/**
 * How activations go from now on.
 *
 * @param takes how long each takes
 * @param answers false if it never comes to an end
 * @param failure why it fails; null if it works
 * @param platformReason what the platform says of that; empty if nothing
 */
public record ActivationBehaviour(
        Duration takes, boolean answers, @Nullable FailureReason failure, String platformReason) {
    /** Works at once. */
    public static final ActivationBehaviour WORKS = new ActivationBehaviour(Duration.ZERO, true, null, "");

    /** Never comes to an end. */
    public static final ActivationBehaviour SILENT = new ActivationBehaviour(Duration.ZERO, false, null, "");

    /** Checks the duration. */
    public ActivationBehaviour {
        Objects.requireNonNull(takes, "takes");
        Objects.requireNonNull(platformReason, "platformReason");
        if (takes.isNegative()) {
            throw new IllegalArgumentException("an activation takes " + takes);
        }
    }

    /**
     * Creates one that fails at once.
     *
     * @param reason why
     * @param platformReason what the platform says of that; empty if nothing
     * @return the behaviour
     */
    public static ActivationBehaviour fails(FailureReason reason, String platformReason) {
        return new ActivationBehaviour(Duration.ZERO, true, reason, platformReason);
    }

    /**
     * Replaces {@link #takes()}.
     *
     * @param value how long each takes
     * @return the same otherwise
     */
    public ActivationBehaviour withTakes(Duration value) {
        return new ActivationBehaviour(value, answers, failure, platformReason);
    }
}
