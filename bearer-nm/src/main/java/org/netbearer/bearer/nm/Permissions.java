package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.bearer.nm.dbus.BusError;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * What the daemon permits this process to do without authentication. The daemon asks polkit about each action, which takes time
 * and may hang; so the wait for the answer is short.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class Permissions {
    /** How long to wait for the first answer. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final BearerContext context;
    private final Supplier<CompletionStage<Arguments>> question;
    private final Runnable changed;
    private final Runnable overdue;
    private final Backoff backoff = new Backoff();
    private Set<String> granted = Set.of();
    private @Nullable Scheduled timeout;
    private @Nullable Scheduled retry;
    private boolean settled;
    private boolean objectsExported;
    private boolean tooEarly;
    private int generation;

    /** Creates an instance that calls {@code question}, and runs {@code changed} after each answer and {@code overdue} if the first
     * one does not come in time. */
    Permissions(
            BearerContext context, Supplier<CompletionStage<Arguments>> question, Runnable changed, Runnable overdue) {
        this.context = context;
        this.question = question;
        this.changed = changed;
        this.overdue = overdue;
    }

    /** Returns the actions that are allowed. */
    Set<String> granted() {
        return granted;
    }

    /** Returns whether the daemon has answered or refused, or the time for it is over. */
    boolean areKnown() {
        return settled;
    }

    /** Asks the daemon; returns its answer. */
    CompletionStage<Arguments> read() {
        int now = generation;
        if (!settled && timeout == null) {
            timeout = context.schedule(TIMEOUT, () -> {
                settle();
                overdue.run();
            });
        }
        CompletionStage<Arguments> reading = question.get();
        reading.whenComplete((answer, failure) -> {
            if (now == generation) {
                answered(answer, failure);
            }
        });
        return reading; // not the one after it, which would wrap a failure
    }

    /** Called when the daemon has exported its objects: it owns its name before that, and a call that came too early is repeated. */
    void objectsExported() {
        objectsExported = true;
        if (tooEarly) {
            tooEarly = false;
            read().exceptionally(refused -> Arguments.NONE);
        }
    }

    /** Forgets everything; pending answers are ignored. */
    void clear() {
        generation++;
        granted = Set.of();
        settled = false;
        objectsExported = false;
        tooEarly = false;
        cancelTimeout();
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    private void answered(@Nullable Arguments answer, @Nullable Throwable failure) {
        if (answer != null && answer.get(0) instanceof Map<?, ?> all) {
            granted = all.entrySet().stream()
                    .filter(entry -> "yes".equals(entry.getValue()))
                    .map(entry -> String.valueOf(entry.getKey()))
                    .collect(Collectors.toUnmodifiableSet());
            backoff.reset();
        } else if (failure instanceof BusError error && !objectsExported && NmCalls.isMissing(error.name())) {
            tooEarly = true;
            return;
        } else if (failure instanceof BusError error && NmCalls.isTransient(error.name())) {
            readLater();
            return;
        }
        settle();
        changed.run();
    }

    private void readLater() {
        if (retry == null) {
            retry = context.schedule(backoff.pause(), () -> {
                retry = null;
                read().exceptionally(refused -> Arguments.NONE);
            });
        }
    }

    private void settle() {
        settled = true;
        cancelTimeout();
    }

    private void cancelTimeout() {
        if (timeout != null) {
            timeout.cancel();
            timeout = null;
        }
    }
}
