package org.netbearer.impl.runtime;

import java.util.concurrent.Executor;

/**
 * The one thread that changes the model: tasks run in order, never two at a time, timers among them.
 *
 * <p>Thread-safe. Nothing that may block runs here: no bearer, no listener, no service registry.
 */
public interface ModelThread extends Executor, Timers {
    /** Reads a clock that only moves forward, in nanoseconds; only differences have a meaning. */
    long nanoTime();

    /**
     * Proves that the caller runs on the model thread.
     *
     * @throws IllegalStateException if it does not
     */
    void guard();
}
