package org.netbearer.impl.services;

import java.time.Duration;
import org.netbearer.spi.BearerContext.Scheduled;

/** Runs tasks later. Thread-safe. */
interface Timers {
    /**
     * Runs a task on a thread of its own after the delay.
     *
     * @return a way to call it off
     */
    Scheduled schedule(Duration delay, Runnable task);
}
