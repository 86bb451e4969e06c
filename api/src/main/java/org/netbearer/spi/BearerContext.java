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
     * Takes the bearer's whole truth; returns at once, from any thread. Of reports that were not looked at yet, the
     * latest counts.
     *
     * @param report the report
     */
    void report(BearerReport report);

    /**
     * Runs tasks on the bearer's lane, in the order of submission; what a task throws is logged and shown as a fault.
     *
     * @return the lane; it never runs a task inside the call
     */
    Executor serialExecutor();

    /**
     * Runs a task on the lane later.
     *
     * @param delay how long to wait at least; zero or negative means now
     * @param task what to run
     * @return a way to call it off
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
        /** Calls the task off if it has not begun; harmless else. */
        void cancel();
    }
}
