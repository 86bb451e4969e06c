package org.netbearer.impl.lease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.netbearer.impl.model.ObservedActivation;

/** Leases of one process, kept in memory. Thread-safe; stages are complete, or completed by the call they wait for. */
public final class LocalLeases implements Leases, Desk {
    private final Ledger ledger = new MemoryLedger();
    private final LeaseHolder holder; // guarded by this
    private boolean closed; // guarded by this
    private final LeaseStatus status;

    /**
     * Nobody holds anything.
     *
     * @param reason why they are not shared with other processes
     * @param listener is told
     */
    public LocalLeases(String reason, LeaseListener listener) {
        status = LeaseStatus.notShared(reason);
        holder = new LeaseHolder(this, listener);
    }

    @Override
    public void start() {
        // nobody was here before
    }

    @Override
    public void look() {
        alone(own -> {
            holder.reconsider(ledger);
            return true;
        });
    }

    @Override
    public Set<String> leftToOthers() {
        return holder.leftToOthers();
    }

    @Override
    public CompletionStage<Lease> hold(String configuration, Supplier<ObservedActivation> now) {
        var stage = new CompletableFuture<Lease>();
        alone(own -> {
            if (closed) {
                stage.completeExceptionally(LeaseHolder.closed());
            } else {
                holder.hold(ledger, new LeaseRequest(configuration, now, stage));
            }
            return stage;
        });
        return stage.minimalCompletionStage();
    }

    @Override
    public LeaseStatus status() {
        return status;
    }

    @Override
    public CompletionStage<Void> started(HeldLease lease, String activation, List<String> displaced) {
        alone(own -> {
            holder.started(ledger, lease, activation, displaced);
            return true;
        });
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void alsoKnownAs(HeldLease lease, String alias) {
        alone(own -> {
            holder.alsoKnownAs(ledger, lease, alias);
            return true;
        });
    }

    @Override
    public CompletionStage<ReleaseAction> release(HeldLease lease, Supplier<ObservedActivation> now) {
        return CompletableFuture.completedStage(alone(own -> holder.release(ledger, lease, now)));
    }

    @Override
    public void finish(HeldTeardown teardown, Teardown.End end) {
        alone(own -> {
            holder.finish(ledger, teardown, end);
            return true;
        });
    }

    @Override
    public void close() {
        alone(own -> {
            closed = true;
            holder.abandon();
            return true;
        });
    }

    private <T> T alone(LedgerTask<T> work) {
        T result;
        List<Runnable> news;
        synchronized (this) {
            try {
                result = work.run(ledger);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            news = holder.takeOutbox();
        }
        news.forEach(Runnable::run);
        return result;
    }
}
