package org.netbearer.bearer.nm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * How long a daemon that takes its devices off the bus is given to end: each device that goes gives it a little more.
 *
 * <p>Confined to the lane.
 */
final class Farewell {
    /** How long the end may take from a device that goes; 17 to 40 ms were seen from the first one. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long it may take in all. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final BearerContext context;
    private final Runnable stayed;
    private @Nullable Scheduled pause;
    private @Nullable Scheduled limit;

    /** Runs {@code stayed} when the daemon should have ended and has not. */
    Farewell(BearerContext context, Runnable stayed) {
        this.context = context;
        this.stayed = stayed;
    }

    /** A device goes. */
    void departure() {
        if (limit == null) {
            limit = context.schedule(LONGEST, this::tooLong);
        }
        if (pause != null) {
            pause.cancel();
        }
        pause = context.schedule(PAUSE, this::tooLong);
    }

    /** The daemon has ended, or nobody wants to know any more. */
    void over() {
        if (pause != null) {
            pause.cancel();
        }
        if (limit != null) {
            limit.cancel();
        }
        pause = null;
        limit = null;
    }

    private void tooLong() {
        over();
        stayed.run();
    }
}
