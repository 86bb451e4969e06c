package org.netbearer.impl.session;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.impl.runtime.Counters;
import org.netbearer.impl.runtime.ForeignCode;
import org.netbearer.impl.runtime.Log;

/**
 * Tells one listener what happens to one session: everything, in order, one call at a time.
 *
 * <p>Thread-safe. A listener that does not return for a long time loses the oldest events, not the latest.
 */
final class SessionEvents {
    private static final int MOST_WAITING = 1024;

    private final @Nullable NetworkSessionListener listener;
    private final Owner owner;
    private final Executor executor;
    private final Log log;
    private final Counters counters;
    private final ArrayDeque<Consumer<NetworkSessionListener>> waiting = new ArrayDeque<>(); // guarded by itself
    private boolean running; // guarded by waiting
    private boolean dropped; // guarded by waiting

    SessionEvents(
            @Nullable NetworkSessionListener listener, Owner owner, Executor executor, Log log, Counters counters) {
        this.listener = listener;
        this.owner = owner;
        this.executor = executor;
        this.log = log;
        this.counters = counters;
    }

    void add(Consumer<NetworkSessionListener> event) {
        if (listener == null) {
            return;
        }
        boolean overflows;
        synchronized (waiting) {
            overflows = waiting.size() == MOST_WAITING && !dropped;
            if (waiting.size() == MOST_WAITING) {
                waiting.removeFirst();
                dropped = true;
            }
            waiting.addLast(event);
            if (!running) {
                running = true;
                executor.execute(() -> drain(listener));
            }
        }
        if (overflows) {
            log.warn("a session listener of " + owner.name() + " does not return; it misses events");
        }
    }

    private void drain(NetworkSessionListener to) {
        for (Consumer<NetworkSessionListener> event = next(); event != null; event = next()) {
            var delivery = event;
            counters.deliveries.increment();
            ForeignCode.run(() -> delivery.accept(to), failure -> {
                counters.listenerFailures.increment();
                log.warn("a session listener of " + owner.name() + " threw " + failure, failure);
            });
        }
    }

    private @Nullable Consumer<NetworkSessionListener> next() {
        synchronized (waiting) {
            var event = owner.isGone() ? null : waiting.pollFirst();
            if (event == null) {
                waiting.clear();
                running = false;
            }
            return event;
        }
    }
}
