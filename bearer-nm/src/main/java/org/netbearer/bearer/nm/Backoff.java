package org.netbearer.bearer.nm;

import java.time.Duration;

/**
 * The pauses between attempts: short at first, then growing.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LAST = Duration.ofSeconds(30);

    private Duration next = FIRST;

    /** Returns the pause before the next attempt. */
    Duration pause() {
        Duration now = next;
        Duration longer = now.multipliedBy(2);
        next = longer.compareTo(LAST) > 0 ? LAST : longer;
        return now;
    }

    /** Called when an attempt has succeeded. */
    void reset() {
        next = FIRST;
    }
}
