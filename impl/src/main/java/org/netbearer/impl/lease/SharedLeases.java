package org.netbearer.impl.lease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.model.ObservedActivation;
import org.netbearer.impl.runtime.SerialExecutor;
import org.netbearer.impl.runtime.Timers;
import org.netbearer.support.concurrent.DaemonThread;

/**
 * Leases that all processes share which use the same folder; while the folder cannot be used, those of this process only.
 *
 * <p>Thread-safe. All work is done by one daemon thread, which ends while there is nothing to do.
 */
public final class SharedLeases implements Leases {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);

    private final LeaseFolder folder;
    private final LeaseListener listener;
    private final LeaseWatcher watcher;
    private final Executor executor;
    private final Object submitting = new Object();
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean closed; // guarded by submitting
    private volatile LeaseStatus status = LeaseStatus.SHARED;
    // confined to the executor
    private final LeaseHolder here;
    private final LeaseHolder fallback;
    private final Ledger memory = new MemoryLedger();
    private final List<Runnable> news = new ArrayList<>();
    private boolean proven;

    /**
     * Touches nothing yet.
     *
     * @param folder where leases are kept, such as {@link DefaultFolder#ofThisProcess()}
     * @param shared whether an administrator has made the folder for several users, who trust each other
     * @param timers tries again where no thread can be created
     * @param listener called with what happens
     */
    public SharedLeases(Path folder, boolean shared, Timers timers, LeaseListener listener) {
        this(folder, shared, BootId.read(System.getProperty("os.name")), timers, listener);
    }

    SharedLeases(Path folder, boolean shared, String boot, Timers timers, LeaseListener listener) {
        this.listener = listener;
        this.folder = new LeaseFolder(folder, shared, boot, line -> news.add(() -> listener.noticed(line)));
        here = new LeaseHolder(this, listener);
        watcher = new LeaseWatcher(this.folder.path(), this::wake, here::hasReaders);
        fallback = new LeaseHolder(this, listener);
        executor = new SerialExecutor(work -> DaemonThread.create(work, "netbearer-lease"), KEEP_ALIVE, timers);
    }

    private SharedLeases(LeaseFolder unusable, LeaseListener listener) {
        this.listener = listener;
        folder = unusable;
        here = new LeaseHolder(this, listener);
        watcher = new LeaseWatcher(folder.path(), this::wake, here::hasReaders);
        fallback = new LeaseHolder(this, listener);
        executor = Runnable::run; // nothing that is done can take long
    }

    /**
     * Returns leases that no other process shares, since there is no folder: kept in memory, and worked on by the caller.
     *
     * @param reason why, for people
     * @param listener called with what happens
     * @return the leases
     */
    public static SharedLeases ofThisProcess(String reason, LeaseListener listener) {
        var leases = new SharedLeases(LeaseFolder.none(reason), listener);
        leases.status = LeaseStatus.notShared(reason);
        return leases;
    }

    @Override
    public void start() {
        run(this::lookNow);
    }

    @Override
    public void look() {
        wake();
    }

    @Override
    public Set<String> leftToOthers() {
        Set<String> left = new HashSet<>(here.leftToOthers());
        left.addAll(fallback.leftToOthers());
        return left;
    }

    @Override
    public CompletionStage<Lease> hold(String configuration, Supplier<ObservedActivation> now) {
        var request = new LeaseRequest(configuration, now, new CompletableFuture<>());
        submit(request.stage(), () -> hold(request));
        return request.stage().minimalCompletionStage();
    }

    @Override
    public LeaseStatus status() {
        return status;
    }

    CompletionStage<Void> started(HeldLease lease, String activation, List<String> displaced) {
        var stage = new CompletableFuture<Void>();
        submit(stage, () -> {
            try {
                on(lease.holder(), ledger -> {
                    lease.holder().started(ledger, lease, activation, displaced);
                    return true;
                });
            } catch (IOException failure) {
                here.startedUnsaved(lease, activation, displaced);
                fail(failure);
            }
            stage.complete(null);
        });
        return stage.minimalCompletionStage();
    }

    void alsoKnownAs(HeldLease lease, String alias) {
        run(() -> {
            try {
                on(lease.holder(), ledger -> {
                    lease.holder().alsoKnownAs(ledger, lease, alias);
                    return true;
                });
            } catch (IOException failure) {
                fail(failure);
            }
        });
    }

    CompletionStage<Optional<Teardown>> release(HeldLease lease, Supplier<ObservedActivation> now) {
        var stage = new CompletableFuture<Optional<Teardown>>();
        submit(stage, () -> stage.complete(releaseNow(lease, now)));
        return stage.minimalCompletionStage();
    }

    void finish(HeldTeardown teardown, Teardown.End end) {
        run(() -> {
            try {
                on(teardown.holder(), ledger -> {
                    teardown.holder().finish(ledger, teardown, end);
                    return true;
                });
            } catch (IOException failure) {
                fail(failure);
            }
        });
    }

    @Override
    public void close() {
        synchronized (submitting) {
            closed = true;
            executor.execute(() -> {
                here.abandon();
                fallback.abandon();
                watcher.close();
                folder.close();
            });
        }
        if (executor instanceof SerialExecutor thread) {
            thread.shutdown();
            try {
                thread.awaitTermination(Duration.ofSeconds(1));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            run(() -> {
                woken.set(false);
                lookNow();
            });
        }
    }

    private void run(Runnable task) {
        submit(new CompletableFuture<>(), task);
    }

    /** Runs a task on the executor; the stage is cancelled if the leases are closed, and fails if the task does. */
    private void submit(CompletableFuture<?> stage, Runnable task) {
        synchronized (submitting) {
            if (closed) {
                stage.completeExceptionally(LeaseHolder.closed());
            } else {
                executor.execute(() -> {
                    ForeignCode.run(task, stage::completeExceptionally); // it reads what the caller sees
                    tell();
                });
            }
        }
    }

    private void hold(LeaseRequest request) {
        if (fallback.isConcernedWith(request.configuration())) {
            holdHere(request);
        } else {
            try {
                on(here, ledger -> {
                    here.hold(ledger, request);
                    return true;
                });
            } catch (IOException failure) {
                fail(failure);
                holdHere(request);
            }
        }
    }

    private void holdHere(LeaseRequest request) {
        try {
            fallback.hold(memory, request);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Optional<Teardown> releaseNow(HeldLease lease, Supplier<ObservedActivation> now) {
        try {
            return on(lease.holder(), ledger -> lease.holder().release(ledger, lease, now));
        } catch (IOException failure) {
            var action = folder.apart(ledger -> here.releaseUnsaved(ledger, lease, now));
            fail(failure);
            return action;
        }
    }

    private void lookNow() {
        try {
            on(here, ledger -> true);
        } catch (IOException failure) {
            fail(failure);
        }
        try {
            fallback.reconsider(memory);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Works alone in the folder, or in memory; in the folder, always looks at what others did as well. */
    private <T> T on(LeaseHolder holder, LedgerTask<T> work) throws IOException {
        if (holder == fallback) {
            return work.run(memory);
        }
        var trouble = new ArrayList<IOException>();
        var result = folder.alone(ledger -> {
            if (!proven) {
                ledger.probe();
            }
            var living = ledger.sweep();
            var answer = work.run(ledger);
            try {
                here.reconsider(ledger);
                watcher.follow(living);
            } catch (IOException failure) {
                trouble.add(failure); // the work itself is done
            }
            return answer;
        });
        if (trouble.isEmpty()) {
            proven = true;
            show(LeaseStatus.SHARED);
        } else {
            fail(trouble.get(0));
        }
        return result;
    }

    private void fail(IOException failure) {
        proven = false;
        show(LeaseStatus.notShared(folder.reason(failure)));
        here.takeWaiting().forEach(this::holdHere);
    }

    private void show(LeaseStatus now) {
        if (!now.equals(status)) {
            status = now;
            news.add(() -> listener.statusChanged(now));
        }
    }

    /** Calls the listener, now that nothing is locked. */
    private void tell() {
        var all = new ArrayList<>(news);
        news.clear();
        all.addAll(here.takeOutbox());
        all.addAll(fallback.takeOutbox());
        all.forEach(Runnable::run);
    }
}
