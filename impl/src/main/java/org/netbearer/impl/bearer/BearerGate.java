package org.netbearer.impl.bearer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;

/**
 * The one way between the core and one bearer, for as long as its service is there.
 *
 * <p>Thread-safe. Calls go in on its thread; reports come out into a slot that keeps the latest. Once closed, nothing passes
 * in either direction.
 */
public final class BearerGate implements BearerContext {
    /** How long a framework thread may wait for a bearer to stop; a bearer that takes longer is left to itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Bearer bearer;
    private final ModelThread modelThread;
    private final InstantSource clock;
    private final Events events;
    private final Watch watch = new Watch();
    private final BearerThread thread;
    private final AtomicReference<@Nullable BearerReport> slot = new AtomicReference<>();
    /** What was asked for and has not ended; for the model thread. */
    private final Set<Pending<?>> pending = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean left; // for the model thread
    private volatile @Nullable Identity identity;
    private volatile int ranking;
    private volatile boolean open = true;

    public BearerGate(Bearer bearer, ModelThread modelThread, InstantSource clock, Duration limit, Events events) {
        this.bearer = bearer;
        this.modelThread = modelThread;
        this.clock = clock;
        this.events = events;
        this.thread = new BearerThread("netbearer-bearer", modelThread, limit, watch);
    }

    /** Returns who it is, once {@link #introduce} has found that out. */
    public Identity identity() {
        return Objects.requireNonNull(identity, "nobody has asked yet");
    }

    public boolean isIntroduced() {
        return identity != null;
    }

    /** Returns its service ranking. */
    public int ranking() {
        return ranking;
    }

    /** Sets its service ranking. */
    public void rank(int changed) {
        ranking = changed;
    }

    /** Returns its name for people: its own if that is known, else that of its class. */
    public String label() {
        Identity known = identity;
        return known == null ? "bearer of " + bearer.getClass().getName() : "bearer " + known.name();
    }

    /**
     * Asks the bearer for its name, on its thread, and calls back on the model thread.
     *
     * @param end called with the reason why it cannot be added, empty if it can, and with what was thrown, if that is the reason
     */
    public void introduce(BiConsumer<String, @Nullable Throwable> end) {
        Runnable ask = () -> {
            var answer = new Identity(bearer.name(), bearer.updateScans());
            String refusal = answer.refusal();
            if (refusal.isEmpty()) {
                identity = answer;
                thread.rename("netbearer-bearer-" + answer.name());
            }
            modelThread.execute(() -> end.accept(refusal, null));
        };
        thread.execute(
                "name()",
                () -> ForeignCode.run(
                        ask,
                        failure -> modelThread.execute(() ->
                                end.accept("asked for its name it threw " + ForeignCode.describe(failure), failure))));
    }

    public boolean isOpen() {
        return open;
    }

    public void start() {
        thread.execute("start()", () -> {
            if (open) {
                bearer.start(this);
            }
        });
    }

    /** Closes the gate: from now on no report passes and no operation begins. */
    public void close() {
        open = false;
        slot.set(null);
    }

    /**
     * Stops the bearer on its thread, behind a closed gate, and waits a moment for that.
     *
     * @return false if the bearer has not stopped in time and is left to itself
     */
    public boolean stop() {
        close();
        return thread.close("stop()", bearer::stop, PATIENCE);
    }

    /** Removes and returns the latest report; null if there is no new one. */
    @Nullable
    public BearerReport take() {
        return slot.getAndSet(null);
    }

    /**
     * Calls an operation on its thread and brings its end to the model thread, exactly once: what the bearer says of it,
     * {@link #leave} if the bearer goes first, or {@code TIMED_OUT} once the limit has passed. For the model thread.
     *
     * @param what names the operation for people
     * @param limit how long it may take; null if the caller ends it by other means
     * @param operation the call
     * @param end takes the result, or what went wrong; on the model thread
     * @param <T> what the operation results in
     */
    public <T> void operate(
            String what,
            @Nullable Duration limit,
            Function<Bearer, @Nullable CompletionStage<T>> operation,
            BiConsumer<@Nullable T, @Nullable Throwable> end) {
        modelThread.guard();
        var asked = new Pending<>(end);
        if (left) {
            asked.fail(gone());
            return;
        }
        pending.add(asked);
        if (limit != null) {
            asked.timer = modelThread.schedule(limit, () -> expire(what, limit, asked));
        }
        thread.execute(what, () -> {
            if (!open) {
                return;
            }
            Runnable call = () -> {
                CompletionStage<T> stage = operation.apply(bearer);
                if (stage == null) {
                    throw new IllegalStateException(what + " returned null");
                }
                stage.whenComplete((result, failure) -> finish(asked, result, failure));
            };
            ForeignCode.run(call, failure -> {
                finish(asked, null, failure);
                watch.failed(what, failure);
            });
        });
    }

