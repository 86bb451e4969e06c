package org.netbearer.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;

/**
 * The core's side of the SPI in the hands of a test: records each report, runs the bearer's executor, moves the time.
 *
 * <p>Three kinds: {@linkplain #stepped() stepped}, where tasks of the bearer run on the test's thread when the test says so;
 * {@linkplain #threaded(ManualTime) threaded}, with a real thread but manual time; and {@linkplain #live() live}, with
 * a real thread and the system's time, for a bearer over a real daemon.
 *
 * <p>Whatever waits here is woken by what happens, waits at most for {@link #BOUND} or what {@link #boundedBy} says, and then
 * fails with what did happen.
 *
 * <p>Thread-safe; a stepped executor runs on one thread at a time only if the test drives it from one.
 */
public final class ManualContext implements BearerContext, AutoCloseable {
    /** How long anything is waited for, in real time, before the test fails. */
    public static final Duration BOUND = Duration.ofSeconds(10);

    private final Waiting waiting = new Waiting();
    private final List<BearerReport> reports = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();
    private final @Nullable ManualTime time;
    private final ManualExecutor executor;
    private volatile @Nullable Thread thread;
    private volatile Duration bound = BOUND;
    private int passed;
    private boolean closed;

    private ManualContext(@Nullable ManualTime time, boolean stepped) {
        this.time = time;
        this.executor = stepped && time != null
                ? new ManualExecutor.Stepped(time, waiting::signal)
                : new ManualExecutor.Threaded(time, owner -> thread = owner);
    }

    /**
     * Creates a context whose executor the test runs step by step, with a time of its own.
     *
     * @return the context
     */
    public static ManualContext stepped() {
        return stepped(new ManualTime());
    }

    /**
     * Creates a context whose executor the test runs step by step.
     *
     * @param time the time to use
     * @return the context
     */
    public static ManualContext stepped(ManualTime time) {
        return new ManualContext(time, true);
    }

    /**
     * Creates a context whose executor is a real thread, while the time stands still until the test moves it.
     *
     * @param time the time to use
     * @return the context, to be closed
     */
    public static ManualContext threaded(ManualTime time) {
        return new ManualContext(time, false);
    }

    /**
     * Creates a context whose executor is a real thread and whose time is the system's.
     *
     * @return the context, to be closed
     */
    public static ManualContext live() {
        return new ManualContext(null, false);
    }

    /**
     * Waits for something else than {@link #BOUND}.
     *
     * @param longest how long anything is waited for
     * @return this
     */
    public ManualContext boundedBy(Duration longest) {
        bound = longest;
        return this;
    }

    @Override
    public void report(BearerReport report) {
        synchronized (reports) {
            if (!closed) {
                reports.add(report);
            }
        }
        waiting.signal();
    }

    @Override
    public Executor serialExecutor() {
        return task -> executor.execute(guarded(task));
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        return executor.schedule(delay, guarded(task));
    }

    @Override
    public InstantSource clock() {
        return executor.clock();
    }

    /**
     * Returns the time that the test moves.
     *
     * @return the time
     * @throws IllegalStateException if the context is live
     */
    public ManualTime time() {
        if (time == null) {
            throw new IllegalStateException("a live context has no manual time");
        }
        return time;
    }

    /**
     * Runs the bearer's tasks until none is left, or with a real thread waits until it has; the time stands still.
     */
    public void runTasks() {
        executor.settle();
    }

    /**
     * Moves the time on, timer by timer, and runs the bearer's tasks after each at that timer's own time.
     *
     * @param duration how far
     * @throws IllegalStateException if the context is live
     */
    public void advance(Duration duration) {
        executor.settle();
        time().advance(duration, executor::settle);
        executor.settle();
    }

    /**
     * Calls something on the bearer's executor, as the core calls a bearer, and waits for its result.
     *
     * @param action what to call
     * @param <T> its result
     * @return the result; what it throws comes out here
     */
    public <T extends @Nullable Object> T call(Callable<T> action) {
        var task = new FutureTask<>(action);
        executor.execute(task);
        if (executor instanceof ManualExecutor.Stepped) {
            executor.settle();
        }
        return Waiting.forResult(task, bound);
    }

    /**
     * Runs something on the bearer's executor, as the core calls a bearer, and waits for its end.
     *
     * @param action what to run; what it throws comes out here
     */
    public void run(Runnable action) {
        call(() -> {
            action.run();
            return true;
        });
    }

