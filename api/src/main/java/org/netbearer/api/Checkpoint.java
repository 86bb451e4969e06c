package org.netbearer.api;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What was in force at one moment, and will be again at {@link #expires()} unless somebody confirms.
 *
 * <p>It lives in the platform, not here: it rolls back also when this process has ended. It does not outlive the platform's
 * daemon: if that ends first, nothing is rolled back.
 *
 * <p>The first call of {@link #confirm()} or {@link #rollBack()} that succeeds ends it. Every later call, and every call
 * after it has expired, fails with a {@link NetworkException} of reason {@link FailureReason#NOT_AVAILABLE}; after the
 * daemon ended, {@link FailureReason#SERVICE_GONE}. A call that failed for another reason may be repeated.
 *
 * <p>Threads and further errors as at {@link CheckpointService}. Implemented by bearers; it grows by default methods only.
 */
@ConsumerType
public interface Checkpoint {
    /**
     * Returns when the platform rolls back by itself.
     *
     * @return the earliest moment; {@link #extend} moves it
     */
    Instant expires();

    /**
     * Confirms what has been changed since, and ends the checkpoint.
     *
     * @return a stage that completes normally once nothing will be rolled back
     */
    CompletionStage<Void> confirm();

    /**
     * Returns to what was in force, now, and ends the checkpoint.
     *
     * @return a stage that completes normally once the platform is on its way back on every interface; the states follow in
     *     the manager's snapshots. It fails with {@link FailureReason#OTHER} and names the interfaces if the platform could not
     *     restore some; the checkpoint has ended then, too
     */
    CompletionStage<Void> rollBack();

    /**
     * Sets the time anew: more, or less.
     *
     * @param rollBackAfter the time to confirm in, counted from this call at the earliest, within the bounds of
     *     {@link CheckpointService#create}
     * @return a stage that completes normally once {@link #expires()} has moved
     * @throws IllegalArgumentException if the time is out of bounds
     */
    CompletionStage<Void> extend(Duration rollBackAfter);
}