    /** Ends what is under way, since the bearer has left the model; what it still says of that is dropped. For the model thread. */
    public void leave() {
        modelThread.guard();
        left = true;
        var ending = List.copyOf(pending);
        pending.clear();
        ending.forEach(asked -> asked.fail(gone()));
    }

    private void expire(String what, Duration limit, Pending<?> asked) {
        if (pending.remove(asked)) {
            asked.fail(new NetworkException(
                    FailureReason.TIMED_OUT,
                    what + " of " + label() + " has not ended within " + limit.toSeconds() + " s"));
        }
    }

    private NetworkException gone() {
        return new NetworkException(FailureReason.BEARER_GONE, label() + " has left");
    }

    private <T> void finish(Pending<T> asked, @Nullable T result, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        modelThread.execute(() -> {
            if (open && pending.remove(asked)) { // once the gate is closed, it ends as the bearer leaves
                asked.end(result, cause);
            }
        });
    }

    @Override
    public void report(@Nullable BearerReport report) {
        if (!open) {
            return;
        }
        if (report == null) {
            events.failed(this, "reported null", null);
            return;
        }
        boolean waiting = slot.getAndSet(report) != null;
        if (!waiting) {
            events.reported(this);
        }
    }

    @Override
    public Executor serialExecutor() {
        return task -> {
            if (open) {
                thread.execute("a task of its own", () -> runWhileOpen(task));
            }
        };
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        return open ? modelThread.schedule(delay, () -> serialExecutor().execute(task)) : () -> {};
    }

    private void runWhileOpen(Runnable task) {
        if (open) {
            task.run();
        }
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public String toString() {
        return "gate of " + label();
    }

    /**
     * What is known of a bearer before it is called for the first time.
     *
     * @param name its name
     * @param updateScans whether its updates scan the air
     */
    public record Identity(String name, boolean updateScans) {
        /** Returns why a bearer of this name cannot be added; empty if it can. */
        String refusal() {
            if (!name.matches("[a-z][a-z0-9-]*")) {
                return "its name is no word of lower-case letters, digits and hyphens: \"" + name + "\"";
            }
            return name.equals(Assessment.CORE) ? "the name \"" + name + "\" is the core's own" : "";
        }
    }

    /** Called with what comes out of a gate, on any thread. */
    public interface Events {
        /** There is a report to take. */
        void reported(BearerGate gate);

        /** The bearer threw something, or broke its contract otherwise. */
        void failed(BearerGate gate, String text, @Nullable Throwable failure);

        /** A call has not returned for too long. */
        void overdue(BearerGate gate, String what);

        /** The overdue call has returned. */
        void answered(BearerGate gate, String what);
    }

    /** An operation that has not ended; compared by identity. */
    private static final class Pending<T> {
        private final BiConsumer<@Nullable T, @Nullable Throwable> end;
        private @Nullable Scheduled timer;

        Pending(BiConsumer<@Nullable T, @Nullable Throwable> end) {
            this.end = end;
        }

        void fail(NetworkException reason) {
            end(null, reason);
        }

        void end(@Nullable T result, @Nullable Throwable failure) {
            if (timer != null) {
                timer.cancel();
            }
            end.accept(result, failure);
        }
    }

    private final class Watch implements BearerThread.Watcher {
        @Override
        public void failed(String what, Throwable failure) {
            events.failed(BearerGate.this, what + " threw " + ForeignCode.describe(failure), failure);
        }

        @Override
        public void overdue(String what) {
            if (open) {
                events.overdue(BearerGate.this, what);
            }
        }

        @Override
        public void answered(String what) {
            if (open) {
                events.answered(BearerGate.this, what);
            }
        }
    }
}
