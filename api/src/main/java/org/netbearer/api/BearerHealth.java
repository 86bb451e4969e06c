package org.netbearer.api;

import java.io.Serializable;
import java.util.Objects;

/**
 * How a bearer is doing, with the reason.
 *
 * <p>Immutable.
 *
 * @param status how it is doing
 * @param code the reason as a fixed word for programs, such as {@code radio-off}, {@code service-stopped},
 *     {@code no-adapter}; empty if there is nothing to say
 * @param text the reason as one sentence for people, with what to do about it, safe to print; empty if there is nothing
 *     to say
 */
public record BearerHealth(BearerStatus status, String code, String text) implements Serializable {
    /** It works, and there is nothing more to say. */
    public static final BearerHealth READY = new BearerHealth(BearerStatus.READY, "", "");

    /** It has not reported yet. */
    public static final BearerHealth STARTING = new BearerHealth(BearerStatus.STARTING, "", "");

    /** Creates the text safe to print. */
    public BearerHealth {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(code, "code");
        text = PrintableText.of(text);
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
