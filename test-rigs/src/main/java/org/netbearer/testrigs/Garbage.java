package org.netbearer.testrigs;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Collection;

/** What nobody holds any more. */
public final class Garbage {
    private static final Duration BOUND = Duration.ofSeconds(30);

    private Garbage() {}

    /**
     * Collects until nothing is left, within a bound.
     *
     * @param references to what should go
     * @param meanwhile done before each collection: a weak map drops the value of a key that is gone only when it is used again
     * @return how much is left
     */
    public static long left(Collection<? extends Reference<?>> references, Runnable meanwhile) {
        long end = System.nanoTime() + BOUND.toNanos();
        long left;
        do {
            meanwhile.run();
            System.gc();
            left = references.stream().filter(each -> !each.refersTo(null)).count();
        } while (left > 0 && end - System.nanoTime() > 0);
        return left;
    }
}
