package org.netbearer.impl.runtime;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * The one thread that changes the model: tasks run in order, never two at a time.
 *
 * <p>Thread-safe. Nothing that may block runs here: no bearer, no listener, no service registry.
 */
public interface ModelThread extends Executor {
    /** Submits a task that becomes due after the delay, however long that is. */
    Scheduled schedule(Duration delay, Runnable task);

    /** Reads a clock that only moves forward, in nanoseconds; only differences have a meaning. */
    long nanoTime();

    /**
     * Proves that the caller runs on the model thread.
     *
     * @throws IllegalStateException if it does not
     */
    void guard();
}
