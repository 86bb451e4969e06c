package org.netbearer.impl.lease;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.netbearer.impl.model.ObservedActivation;

/**
 * The holders of configurations, among all processes that share them.
 *
 * <p>Thread-safe. Every call but {@link #close()} returns at once; stages complete, and the listener is called, on a thread
 * of the leases or of the caller, with no lock held: hop to your own thread before you do more than that. Nothing is thrown.
 */
public interface Leases extends AutoCloseable {
    /** Finds what dead holders left behind, and watches for their end from now on. Calling it again has no effect. */
    void start();

    /** Checks once more, because {@link LeaseListener#canTakeDown} may answer otherwise by now. */
    void look();

    /**
     * What is to be taken down, but was not for this process to do when it looked last; empty nearly always.
     *
     * @return the identifiers
     */
    Set<String> leftToOthers();

    /**
     * Joins the holders of a configuration.
     *
     * <p>While a living process takes the configuration down, the stage waits for the end of that. A caller that has lost
     * interest by then releases the lease when it comes.
     *
     * @param configuration the identifier
     * @param now reads how the caller sees the configuration: without blocking, on any thread, perhaps more than once
     * @return the lease; exceptionally with a {@code CancellationException} if the leases were closed
     */
    CompletionStage<Lease> hold(String configuration, Supplier<ObservedActivation> now);

    /**
     * Whether other processes can see the leases.
     *
     * @return the status as it was found last
     */
    LeaseStatus status();

    /**
     * Releases everything as if the process ended here: leases and teardowns that are still there are found by the next
     * process. Waits at most a second for the work under way.
     */
    @Override
    void close();
}
