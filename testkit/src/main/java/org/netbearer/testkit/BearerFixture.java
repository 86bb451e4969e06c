package org.netbearer.testkit;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerReport;

/**
 * One bearer and the part of the world that it looks at, for one test of {@link BearerContract}.
 *
 * <p>The world has one configuration at least. What a bearer does not have, its fixture leaves as it is here, and the
 * tests that need it say that they were skipped. Confined to the test's thread.
 */
public interface BearerFixture extends AutoCloseable {
    /**
     * Returns the bearer, not started.
     *
     * @return the same one each time
     */
    Bearer bearer();

    /**
     * Returns the context with which the bearer is started; called once for each start.
     *
     * @return by default a stepped one
     */
    default ManualContext context() {
        return ManualContext.stepped();
    }

    /**
     * Changes something that the bearer has to notice by itself, and lets it notice: for one that polls, moves the time on
     * by its interval.
     *
     * @param context the context of the running bearer
     * @return tells of a report whether the change is in it; false for every report from before
     * @throws Exception if the world cannot be changed
     */
    Predicate<BearerReport> change(ManualContext context) throws Exception;

    /**
     * Continues an operation that was just begun, where time or another program has to do something for it.
     *
     * @param context the context of the running bearer
     */
    default void proceed(ManualContext context) {}

    /**
     * Returns the daemon behind the bearer.
     *
     * @return empty if it needs none
     */
    default Optional<Daemon> daemon() {
        return Optional.empty();
    }

    /**
     * Returns a configuration that is not active and can be brought up.
     *
     * @return its identifier; empty if the bearer does not offer that
     */
    default Optional<String> activatable() {
        return Optional.empty();
    }

    /**
     * Counts what the world saw of scans and changed connections.
     *
     * @return how often the air was scanned, a radio woken or a connection changed since the fixture was made; empty if that
     *     cannot be counted
     */
    default OptionalInt disturbances() {
        return OptionalInt.empty();
    }

    /**
     * Returns the probe that belongs to the bearer.
     *
     * @return empty if there is none
     */
    default Optional<BearerProbe> probe() {
        return Optional.empty();
    }

    /**
     * Removes the world; harmless a second time.
     *
     * @throws IOException if that fails
     */
    @Override
    default void close() throws IOException {}

    /** A daemon that a test stops and starts. */
    interface Daemon {
        /**
         * Ends the daemon, so that the bearer can notice it once its tasks have run.
         *
         * @param context the context of the bearer, which may not be started yet
         * @throws Exception if that fails
         */
        void stop(ManualContext context) throws Exception;

        /**
         * Starts the daemon, so that the bearer can notice it once its tasks have run.
         *
         * @param context the context of the running bearer
         * @throws Exception if that fails
         */
        void start(ManualContext context) throws Exception;
    }
}
