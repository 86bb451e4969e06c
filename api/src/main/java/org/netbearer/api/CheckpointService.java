package org.netbearer.api;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes a change of the network safe that might cut off whoever makes it: the platform records what is in force, and returns to
 * it by itself unless the change is confirmed in time.
 *
 * <p>A service of the bearer that can do it, with the property {@link NetworkConfiguration#BEARER}. It is there only while
 * {@link #create} could succeed: while the daemon runs and this process may use it. Implemented by bearers; it grows by
 * default methods only.
 *
 * <p><b>Threads.</b> Thread-safe. Every call returns at once. Stages complete on threads that are made as needed; code that
 * depends on one may block without harming others.
 *
 * <p><b>Errors.</b> A stage that fails does so with a {@link NetworkException}: {@link FailureReason#DENIED} if this process
 * may not, {@link FailureReason#SERVICE_GONE} if the daemon is away or does not answer, {@link FailureReason#BEARER_GONE} if the
 * bearer was stopped, {@link FailureReason#OTHER} with the platform's own reason in any other case.
 */
@ConsumerType
public interface CheckpointService {
    /**
     * Creates a checkpoint of every interface that the bearer claims: which configuration is active there, and its
     * settings.
     *
     * <p>A platform may allow only one checkpoint of an interface at a time; another one then fails with
     * {@link FailureReason#NOT_AVAILABLE} until the first has ended.
     *
     * <p>If this stage fails, nothing will be rolled back; also a checkpoint that the platform makes too late for the stage is
     * taken away again.
     *
     * @param rollBackAfter the time to confirm in, counted from this call at the earliest; from 1 second to 1 day, a part of a
     *     second counts as a whole one
     * @return a stage of the checkpoint, once it is in force
     * @throws IllegalArgumentException if the time is shorter or longer than that
     */
    CompletionStage<Checkpoint> create(Duration rollBackAfter);
}
