package org.netbearer.impl.runtime;

import java.time.Duration;
import org.netbearer.spi.BearerContext.Scheduled;

/** Runs tasks later. Thread-safe. */
public interface Timers {
    /**
     * Runs a task, on the thread of the timers, once the delay is over, however long that is.
     *
     * @param delay from now, measured in monotonic time
     * @param task what is run
     * @return a way to call it off
     */
    Scheduled schedule(Duration delay, Runnable task);
}
