package org.netbearer.support.concurrent;

import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task on request, but not twice within an interval: a storm of requests is one run at its beginning and one at the end
 * of each interval.
 *
 * <p>It measures by the timer alone and reads no clock: setting the clock neither delays nor hastens it. States: ready, waiting
 * (a run was less than an interval ago), waiting with a request. Confined to one thread, the one on which timers run.
 */
public final class Throttle {
    private final Duration interval;
    private final BiFunction<Duration, Runnable, Runnable> timer;
    private final Runnable task;
    private @Nullable Runnable cancellation; // of the timer; null when ready
    private boolean requested;

    /**
     * Creates a throttle that is ready.
     *
     * @param interval the least time between two runs
     * @param timer runs a task after a time on this object's thread; returns what cancels it
     * @param task what is run
     */
    public Throttle(Duration interval, BiFunction<Duration, Runnable, Runnable> timer, Runnable task) {
        this.interval = interval;
        this.timer = timer;
        this.task = task;
    }

    /** Runs the task now if the last run is an interval ago, else once at the interval's end. */
    public void request() {
        if (cancellation == null) {
            run();
        } else {
            requested = true;
        }
    }

    /** Runs the task now; a request that waits is met by it. */
    public void run() {
        reset();
        cancellation = timer.apply(interval, this::elapsed);
        task.run();
    }

    /** Forgets the last run and any request that waits. */
    public void reset() {
        requested = false;
        var cancel = cancellation;
        cancellation = null;
        if (cancel != null) {
            cancel.run();
        }
    }

    private void elapsed() {
        cancellation = null;
        if (requested) {
            run();
        }
    }
}
