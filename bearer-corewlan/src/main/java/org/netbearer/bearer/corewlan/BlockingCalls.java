package org.netbearer.bearer.corewlan;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.netbearer.support.concurrent.DaemonThread;

/**
 * Runs calls that block for seconds, one after another, on a daemon thread of their own that ends when nothing is left.
 *
 * <p>Thread-safe. A call that never returns delays only those after it here.
 */
final class BlockingCalls {
    private final String name;
    private final Queue<Runnable> calls = new ArrayDeque<>(); // guarded by this
    private boolean running; // guarded by this

    /**
     * Creates one that has no thread yet.
     *
     * @param name what the thread is called
     */
    BlockingCalls(String name) {
        this.name = name;
    }

    /** Adds a call; never waits. */
    synchronized void submit(Runnable call) {
        calls.add(call);
        if (!running) {
            running = true;
            DaemonThread.create(this::work, name).start();
        }
    }

    /** Removes the calls that have not begun; one that has cannot be called back. */
    synchronized void drop() {
        calls.clear();
    }

    private void work() {
        for (var call = next(); call != null; call = next()) {
            call.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        var call = calls.poll();
        running = call != null;
        return call;
    }
}
