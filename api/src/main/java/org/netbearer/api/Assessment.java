package org.netbearer.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A judgement with its judge and its date: connectivity and metering are opinions, and this says whose.
 *
 * <p>Immutable. Two assessments with the same value and judge but different dates are not {@code equal}, but they are no
 * change either: see {@link NetworkChange}.
 *
 * @param value what was judged
 * @param judge who judged: the name of a bearer, or {@code netbearer} where the core concluded it; empty if nobody did
 * @param since when this value was first seen; {@link Instant#EPOCH} if nobody judged
 * @param detail what the judge has to say for people, such as the address of a portal; safe to print, empty if nothing. It is no
 *     change: see {@link #differsFrom}
 * @param <E> the scale
 */
public record Assessment<E extends Enum<E>>(E value, String judge, Instant since, String detail)
        implements Serializable {
    /** The judge's name where the core itself drew the conclusion. */
    public static final String CORE = "netbearer";

    /** Connectivity that nobody has judged. */
    public static final Assessment<Connectivity> CONNECTIVITY_UNKNOWN = unjudged(Connectivity.UNKNOWN);

    /** Metering that nobody has judged. */
    public static final Assessment<Metered> METERED_UNKNOWN = unjudged(Metered.UNKNOWN);

    /** Checks that nothing is null, and makes the detail safe to print. */
    public Assessment {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(judge, "judge");
        Objects.requireNonNull(since, "since");
        detail = PrintableText.of(detail);
    }

    /**
     * Creates an assessment without a detail.
     *
     * @param value what was judged
     * @param judge who judged
     * @param since when this value was first seen
     */
    public Assessment(E value, String judge, Instant since) {
        this(value, judge, since, "");
    }

    /**
     * Compares value and judge, and neither the date nor the detail.
     *
     * @param other the assessment to compare with
     * @return true if value or judge differ
     */
    public boolean differsFrom(Assessment<E> other) {
        return value != other.value || !judge.equals(other.judge);
    }

    private static <E extends Enum<E>> Assessment<E> unjudged(E value) {
        return new Assessment<>(value, "", Instant.EPOCH);
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
