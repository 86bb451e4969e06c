package org.netbearer.spi;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the core gives to a bearer for the time between start and stop.
 *
 * <p>Thread-safe. After the bearer's service went, every method is still harmless and without effect.
 */
@ProviderType
public interface BearerContext {
    /**
     * Hands over what the bearer knows, as a whole; returns at once, from any thread. Of several reports that the core has not
     * read yet, the latest counts.
     *
     * @param report the report
     */
    void report(BearerReport report);

    /**
     * Returns the executor of the bearer's one thread: it runs tasks in the order of submission. What a task throws is logged
     * and shown as a fault.
     *
     * @return the executor; it never runs a task inside the call
     */
    Executor serialExecutor();

    /**
     * Runs a task on the serial executor later.
     *
     * @param delay how long to wait at least; zero or negative means now
     * @param task what to run
     * @return a handle to cancel it
     */
    Scheduled schedule(Duration delay, Runnable task);

    /**
     * Returns the time of day.
     *
     * @return the clock to use in place of {@code Instant.now()}
     */
    InstantSource clock();

    /** A task that waits for its time. */
    @ProviderType
    interface Scheduled {
        /** Cancels the task if it has not begun; harmless otherwise. */
        void cancel();
    }
}