    /**
     * Returns all reports in order.
     *
     * @return those that came until now, none conflated
     */
    public List<BearerReport> reports() {
        synchronized (reports) {
            return List.copyOf(reports);
        }
    }

    /**
     * Returns the report that counts.
     *
     * @return the last one
     * @throws AssertionError if there was none
     */
    public BearerReport latest() {
        var all = reports();
        if (all.isEmpty()) {
            throw new AssertionError("the bearer reported nothing");
        }
        return all.get(all.size() - 1);
    }

    /**
     * Returns what the bearer's tasks threw.
     *
     * @return the faults in order; empty if the bearer behaves
     */
    public List<Throwable> faults() {
        synchronized (reports) {
            return List.copyOf(faults);
        }
    }

    /**
     * Waits for the next report of a kind, and passes over the others until then.
     *
     * <p>Reports that an earlier call returned or passed over are not looked at again.
     *
     * @param wanted tells which report is meant
     * @return the first report after the one that the last call returned that is meant
     * @throws AssertionError if it does not come within {@link #BOUND}
     */
    public BearerReport awaitReport(Predicate<? super BearerReport> wanted) {
        return waiting.until(() -> next(wanted), bound, this::whatHappened);
    }

    /**
     * Waits for any report that is new.
     *
     * @return the first report after the one that the last call returned
     * @throws AssertionError if none comes within {@link #BOUND}
     */
    public BearerReport awaitReport() {
        return awaitReport(any -> true);
    }

    /** Passes over all reports that came until now, so that the next {@link #awaitReport} is for a later one. */
    public void passReports() {
        executor.settle();
        synchronized (reports) {
            passed = reports.size();
        }
    }

    /**
     * Waits until a stage completes, running the bearer's tasks meanwhile.
     *
     * @param stage the stage
     * @param <T> its result
     * @return the result
     * @throws AssertionError if it does not complete within {@link #BOUND}
     * @throws RuntimeException with which the stage failed, without a {@link CompletionException} around it
     */
    public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        awaitDone(stage);
        try {
            return future.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /**
     * Waits until a stage fails, running the bearer's tasks meanwhile.
     *
     * @param stage the stage
     * @return with what it failed, without a {@link CompletionException} around it
     * @throws AssertionError if it completes normally, or does not complete within {@link #BOUND}
     */
    public Throwable awaitFailure(CompletionStage<?> stage) {
        awaitDone(stage);
        try {
            throw new AssertionError(
                    "completed normally with " + stage.toCompletableFuture().join());
        } catch (CompletionException failed) {
            return failed.getCause() != null ? failed.getCause() : failed;
        }
    }

    /** Closes the context: later reports are dropped and no task runs any more; ends the executor's thread. */
    @Override
    public void close() {
        synchronized (reports) {
            closed = true;
        }
        executor.close();
    }

    Duration bound() {
        return bound;
    }

    /** Returns whether a thread is the one that this context made for its executor. */
    boolean owns(Thread other) {
        return other == thread;
    }

    private void awaitDone(CompletionStage<?> stage) {
        stage.whenComplete((result, failure) -> waiting.signal());
        waiting.until(
                () -> {
                    settleIfStepped();
                    return stage.toCompletableFuture().isDone() ? Optional.of(true) : Optional.empty();
                },
                bound,
                () -> "the stage is still open; " + whatHappened());
    }

    private Optional<BearerReport> next(Predicate<? super BearerReport> wanted) {
        settleIfStepped();
        synchronized (reports) {
            while (passed < reports.size()) {
                var report = reports.get(passed++);
                if (wanted.test(report)) {
                    return Optional.of(report);
                }
            }
            return Optional.empty();
        }
    }

    private void settleIfStepped() {
        if (executor instanceof ManualExecutor.Stepped) {
            executor.settle();
        }
    }

    private String whatHappened() {
        var all = reports();
        var text = new StringBuilder("no such report among ").append(all.size());
        if (!all.isEmpty()) {
            text.append(", the last of which says ").append(Reports.text(all.get(all.size() - 1)));
        }
        faults().forEach(fault -> text.append("; thrown by a task: ").append(fault));
        return text.toString();
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable fault) {
                synchronized (reports) {
                    faults.add(fault);
                }
                waiting.signal();
            }
        };
    }
}
