package org.netbearer.impl.listener;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.runtime.Counters;
import org.netbearer.impl.runtime.ForeignCode;
import org.netbearer.impl.runtime.Log;

/**
 * Delivers to one listener: one call at a time, from what it saw last to the present, then the updates that ended.
 *
 * <p>Thread-safe. It needs no thread while there is nothing to deliver, and memory for one snapshot and a few reports,
 * however slow the listener is.
 */
public final class Mailbox {
    private final ListenerService service;
    private final String owner;
    private final Supplier<NetworkSnapshot> current;
    private final LongSupplier removals;
    private final Executor executor;
    private final Log log;
    private final Counters counters;
    private final ReentrantLock getting = new ReentrantLock();
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final ArrayDeque<UpdateReport> reports = new ArrayDeque<>(); // guarded by itself
    private boolean dropped; // guarded by reports
    private volatile Interest interest;
    private volatile boolean closed;
    // touched only by the running drain
    private @Nullable NetworkListener listener;
    private boolean missing;
    private NetworkSnapshot seen = NetworkSnapshot.EMPTY;
    private Interest seenInterest;
    private long seenRemovals;

    Mailbox(
            ListenerService service,
            String owner,
            Interest interest,
            Supplier<NetworkSnapshot> current,
            LongSupplier removals,
            Executor executor,
            Log log,
            Counters counters) {
        this.service = service;
        this.owner = owner;
        this.interest = interest;
        this.seenInterest = interest;
        this.current = current;
        this.removals = removals;
        this.seenRemovals = removals.getAsLong();
        this.executor = executor;
        this.log = log;
        this.counters = counters;
    }

    /** Looks, soon and on another thread, whether there is something to deliver. */
    void wake() {
        if (wakeUps.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    /** Delivers the end of an update after the changes that it caused. */
    void completed(UpdateReport report) {
        boolean overflows;
        synchronized (reports) {
            overflows = reports.size() == Listeners.MAX_REPORTS && !dropped;
            if (reports.size() == Listeners.MAX_REPORTS) {
                reports.removeFirst();
                dropped = true;
            }
            reports.addLast(report);
        }
        if (overflows) {
            log.warn("listener of " + owner + " does not return; it misses the end of updates");
        }
        wake();
    }

    /** Changes what the listener is told of; what that adds or removes is told. */
    void interest(Interest changed) {
        interest = changed;
        wake();
    }

    /** Begins no further call, and lets the listener go once it has returned from the last. */
    void close() {
        closed = true;
        wake();
    }

    /**
     * Waits for a listener that is being got: the framework calls it a fault if a service goes meanwhile.
     *
     * @param nanos how long at most; a listener may begin as slowly as it likes
     */
    void settle(long nanos) {
        try {
            if (getting.tryLock(nanos, TimeUnit.NANOSECONDS)) {
                getting.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        int handled;
        do {
            handled = wakeUps.get();
            List<UpdateReport> ended = takeReports();
            NetworkListener to = closed ? null : listener();
            if (to != null) {
                deliver(to, ended);
            }
            if (closed) {
                letGo();
            }
        } while (wakeUps.addAndGet(-handled) != 0);
    }

    /** Gets the listener when there is something for it, here and not where it was bound: a component may begin with this. */
    private @Nullable NetworkListener listener() {
        if (listener == null) {
            getting.lock();
            try {
                if (!closed) {
                    ForeignCode.run(() -> listener = service.get(), this::failed);
                }
            } finally {
                getting.unlock();
            }
            if (listener == null && !closed && !missing) {
                missing = true;
                log.warn("listener of " + owner + " is not called: its service cannot be had");
            }
        }
        return listener;
    }

    private void letGo() {
        if (listener != null) {
            listener = null;
            ForeignCode.run(service::unget, this::failed);
        }
    }

    private void deliver(NetworkListener to, List<UpdateReport> ended) {
        NetworkSnapshot now = current.get();
        Interest wanted = interest;
        if (now != seen || wanted != seenInterest) {
            deliverChange(to, now, wanted);
        }
        for (UpdateReport report : ended) {
            call(() -> to.updateCompleted(report));
        }
    }

    private void deliverChange(NetworkListener to, NetworkSnapshot now, Interest wanted) {
        NetworkSnapshot before = seen;
        Interest had = seenInterest;
        var change = NetworkChange.between(
                before,
                configuration -> had.seen().test(before, configuration),
                now,
                configuration -> wanted.seen().test(now, configuration),
                wanted.measurements());
        boolean replaced = isReplaced(before, now);
        seen = now;
        seenInterest = wanted;
        if (replaced || !change.isEmpty()) {
            if (before != NetworkSnapshot.EMPTY) { // what was before a newcomer came, it did not skip
                counters.conflated.add(Math.max(0, now.revision() - before.revision() - 1));
            }
            call(() -> to.networkChanged(change));
        }
    }

    /** Returns whether something may have gone and come back, looking the same, while this listener was not looking. */
    private boolean isReplaced(NetworkSnapshot before, NetworkSnapshot now) {
        long ended = removals.getAsLong();
        boolean missed =
                ended != seenRemovals && before != NetworkSnapshot.EMPTY && now.revision() - before.revision() > 1;
        seenRemovals = ended;
        return missed;
    }

    private void call(Runnable delivery) {
        if (closed) {
            return;
        }
        counters.deliveries.increment();
        ForeignCode.run(delivery, this::failed);
    }

    private void failed(Throwable failure) {
        counters.listenerFailures.increment();
        log.warn("listener of " + owner + " threw " + failure, failure);
    }

    private List<UpdateReport> takeReports() {
        synchronized (reports) {
            var taken = new ArrayList<>(reports);
            reports.clear();
            return taken;
        }
    }

    /**
     * What a listener wants to be told of.
     *
     * @param seen which configurations of a snapshot
     * @param measurements whether measurements count
     */
    record Interest(BiPredicate<NetworkSnapshot, ConfigurationSnapshot> seen, boolean measurements) {
        static final Interest ALL = new Interest((snapshot, configuration) -> true, false);
    }
}
