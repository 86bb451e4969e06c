package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.dbus.BusError;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * What this process may do without asking anybody, by the daemon's word. The daemon asks polkit about each action, which
 * takes its time and may hang; so the answer is waited for, but not for long.
 *
 * <p>Confined to the lane.
 */
final class Permissions {
    /** How long the first answer is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BearerContext context;
    private final Supplier<CompletionStage<List<Object>>> question;
    private final Runnable changed;
    private final Runnable overdue;
    private final Backoff backoff = new Backoff();
    private Set<String> granted = Set.of();
    private @Nullable Scheduled patience;
    private @Nullable Scheduled again;
    private boolean settled;
    private boolean objectsAreThere;
    private boolean tooEarly;
    private int life;

    /** Asks with {@code question}; runs {@code changed} after each answer, {@code overdue} if the first does not come. */
    Permissions(
            BearerContext context,
            Supplier<CompletionStage<List<Object>>> question,
            Runnable changed,
            Runnable overdue) {
        this.context = context;
        this.question = question;
        this.changed = changed;
        this.overdue = overdue;
    }

    /** The actions that are allowed. */
    Set<String> granted() {
        return granted;
    }

    /** Returns whether the daemon has answered or refused, or will not in time. */
    boolean areSettled() {
        return settled;
    }

    /** Asks; the stage is the daemon's answer. */
    CompletionStage<List<Object>> read() {
        int now = life;
        if (!settled && patience == null) {
            patience = context.schedule(PATIENCE, () -> {
                settle();
                overdue.run();
            });
        }
        CompletionStage<List<Object>> reading = question.get();
        reading.whenComplete((answer, failure) -> {
            if (now == life) {
                take(answer, failure);
            }
        });
        return reading; // not the one after it, which would wrap a failure
    }

    /** Says that the daemon has its objects: it has its name before, and a question that came too early is asked again. */
    void objectsAreThere() {
        objectsAreThere = true;
        if (tooEarly) {
            tooEarly = false;
            read().exceptionally(refused -> List.of());
        }
    }

    /** Forgets everything; answers that are still under way are not waited for. */
    void clear() {
        life++;
        granted = Set.of();
        settled = false;
        objectsAreThere = false;
        tooEarly = false;
        cancelPatience();
        if (again != null) {
            again.cancel();
            again = null;
        }
    }

    private void take(@Nullable List<Object> answer, @Nullable Throwable failure) {
        if (answer != null && !answer.isEmpty() && answer.get(0) instanceof Map<?, ?> all) {
            granted = all.entrySet().stream()
                    .filter(entry -> "yes".equals(entry.getValue()))
                    .map(entry -> String.valueOf(entry.getKey()))
                    .collect(Collectors.toUnmodifiableSet());
            backoff.reset();
        } else if (failure instanceof BusError error && !objectsAreThere && NmCalls.isMissing(error.name())) {
            tooEarly = true;
            return;
        } else if (failure instanceof BusError error && NmCalls.isPassing(error.name())) {
            readLater();
            return;
        }
        settle();
        changed.run();
    }

    private void readLater() {
        if (again == null) {
            again = context.schedule(backoff.pause(), () -> {
                again = null;
                read().exceptionally(refused -> List.of());
            });
        }
    }

    private void settle() {
        settled = true;
        cancelPatience();
    }

    private void cancelPatience() {
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
    }
}
