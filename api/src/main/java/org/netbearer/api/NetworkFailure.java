package org.netbearer.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A failure with the platform's own reason kept.
 *
 * <p>Immutable.
 *
 * @param reason the reason in our words
 * @param platformReason the platform's own name or number for it, such as {@code NM_DEVICE_STATE_REASON_NO_SECRETS (7)};
 *     empty if it gave none
 * @param text one sentence for people, safe to print
 * @param at when it happened
 */
public record NetworkFailure(FailureReason reason, String platformReason, String text, Instant at)
        implements Serializable {
    /** Creates the texts safe to print. */
    public NetworkFailure {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
        platformReason = PrintableText.of(platformReason);
        text = PrintableText.of(text);
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
