package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Notices a daemon that is on the bus but does not answer: frozen, or busy beyond reason. It has a timer only while a call is
 * open.
 *
 * <p>Confined to the lane.
 */
final class Watchdog {
    /** How long a call may stay without an answer before the daemon counts as frozen. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BearerContext context;
    private final Runnable heard;
    private final Runnable silent;
    private @Nullable Scheduled timer;
    private int open;
    private int life;

    /** Runs {@code heard} after each answer and {@code silent} whenever none came for too long. */
    Watchdog(BearerContext context, Runnable heard, Runnable silent) {
        this.context = context;
        this.heard = heard;
        this.silent = silent;
    }

    /** Watches a call until it is answered. */
    CompletionStage<List<Object>> watch(CompletionStage<List<Object>> answer) {
        int now = life;
        open++;
        if (timer == null) {
            timer = context.schedule(PATIENCE, this::bark);
        }
        answer.whenComplete((reply, failure) -> {
            if (now == life) {
                open--;
                if (open == 0) {
                    calm();
                }
                heard.run();
            }
        });
        return answer; // not the stage after it, which would wrap a failure
    }

    /** Forgets all calls that are open. */
    void reset() {
        life++;
        open = 0;
        calm();
    }

    private void bark() {
        timer = context.schedule(PATIENCE, this::bark);
        silent.run();
    }

    private void calm() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
