package org.netbearer.spi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A source of network configurations: a daemon, an operating system's interface, a script.
 *
 * <p>A bearer is an OSGi service. While it is registered, the core asks {@link #name()} and {@link #updateScans()}, calls
 * {@link #start} once, then the other methods in any order, then {@link #stop} once. A bearer that is registered again is started again, with a new context.
 *
 * <h2>Threads</h2>
 *
 * Every method is called on the bearer's <em>serial executor</em>: one thread that the core keeps for this bearer, never two
 * calls at a time, never a thread of the framework or of another bearer. State that only this thread touches needs no lock.
 * Native callbacks and signals come on foreign threads: copy what they carry, and hand it to
 * {@link BearerContext#serialExecutor()}.
 *
 * <p>A method may block, within reason; it holds up this bearer alone. One that does not return for longer than the
 * core's limit has its thread interrupted, and until it returns the bearer counts as failed.
 *
 * <h2>Reports</h2>
 *
 * <ul>
 *   <li>The bearer hands its first {@link BearerReport} to the context soon after {@code start}, in any case before it
 *       waits for anything: a daemon that is away is a report of {@code WAITING}, not silence.
 *   <li>It hands over a new one whenever something changed, and may hand over one when nothing did.
 *   <li>Each report is complete. Reports that come faster than the core reads them are conflated: the last one counts.
 *   <li>Identifiers begin with {@link #name()} and a colon, and are unique in a report.
 *   <li>After {@code stop} returned it hands over nothing; what comes all the same is dropped.
 * </ul>
 *
 * <h2>Operations</h2>
 *
 * <ul>
 *   <li>An operation returns a stage at once and completes it on any thread.
 *   <li>What the operation changed is reported before its stage completes.
 *   <li>An operation that fails completes its stage with a {@link NetworkException}; one that the bearer does not offer
 *       with {@link FailureReason#NOT_SUPPORTED}. It does not throw.
 *   <li>{@code stop} ends all stages that are open, with {@link FailureReason#BEARER_GONE}.
 * </ul>
 *
 * <h2>The pattern</h2>
 *
 * Nearly every bearer has this shape: one method reads everything, translates it and reports it as a whole, and whatever may
 * have changed something leads there. The core finds out what is new; no event has to be understood, only noticed.
 *
 * <pre>{@code
 * public void start(BearerContext started) {
 *     context = started;
 *     port.listen(() -> started.serialExecutor().execute(this::look)); // on a foreign thread: nothing else
 *     look();
 * }
 *
 * private void look() {
 *     if (context != null) { // an event may be under way when the bearer is stopped
 *         context.report(translate(port.read())); // pure: from the system's words to a BearerReport
 *         completeWhatCameTrue(); // stages of activate and deactivate, after the report
 *     }
 * }
 *
 * public CompletionStage<UpdateResult> update(UpdateRequest request) {
 *     look();
 *     return CompletableFuture.completedStage(UpdateResult.COMPLETED);
 * }
 *
 * public void stop() {
 *     context = null;
 *     port.close();
 *     failOpenStages(FailureReason.BEARER_GONE);
 * }
 * }</pre>
 *
 * <p>{@code examples/bearer} of the project is a complete one, {@code BearerContract} of the test kit tests each sentence
 * of this page.
 *
 * <p>A bearer never scans the air, wakes a radio or changes a connection unless an operation asks for it. It knows nothing
 * of sessions, listeners or other bearers.
 */
@ConsumerType
public interface Bearer {
    /**
     * Returns the name of the bearer.
     *
     * @return lower-case letters, digits and hyphens, beginning with a letter; always the same, and the first part of
     *     every identifier that it reports; not {@code netbearer}, which is the core's own
     */
    String name();

    /**
     * Returns whether {@link #update} scans the air, so that its rate has to be limited.
     *
     * @return true by default; false if an update only reads what the operating system already knows
     */
    default boolean updateScans() {
        return true;
    }

    /**
     * Starts to watch and to report.
     *
     * @param context where reports go and time comes from, until {@link #stop}
     */
    void start(BearerContext context);

    /** Stops watching, releases every thread, handle and connection, and ends open stages; harmless if not started. */
    void stop();

    /**
     * Reads the present state again, with a scan where only that finds it.
     *
     * <p>The core never has two updates of one bearer under way, unless the first has passed its deadline.
     *
     * @param request how long anybody will wait
     * @return a stage that completes normally with the outcome, also a bad one, after its result was reported
     */
    CompletionStage<UpdateResult> update(UpdateRequest request);

    /**
     * Judges connectivity again, now, without scanning.
     *
     * @param request how long anybody will wait
     * @return a stage that completes normally with the outcome, after the judgement was reported; by default it fails as
     *     not supported
     */
    default CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
        return CompletableFuture.failedStage(
                new NetworkException(FailureReason.NOT_SUPPORTED, name() + " does not check connectivity"));
    }

    /**
     * Reads the counters of its links again and reports them, and nothing else.
     *
     * @return a stage that completes normally after they were reported; by default it fails as not supported
     */
    default CompletionStage<Void> readCounters() {
        return CompletableFuture.failedStage(
                new NetworkException(FailureReason.NOT_SUPPORTED, name() + " counts nothing on demand"));
    }

    /**
     * Activates a configuration.
     *
     * <p>Sessions of the same configuration share one call: the core never has two under way for one identifier, and no
     * {@link #deactivate} but one that is to end it.
     *
     * @param identifier one of the identifiers that it reports
     * @return a stage that completes normally once the configuration was reported active, also if it was so before, and
     *     fails with the platform's reason; by default it fails as not supported
     */
    default CompletionStage<Void> activate(String identifier) {
        return CompletableFuture.failedStage(
                new NetworkException(FailureReason.NOT_SUPPORTED, name() + " does not bring interfaces up"));
    }

    /**
     * Deactivates a configuration; also ends an activation that is under way.
     *
     * @param identifier one of the identifiers that it reports
     * @return a stage that completes normally once the configuration was reported as not active, also if it was so
     *     before, and fails with the platform's reason; by default it fails as not supported
     */
    default CompletionStage<Void> deactivate(String identifier) {
        return CompletableFuture.failedStage(
                new NetworkException(FailureReason.NOT_SUPPORTED, name() + " does not take interfaces down"));
    }
}
