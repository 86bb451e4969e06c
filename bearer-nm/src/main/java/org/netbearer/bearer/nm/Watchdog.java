package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Notices a daemon that is on the bus but does not answer. A call may have to wait for somebody else, such as
 * polkit; so a probe that needs nobody else is sent after a while, and only if nothing at all is received after that the
 * daemon counts as unresponsive. Whatever it sends proves that it is alive, also if this process is so busy that the answer waits behind
 * other messages. A timer runs only while a call is pending.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class Watchdog {
    /** The time after which is looked whether anything was received; so one stop of this process alone is no silence. */
    static final Duration PERIOD = Duration.ofMillis(1500);

    /** The quiet periods after which the probe is sent. */
    static final int PROBE_AFTER = 2;

    /** The quiet periods after which the daemon counts as unresponsive. */
    static final int UNRESPONSIVE_AFTER = 4;

    private final BearerContext context;
    private final LongSupplier received;
    private final Supplier<CompletionStage<Arguments>> probe;
    private final Runnable responded;
    private final Runnable unresponsive;
    private @Nullable Scheduled timer;
    private long receivedBefore;
    private int quiet;
    private int pending;
    private int generation;

    /**
     * Creates a watchdog.
     *
     * @param received returns a number that grows with each message of the daemon that is read
     * @param probe sends a call that the daemon answers at once
     * @param responded called after each answer
     * @param unresponsive called when the daemon counts as unresponsive
     */
    Watchdog(
            BearerContext context,
            LongSupplier received,
            Supplier<CompletionStage<Arguments>> probe,
            Runnable responded,
            Runnable unresponsive) {
        this.context = context;
        this.received = received;
        this.probe = probe;
        this.responded = responded;
        this.unresponsive = unresponsive;
    }

    /** Watches a call until it is answered; returns the same stage. */
    CompletionStage<Arguments> watch(CompletionStage<Arguments> answer) {
        int now = generation;
        guard(answer);
        answer.whenComplete((reply, failure) -> {
            if (now == generation) {
                responded.run();
            }
        });
        return answer; // not the stage after it, which would wrap a failure
    }

    /** Probes the daemon until {@code work} is done; that it is done does not prove that the daemon is alive. */
    void guard(CompletionStage<?> work) {
        int now = generation;
        pending++;
        if (timer == null) {
            receivedBefore = received.getAsLong();
            quiet = 0;
            timer = context.schedule(PERIOD, this::onTimeout);
        }
        work.whenComplete((result, failure) -> {
            if (now == generation) {
                pending--;
                if (pending == 0) {
                    stopTimer();
                }
            }
        });
    }

    /** Forgets all pending calls. */
    void reset() {
        generation++;
        pending = 0;
        stopTimer();
    }

    private void onTimeout() {
        timer = context.schedule(PERIOD, this::onTimeout);
        long now = received.getAsLong();
        quiet = now == receivedBefore ? quiet + 1 : 0;
        receivedBefore = now;
        if (quiet == PROBE_AFTER) {
            sendProbe();
        } else if (quiet == UNRESPONSIVE_AFTER) {
            unresponsive.run();
        }
    }

    private void sendProbe() {
        int now = generation;
        probe.get().whenComplete((reply, failure) -> {
            if (now == generation) {
                responded.run();
            }
        });
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
