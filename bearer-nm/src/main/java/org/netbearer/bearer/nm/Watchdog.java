package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Notices a daemon that is on the bus but does not answer. A call that stays open may have to wait for somebody else, such as
 * polkit; so a question that needs nobody else is asked, and only if that stays open too the daemon counts as frozen. There is
 * a timer only while a call is open.
 *
 * <p>Confined to the lane.
 */
final class Watchdog {
    /** How long a call may stay open before the question, and the question before the verdict. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BearerContext context;
    private final Supplier<CompletionStage<List<Object>>> question;
    private final Runnable heard;
    private final Runnable silent;
    private @Nullable Scheduled timer;
    private boolean asked;
    private int open;
    private int life;

    /** Sends {@code question} where in doubt; runs {@code heard} after each answer and {@code silent} when none comes. */
    Watchdog(BearerContext context, Supplier<CompletionStage<List<Object>>> question, Runnable heard, Runnable silent) {
        this.context = context;
        this.question = question;
        this.heard = heard;
        this.silent = silent;
    }

    /** Watches a call until it is answered. */
    CompletionStage<List<Object>> watch(CompletionStage<List<Object>> answer) {
        int now = life;
        guard(answer);
        answer.whenComplete((reply, failure) -> {
            if (now == life) {
                heard.run();
            }
        });
        return answer; // not the stage after it, which would wrap a failure
    }

    /** Watches while work is under way of which nobody will be told by an answer; its end is no word of the daemon. */
    void guard(CompletionStage<?> work) {
        int now = life;
        open++;
        if (timer == null) {
            timer = context.schedule(PATIENCE, this::bark);
        }
        work.whenComplete((result, failure) -> {
            if (now == life) {
                open--;
                if (open == 0) {
                    calm();
                }
            }
        });
    }

    /** Forgets all calls that are open. */
    void reset() {
        life++;
        open = 0;
        calm();
    }

    private void bark() {
        timer = context.schedule(PATIENCE, this::bark);
        if (asked) {
            silent.run();
            return;
        }
        asked = true;
        int now = life;
        question.get().whenComplete((reply, failure) -> {
            if (now == life) {
                asked = false;
                heard.run();
            }
        });
    }

    private void calm() {
        asked = false;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
