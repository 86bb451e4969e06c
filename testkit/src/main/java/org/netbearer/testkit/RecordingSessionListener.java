package org.netbearer.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.api.RoamingListener;
import org.netbearer.api.RoamingOffer;
import org.netbearer.api.RoamingTrial;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionState;
import org.netbearer.api.UsagePolicy;

/**
 * Writes down what a session tells, a line each: {@code CONNECTED}, {@code opened}, {@code closed}, {@code error
 * session_aborted displaced}, {@code moved fake:b}, {@code offer fake:b seamless}, {@code policy no_policy}. Thread-safe.
 */
public class RecordingSessionListener implements NetworkSessionListener {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Waiting waiting = new Waiting();
    private final List<String> lines = new ArrayList<>(); // guarded by itself

    /** Creates one that has received nothing. */
    public RecordingSessionListener() {}

    /**
     * Reads what was received.
     *
     * @return the lines so far
     */
    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /**
     * Waits until enough was received.
     *
     * @param enough judges all lines so far
     * @return the lines
     * @throws AssertionError if it is not in time, with what was received
     */
    public List<String> await(Predicate<List<String>> enough) {
        return waiting.until(() -> Optional.of(lines()).filter(enough), BOUND, () -> "received only " + lines());
    }

    /**
     * Waits until one line was received.
     *
     * @param line the line
     * @return all lines so far
     * @throws AssertionError if it is not in time, with what was received
     */
    public List<String> await(String line) {
        return await(told -> told.contains(line));
    }

    /** Forgets what was received. */
    public void clear() {
        synchronized (lines) {
            lines.clear();
        }
    }

    @Override
    public void stateChanged(NetworkSession session, SessionState state) {
        tell(state.name());
    }

    @Override
    public void opened(NetworkSession session) {
        tell("opened");
    }

    @Override
    public void closed(NetworkSession session) {
        tell("closed");
    }

    @Override
    public void error(NetworkSession session, SessionError error, NetworkFailure failure) {
        tell(("error " + error + " " + failure.reason()).toLowerCase(Locale.ROOT));
    }

    @Override
    public void newConfigurationActivated(NetworkSession session, ConfigurationSnapshot configuration) {
        tell("moved " + configuration.identifier());
    }

    @Override
    public void usagePolicyChanged(NetworkSession session, UsagePolicy policy) {
        tell("policy " + policy.name().toLowerCase(Locale.ROOT));
    }

    final void tell(String line) {
        synchronized (lines) {
            lines.add(line);
        }
        waiting.signal();
    }

    /** One that wants to be asked before the session moves; it answers nothing by itself. */
    public static final class Asked extends RecordingSessionListener implements RoamingListener {
        /** Creates one that has received nothing. */
        public Asked() {}

        @Override
        public void roamingOffered(NetworkSession session, RoamingOffer offer) {
            tell("offer " + offer.configuration().identifier() + (offer.seamless() ? " seamless" : ""));
        }

        /** Leaves the trial to the test. */
        @Override
        public void roamingTrialStarted(NetworkSession session, RoamingTrial trial) {}
    }
}
