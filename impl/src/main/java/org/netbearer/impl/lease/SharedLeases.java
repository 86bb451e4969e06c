package org.netbearer.impl.lease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.netbearer.impl.model.ObservedActivation;

/**
 * Leases that all processes share which use the same folder; while the folder cannot be used, those of this process only.
 *
 * <p>Thread-safe. All work is done by one daemon thread, which ends while there is nothing to do.
 */
public final class SharedLeases implements Leases, Desk {
    private final LeaseFolder folder;
    private final LeaseListener listener;
    private final LeaseWatcher watches;
    private final ThreadPoolExecutor executor;
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean closed; // guarded by the executor's monitor
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
     * @param listener is told
     */
    public SharedLeases(Path folder, boolean shared, LeaseListener listener) {
        this(folder, shared, BootId.read(System.getProperty("os.name")), listener);
    }

    SharedLeases(Path folder, boolean shared, String boot, LeaseListener listener) {
        this.listener = listener;
        this.folder = new LeaseFolder(folder, shared, boot, line -> news.add(() -> listener.noticed(line)));
        here = new LeaseHolder(this, listener);
        watches = new LeaseWatcher(this.folder.path(), this::wake, here::hasFollowers);
        fallback = new LeaseHolder(this, listener);
        executor = new ThreadPoolExecutor(
                1,
                1,
                2,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    var thread = new Thread(work, "netbearer-lease");
                    thread.setDaemon(true);
                    return thread;
                },
                new DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
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

    @Override
    public CompletionStage<Void> started(HeldLease lease, String activation, List<String> displaced) {
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

    @Override
    public void alsoKnownAs(HeldLease lease, String alias) {
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

    @Override
    public CompletionStage<ReleaseAction> release(HeldLease lease, Supplier<ObservedActivation> now) {
        var stage = new CompletableFuture<ReleaseAction>();
        submit(stage, () -> stage.complete(releaseNow(lease, now)));
        return stage.minimalCompletionStage();
    }

    @Override
    public void finish(HeldTeardown teardown, Teardown.End end) {
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
        synchronized (executor) {
            closed = true;
            executor.execute(() -> {
                here.abandon();
                fallback.abandon();
                watches.close();
                folder.close();
            });
            executor.shutdown();
        }
        try {
            executor.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
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

    /** Runs on the executor; the stage is cancelled if that is closed, and fails if the caller's code does. */
    private void submit(CompletableFuture<?> stage, Runnable task) {
        synchronized (executor) {
            if (closed) {
                stage.completeExceptionally(LeaseHolder.closed());
            } else {
                executor.execute(() -> {
                    try {
                        task.run();
                    } catch (RuntimeException failure) {
                        stage.completeExceptionally(failure);
                    }
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

    private ReleaseAction releaseNow(HeldLease lease, Supplier<ObservedActivation> now) {
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
                watches.follow(living);
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
        show(LeaseStatus.notShared(FolderCheck.reason(folder.path(), failure)));
        here.takeWaiting().forEach(this::holdHere);
    }

    private void show(LeaseStatus now) {
        if (!now.equals(status)) {
            status = now;
            news.add(() -> listener.statusChanged(now));
        }
    }

    /** Tells what is to be told, now that nothing is locked. */
    private void tell() {
        var all = new ArrayList<>(news);
        news.clear();
        all.addAll(here.takeOutbox());
        all.addAll(fallback.takeOutbox());
        all.forEach(Runnable::run);
    }
}
