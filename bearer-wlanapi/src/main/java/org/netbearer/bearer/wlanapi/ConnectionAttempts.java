package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_attempt_fail;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_complete;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_start;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_disconnected;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_interface_removal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Connections that are being made or ended, at most one for each adapter, and why the last ones failed.
 *
 * <p>An event only brings a verdict; the stages complete in {@link #settle}, after the state that goes with it was reported.
 * Confined to the bearer's serial executor.
 */
final class ConnectionAttempts {
    private final Map<UUID, Attempt> attempts = new HashMap<>();
    private final List<Attempt> decided = new ArrayList<>();
    private final Map<String, NetworkFailure> failures = new HashMap<>();
    private final InstantSource clock;

    ConnectionAttempts(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns a new attempt, in place of any other on that adapter. */
    Attempt begin(UUID adapter, String identifier, String profile, boolean up) {
        abandon(adapter, up ? FailureReason.DISPLACED : FailureReason.ABORTED);
        var attempt = new Attempt(adapter, identifier, profile, up);
        attempts.put(adapter, attempt);
        return attempt;
    }

    @Nullable
    Attempt on(UUID adapter) {
        return attempts.get(adapter);
    }

    /** Returns the last failure of each configuration that has not worked since, by identifier. */
    Map<String, NetworkFailure> failures() {
        return Map.copyOf(failures);
    }

    /** Returns whether an event decided something. */
    boolean decides(Event event, IntFunction<String> reasonText) {
        var attempt = attempts.get(event.adapter());
        if (attempt == null || event.source() != WLAN_NOTIFICATION_SOURCE_ACM) {
            return false;
        }
        return switch (event.code()) {
            case wlan_notification_acm_connection_start -> {
                attempt.started |= event.profile().equals(attempt.profile);
                yield false;
            }
            case wlan_notification_acm_connection_attempt_fail -> {
                if (event.profile().isEmpty() || event.profile().equals(attempt.profile)) {
                    attempt.lastReason = event.number();
                }
                yield false;
            }
            case wlan_notification_acm_connection_complete -> completed(attempt, event, reasonText);
            case wlan_notification_acm_disconnected -> {
                if (attempt.linked) {
                    decide(attempt, refused(event.number(), "the connection was lost as soon as it was made"));
                }
                yield attempt.linked || !attempt.up;
            }
            case wlan_notification_acm_interface_removal -> {
                decide(attempt, failure(FailureReason.NOT_AVAILABLE, "", "the adapter was removed"));
                yield true;
            }
            default -> false;
        };
    }

    private boolean completed(Attempt attempt, Event event, IntFunction<String> reasonText) {
        if (!attempt.up) {
            return true; // by another program; the state follows from the reading
        }
        boolean ours = event.profile().isEmpty() || event.profile().equals(attempt.profile);
        if (event.number() != WlanReason.SUCCESS) {
            if (ours) {
                // each try has its own reason; that of the final event is often the same, whatever went wrong
                int reason = WlanReason.isGeneric(event.number()) && attempt.lastReason != WlanReason.SUCCESS
                        ? attempt.lastReason
                        : event.number();
                decide(attempt, refused(reason, reasonText.apply(reason)));
            }
            return ours;
        }
        if (ours) {
            attempt.linked = attempt.started;
        } else if (attempt.started) { // else of a connection from before
            decide(attempt, failure(FailureReason.DISPLACED, "", "another program connected this adapter elsewhere"));
        }
        return true;
    }

    /** Ends an attempt that took too long; its configuration keeps the failure. */
    void expire(Attempt attempt) {
        if (attempts.get(attempt.adapter) == attempt) {
            decide(attempt, failure(FailureReason.TIMED_OUT, "", "the system did not say that it was done"));
        }
    }

    /** Ends the attempt on an adapter in favour of another. */
    void abandon(UUID adapter, FailureReason reason) {
        var attempt = attempts.get(adapter);
        if (attempt != null) {
            decide(attempt, failure(reason, "", "another operation took its place"));
        }
    }

    /** Ends an attempt that could not even begin. */
    void refuse(Attempt attempt, NetworkException refused) {
        decide(attempt, refused);
    }

    /** Forgets the failures of what works now. */
    void forget(Predicate<String> works) {
        failures.keySet().removeIf(works);
    }

    /**
     * Completes the stages of decided attempts; called after the state was reported.
     *
     * @param isUp returns whether the configuration of that identifier was reported active
     * @param isFree returns whether an adapter is neither connected by that identifier nor on the way
     */
    void settle(Predicate<String> isUp, Predicate<Attempt> isFree) {
        for (Attempt attempt : List.copyOf(attempts.values())) {
            if (attempt.up ? isUp.test(attempt.identifier) : isFree.test(attempt)) {
                end(attempt);
                decided.add(attempt);
            }
        }
        for (Attempt attempt : List.copyOf(decided)) {
            decided.remove(attempt);
            if (attempt.verdict == null) {
                attempt.stage.complete(null);
            } else {
                attempt.stage.completeExceptionally(attempt.verdict);
            }
        }
    }

    /** Ends everything at once. */
    void endAll(FailureReason reason, String text) {
        for (Attempt attempt : List.copyOf(attempts.values())) {
            end(attempt);
            attempt.verdict = failure(reason, "", text);
            decided.add(attempt);
        }
        settle(none -> false, none -> false);
    }

    private void decide(Attempt attempt, NetworkException verdict) {
        end(attempt);
        attempt.verdict = verdict;
        decided.add(attempt);
        boolean fault = verdict.reason() != FailureReason.ABORTED && verdict.reason() != FailureReason.DISPLACED;
        if (attempt.up && fault) {
            failures.put(
                    attempt.identifier,
                    new NetworkFailure(
                            verdict.reason(),
                            verdict.platformReason(),
                            String.valueOf(verdict.getMessage()),
                            clock.instant()));
        }
    }

    private void end(Attempt attempt) {
        attempts.remove(attempt.adapter, attempt);
        if (attempt.deadline != null) {
            attempt.deadline.cancel();
        }
    }

    private static NetworkException refused(int reason, String text) {
        return failure(
                WlanReason.meaning(reason),
                WlanReason.platformName(reason),
                text.isEmpty() ? "the system gave no text for its reason" : text);
    }

    private static NetworkException failure(FailureReason reason, String platformReason, String text) {
        return new NetworkException(reason, platformReason, text);
    }

    /** One connection on its way up or down. Confined to the bearer's serial executor. */
    static final class Attempt {
        private final UUID adapter;
        private final String identifier;
        private final String profile;
        private final boolean up;
        private final CompletableFuture<Void> stage = new CompletableFuture<>();
        private @Nullable Scheduled deadline;
        private @Nullable NetworkException verdict;
        private int lastReason = WlanReason.SUCCESS;
        private boolean started;
        private boolean linked;

        private Attempt(UUID adapter, String identifier, String profile, boolean up) {
            this.adapter = adapter;
            this.identifier = identifier;
            this.profile = profile;
            this.up = up;
        }

        UUID adapter() {
            return adapter;
        }

        String identifier() {
            return identifier;
        }

        String profile() {
            return profile;
        }

        boolean isUp() {
            return up;
        }

        /** Returns whether the system has reported its start. */
        boolean isStarted() {
            return started;
        }

        CompletableFuture<Void> stage() {
            return stage;
        }

        /** Sets the reason for which the list declared the network not connectable; 0 if it did not. The reason of a try replaces it. */
        void expect(int obstacle) {
            lastReason = obstacle;
        }

        void endBy(Scheduled newDeadline) {
            deadline = newDeadline;
        }
    }
}
