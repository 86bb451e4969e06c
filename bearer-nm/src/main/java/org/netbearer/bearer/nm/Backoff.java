package org.netbearer.bearer.nm;

import java.time.Duration;

/**
 * How long to wait before something is tried again: soon at first, then ever longer.
 *
 * <p>Confined to the lane.
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

    /** It has worked. */
    void reset() {
        next = FIRST;
    }
}
