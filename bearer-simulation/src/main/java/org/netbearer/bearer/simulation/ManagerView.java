package org.netbearer.bearer.simulation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;

/**
 * What the manager has published, so that a command returns when the next one can see what it did.
 *
 * <p>Thread-safe.
 */
final class ManagerView implements NetworkListener {
    private final Object lock = new Object();
    private final Duration patience;
    private @Nullable NetworkSnapshot latest;

    /** Waits at most so long, each time. */
    ManagerView(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void networkChanged(NetworkChange change) {
        synchronized (lock) {
            latest = change.after();
            lock.notifyAll();
        }
    }

    /** Counts what was published; -1 if there is no manager. */
    long revision() {
        synchronized (lock) {
            return latest == null ? -1 : latest.revision();
        }
    }

    /** Waits until the manager has published such a snapshot; at once if there is no manager, and never for long. */
    void await(Predicate<NetworkSnapshot> wanted) {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            while (latest != null && !wanted.test(latest)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
