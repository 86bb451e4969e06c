package org.netbearer.impl.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.bearer.BearerGate;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext.Scheduled;
import org.netbearer.spi.NetworkStages;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/**
 * Runs updates: each caller has a stage of its own, each bearer one scan at a time.
 *
 * <p>Confined to the model thread, but for {@link #request}. A call waits for one {@link Scan} of each bearer: one that is under
 * way and has not passed its deadline, or a new one.
 */
public final class UpdateCoordinator {
    private final ModelThread modelThread;
    private final InstantSource clock;
    private final NetworkModel model;
    private final Executor deliveries;
    private final Counters counters;
    private final Supplier<UpdateSettings> settings;
    private final Consumer<UpdateReport> completed;
    /** By kind, then by bearer. No record as key: the Java runtime keeps the classes of the record that it hashed last. */
    private final Map<Kind, Map<BearerGate, Scan>> scans = new EnumMap<>(Kind.class);

    private final Map<BearerGate, Long> lastScanned = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private long tickets;
    private volatile boolean stopping;

    /**
     * Creates a coordinator without updates.
     *
     * @param settings read when an update begins
     * @param completed called on the model thread with the report of each call that ends
     */
    public UpdateCoordinator(
            CoreRuntime runtime,
            NetworkModel model,
            Supplier<UpdateSettings> settings,
            Consumer<UpdateReport> completed) {
        this.modelThread = runtime.modelThread();
        this.clock = runtime.clock();
        this.deliveries = runtime.deliveries();
        this.counters = runtime.counters();
        this.model = model;
        this.settings = settings;
        this.completed = completed;
    }

    /** Begins a call; from any thread. */
    public CompletionStage<UpdateReport> request(Kind kind) {
        counters.updates.increment();
        var future = new CompletableFuture<UpdateReport>();
        modelThread.execute(() -> begin(kind, future));
        if (stopping) {
            // The model thread may never run the task; if it does after all, the second end has no effect.
            future.completeExceptionally(stopped());
        }
        return NetworkStages.readOnly(future);
    }

    /** Refuses every call that begins from now on; from any thread, before {@link #stop} is submitted. */
    public void stopping() {
        stopping = true;
    }

    /** Ends the part of a bearer that left. */
    public void leave(BearerGate gate) {
        modelThread.guard();
        lastScanned.remove(gate);
        for (Kind kind : Kind.values()) {
            Scan scan = scans(kind).remove(gate);
            if (scan != null) {
                scan.end(UpdateOutcome.GONE, "the bearer left");
            }
        }
    }

    /** Ends every call that is under way. */
    public void stop() {
        modelThread.guard();
        List.copyOf(calls).forEach(call -> deliveries.execute(() -> call.future.completeExceptionally(stopped())));
        calls.clear();
        scans.clear();
    }

    private void begin(Kind kind, CompletableFuture<UpdateReport> future) {
        if (stopping) { // it began to stop after the request had looked
            deliveries.execute(() -> future.completeExceptionally(stopped()));
            return;
        }
        var call = new Call(++tickets, kind, clock.instant(), future);
        calls.add(call);
        List<BearerGate> gates = model.gates();
        gates.forEach(gate -> call.outcomes.put(gate, null));
        for (BearerGate gate : gates) {
            join(call, gate);
        }
        call.finishIfDone();
    }

    private void join(Call call, BearerGate gate) {
        Scan running = scans(call.kind).get(gate);
        String unanswered = model.unanswered(gate);
        if (running != null) {
            running.callers.add(call);
        } else if (!unanswered.isEmpty()) {
            call.take(gate, UpdateOutcome.TIMED_OUT, unanswered + " has not returned");
        } else if (call.kind == Kind.UPDATE && isRecent(gate)) {
            call.take(gate, UpdateOutcome.RECENT, "");
        } else {
            new Scan(gate, call).start();
        }
    }

    private Map<BearerGate, Scan> scans(Kind kind) {
        return scans.computeIfAbsent(kind, unused -> new HashMap<>());
    }

    private boolean isRecent(BearerGate gate) {
        Long last = lastScanned.get(gate);
        return last != null
                && gate.identity().updateScans()
                && modelThread.nanoTime() - last
                        < settings.get().minimumInterval().toNanos();
    }

    private static NetworkException stopped() {
        return new NetworkException(FailureReason.BEARER_GONE, "the network configuration manager has stopped");
    }

