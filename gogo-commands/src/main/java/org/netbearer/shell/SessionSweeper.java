package org.netbearer.shell;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.netbearer.support.concurrent.DaemonThread;

/** Checks every few seconds whether those who opened sessions are still there; without sessions there is no thread. Thread-safe. */
final class SessionSweeper {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final ShellSessions sessions;
    private final ScheduledThreadPoolExecutor executor;
    private boolean scheduled; // guarded by this

    SessionSweeper(ShellSessions sessions) {
        this.sessions = sessions;
        executor = new ScheduledThreadPoolExecutor(1, work -> DaemonThread.create(work, "netbearer-shell-sessions"));
        executor.setKeepAliveTime(1, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /** Called after a session was added. */
    synchronized void wake() {
        if (!scheduled && !sessions.isEmpty()) {
            scheduled = true;
            try {
                var unused = executor.schedule(this::look, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                scheduled = false;
            }
        }
    }

    private void look() {
        try {
            sessions.sweep();
        } finally {
            synchronized (this) {
                scheduled = false;
            }
            wake();
        }
    }

    void close() {
        executor.shutdownNow();
    }
}
