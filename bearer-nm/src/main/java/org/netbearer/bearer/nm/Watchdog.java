package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Notices a daemon that is on the bus but does not answer. A call may have to wait for somebody else, such as
 * polkit; so a probe that needs nobody else is sent after a while, and only if that stays unanswered too the daemon counts as
 * unresponsive. A timer runs only while a call is pending.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class Watchdog {
    /** How long a call may stay unanswered before the probe is sent, and the probe before the daemon counts as unresponsive. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final BearerContext context;
    private final Supplier<CompletionStage<Arguments>> probe;
    private final Runnable responded;
    private final Runnable unresponsive;
    private @Nullable Scheduled timer;
    private boolean probing;
    private int pending;
    private int generation;

    /** Creates a watchdog that sends {@code probe} when in doubt, and runs {@code responded} after each answer and
     * {@code unresponsive} when none comes. */
    Watchdog(
            BearerContext context,
            Supplier<CompletionStage<Arguments>> probe,
            Runnable responded,
            Runnable unresponsive) {
        this.context = context;
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
            timer = context.schedule(TIMEOUT, this::onTimeout);
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
        timer = context.schedule(TIMEOUT, this::onTimeout);
        if (probing) {
            unresponsive.run();
            return;
        }
        probing = true;
        int now = generation;
        probe.get().whenComplete((reply, failure) -> {
            if (now == generation) {
                probing = false;
                responded.run();
            }
        });
    }

    private void stopTimer() {
        probing = false;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