    /** What a call asks of the bearers. */
    public enum Kind {
        /** To look again. */
        UPDATE("update()") {
            @Override
            @Nullable
            CompletionStage<UpdateResult> ask(Bearer bearer, UpdateRequest request) {
                return bearer.update(request);
            }
        },
        /** To judge connectivity. */
        CHECK("checkConnectivity()") {
            @Override
            @Nullable
            CompletionStage<UpdateResult> ask(Bearer bearer, UpdateRequest request) {
                return bearer.checkConnectivity(request);
            }
        };

        private final String operation;

        Kind(String operation) {
            this.operation = operation;
        }

        abstract @Nullable CompletionStage<UpdateResult> ask(Bearer bearer, UpdateRequest request);
    }

    /** One operation of one bearer, shared by all calls that began before its deadline. */
    private final class Scan {
        private final BearerGate gate;
        private final Kind kind;
        private final List<Call> callers = new ArrayList<>();
        private @Nullable Scheduled deadline;

        Scan(BearerGate gate, Call first) {
            this.gate = gate;
            this.kind = first.kind;
            callers.add(first);
        }

        void start() {
            scans(kind).put(gate, this);
            counters.scans.increment();
            Duration timeout = settings.get().timeout();
            deadline = modelThread.schedule(timeout, this::expire);
            gate.<UpdateResult>operate(
                    kind.operation, null, bearer -> kind.ask(bearer, new UpdateRequest(timeout)), this::answer);
        }

        private void expire() {
            if (scans(kind).remove(gate, this)) {
                Duration timeout = settings.get().timeout();
                end(UpdateOutcome.TIMED_OUT, "no answer within " + timeout.toMillis() + " ms");
            }
        }

        private void answer(@Nullable UpdateResult result, @Nullable Throwable failure) {
            if (result != null && result.outcome() == UpdateOutcome.COMPLETED && kind == Kind.UPDATE) {
                lastScanned.put(gate, modelThread.nanoTime());
            }
            if (!scans(kind).remove(gate, this)) {
                return;
            }
            model.collect();
            if (result != null) {
                end(result.outcome(), result.text());
            } else if (failure instanceof NetworkException refused) {
                refuse(refused);
            } else {
                end(UpdateOutcome.FAILED, failure == null ? "no result" : ForeignCode.describe(failure));
            }
        }

        private void refuse(NetworkException refused) {
            switch (refused.reason()) {
                case NOT_SUPPORTED -> callers.forEach(call -> call.leaveOut(gate));
                case DENIED -> end(UpdateOutcome.DENIED, text(refused));
                case RADIO_OFF, SERVICE_GONE, NOT_AVAILABLE -> end(UpdateOutcome.UNAVAILABLE, text(refused));
                case TIMED_OUT -> end(UpdateOutcome.TIMED_OUT, text(refused));
                case BEARER_GONE -> end(UpdateOutcome.GONE, text(refused));
                default -> end(UpdateOutcome.FAILED, text(refused));
            }
            cancelDeadline();
        }

        private void end(UpdateOutcome outcome, String text) {
            cancelDeadline();
            callers.forEach(call -> {
                call.take(gate, outcome, text);
                call.finishIfDone();
            });
        }

        private void cancelDeadline() {
            if (deadline != null) {
                deadline.cancel();
            }
        }

        private static String text(NetworkException refused) {
            String message = String.valueOf(refused.getMessage());
            return refused.platformReason().isEmpty() ? message : message + " (" + refused.platformReason() + ")";
        }
    }

    /** One caller's update: a part for each bearer that was there when it began. */
    private final class Call {
        private final long ticket;
        private final Kind kind;
        private final Instant requested;
        private final CompletableFuture<UpdateReport> future;
        private final Map<BearerGate, @Nullable BearerUpdate> outcomes = new LinkedHashMap<>();

        Call(long ticket, Kind kind, Instant requested, CompletableFuture<UpdateReport> future) {
            this.ticket = ticket;
            this.kind = kind;
            this.requested = requested;
            this.future = future;
        }

        void take(BearerGate gate, UpdateOutcome outcome, String text) {
            outcomes.put(gate, new BearerUpdate(gate.identity().name(), outcome, text));
        }

        void leaveOut(BearerGate gate) {
            outcomes.remove(gate);
            finishIfDone();
        }

        void finishIfDone() {
            var done = new ArrayList<BearerUpdate>();
            for (BearerUpdate outcome : outcomes.values()) {
                if (outcome == null) {
                    return;
                }
                done.add(outcome);
            }
            if (calls.remove(this)) {
                var report = new UpdateReport(
                        ticket, requested, clock.instant(), model.snapshot().revision(), done);
                completed.accept(report);
                deliveries.execute(() -> future.complete(report));
            }
        }
    }
}
