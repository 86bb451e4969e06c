package org.netbearer.api;

import java.io.Serializable;
import java.util.Objects;

/**
 * One bearer's part of an update.
 *
 * @param bearer the bearer's name
 * @param outcome what became of it
 * @param text why, for people, safe to print; empty if there is nothing to say
 */
public record BearerUpdate(String bearer, UpdateOutcome outcome, String text) implements Serializable {
    /** Creates the text safe to print. */
    public BearerUpdate {
        Objects.requireNonNull(bearer, "bearer");
        Objects.requireNonNull(outcome, "outcome");
        text = PrintableText.of(text);
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
