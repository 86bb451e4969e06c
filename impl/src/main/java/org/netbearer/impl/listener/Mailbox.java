package org.netbearer.impl.listener;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.model.Published;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.internal.NetworkChanges;
import org.netbearer.support.concurrent.CoalescingTask;
import org.netbearer.support.concurrent.EvictingQueue;

/**
 * Delivers to one listener: one call at a time, from what it saw last to the present, then the updates that ended.
 *
 * <p>Thread-safe. It needs no thread while there is nothing to deliver, and memory for one snapshot and a few reports,
 * however slow the listener is.
 */
final class Mailbox {
    private final ListenerService service;
    private final String subject;
    private final Supplier<Published> current;
    private final Differences differences;
    private final CoreRuntime runtime;
    private final CoalescingTask delivery;
    private final ReentrantLock getting = new ReentrantLock();
    private final EvictingQueue<UpdateReport> reports = new EvictingQueue<>(Listeners.MAX_REPORTS);
    private volatile Interest interest;
    private volatile boolean closed;
    // touched only by the running delivery
    private @Nullable NetworkListener listener;
    private boolean missing;
    private Published seen = Published.NOTHING;
    private Interest seenInterest;

    /**
     * Creates a mailbox; nothing is delivered before it is woken.
     *
     * @param owner names whose listener it is, for people
     */
    Mailbox(
            ListenerService service,
            String owner,
            Interest interest,
            Supplier<Published> current,
            Differences differences,
            CoreRuntime runtime) {
        this.service = service;
        this.subject = "listener of " + owner;
        this.interest = interest;
        this.seenInterest = interest;
        this.current = current;
        this.differences = differences;
        this.runtime = runtime;
        delivery = new CoalescingTask(runtime.deliveries(), this::deliver);
    }

    /** Checks, soon and on another thread, whether there is something to deliver. */
    void wake() {
        delivery.request();
    }

    /** Delivers the end of an update after the changes that it caused. */
    void completed(UpdateReport report) {
        if (reports.add(report)) {
            runtime.log().warn(subject + " does not return; it misses the end of updates");
        }
        wake();
    }

    /** Changes which changes the listener is called for; what that adds or removes is delivered as a change. */
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
     * Waits while the listener's service is being got: the framework calls it a fault if the service goes meanwhile.
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

    private void deliver() {
        List<UpdateReport> ended = reports.drain();
        NetworkListener to = closed ? null : listener();
        if (to != null) {
            deliver(to, ended);
        }
        if (closed) {
            letGo();
        }
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
                runtime.log().warn(subject + " is not called: its service cannot be had");
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
        Published now = current.get();
        Interest wanted = interest;
        if (now.snapshot() != seen.snapshot() || wanted != seenInterest) {
            deliverChange(to, now, wanted);
        }
        for (UpdateReport report : ended) {
            call(() -> to.updateCompleted(report));
        }
    }

    private void deliverChange(NetworkListener to, Published now, Interest wanted) {
        Published last = seen;
        NetworkSnapshot before = last.snapshot();
        NetworkSnapshot after = now.snapshot();
        Interest had = seenInterest;
        var change = had.equals(Interest.ALL) && wanted.equals(Interest.ALL)
                ? differences.between(before, after)
                : NetworkChanges.between(
                        before,
                        configuration -> had.seen().test(before, configuration),
                        after,
                        configuration -> wanted.seen().test(after, configuration),
                        wanted.measurements());
        seen = now;
        seenInterest = wanted;
        if (mayHideReplacement(last, now) || !change.isEmpty()) {
            if (before != NetworkSnapshot.EMPTY) { // what was before a newcomer came, it did not skip
                runtime.counters().conflated.add(Math.max(0, after.revision() - before.revision() - 1));
            }
            call(() -> to.networkChanged(change));
        }
    }

    /** Returns whether a configuration may have gone and come back, looking the same, between two snapshots. */
    private static boolean mayHideReplacement(Published before, Published now) {
        return now.removals() != before.removals()
                && before.snapshot() != NetworkSnapshot.EMPTY
                && now.snapshot().revision() - before.snapshot().revision() > 1;
    }

    private void call(Runnable call) {
        if (closed) {
            return;
        }
        runtime.counters().deliveries.increment();
        ForeignCode.run(call, this::failed);
    }

    /** One whose bundle goes while it is called may throw for want of its classes, which is nobody's fault. */
    private void failed(Throwable failure) {
        if (closed) {
            return;
        }
        runtime.counters().listenerFailures.increment();
        runtime.log().threw(subject, failure);
    }

    /**
     * What a listener wants to be called for.
     *
     * @param seen which configurations of a snapshot
     * @param measurements whether measurements count
     */
    record Interest(BiPredicate<NetworkSnapshot, ConfigurationSnapshot> seen, boolean measurements) {
        static final Interest ALL = new Interest((snapshot, configuration) -> true, false);
    }
}
