package org.netbearer.bearer.generic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext;

/**
 * The timer for the next look where nobody tells of changes; while looks find nothing new for a minute, it may be set for a
 * longer time. Confined to the bearer's thread.
 */
final class PollTimer {
    /** So many looks in vain make the time longer. */
    static final int LOOKS_IN_VAIN = 12;

    /** How many times longer. */
    static final int STRETCH = 6;

    private final Runnable look;
    private BearerContext.@Nullable Scheduled waiting;
    private Duration armedWith = Duration.ZERO;
    private int inVain;

    PollTimer(Runnable look) {
        this.look = look;
    }

    /** Called at the start and whenever something changed: the time is the usual one again. */
    void begin() {
        inVain = 0;
    }

    /**
     * Sets the timer; one that is set for the same time is left alone.
     *
     * @param context for the time
     * @param interval the usual time to the next look; zero for none
     * @param stretches whether it grows while nothing changes
     */
    void arm(BearerContext context, Duration interval, boolean stretches) {
        Duration time = stretches && inVain >= LOOKS_IN_VAIN ? interval.multipliedBy(STRETCH) : interval;
        if (waiting != null && armedWith.equals(time)) {
            return;
        }
        cancel();
        if (!time.isZero()) {
            armedWith = time;
            waiting = context.schedule(time, this::expired);
        }
    }

    private void expired() {
        waiting = null;
        inVain++;
        look.run();
    }

    /** Calls the next look off. */
    void cancel() {
        BearerContext.Scheduled timer = waiting;
        waiting = null;
        if (timer != null) {
            timer.cancel();
        }
    }
}
