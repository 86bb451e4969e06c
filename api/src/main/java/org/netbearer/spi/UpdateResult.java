package org.netbearer.spi;

import java.util.Objects;
import org.netbearer.api.UpdateOutcome;

/**
 * How a bearer's update ended.
 *
 * @param outcome what became of it; {@link UpdateOutcome#RECENT} if somebody else's scan under way answers it; never
 *     {@link UpdateOutcome#GONE}, which is the core's
 * @param text why, for people; empty if there is nothing to say
 */
public record UpdateResult(UpdateOutcome outcome, String text) {
    /** It looked, and reported what it found. */
    public static final UpdateResult COMPLETED = new UpdateResult(UpdateOutcome.COMPLETED, "");

    /** Checks that nothing is null. */
    public UpdateResult {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(text, "text");
    }
}
