package org.netbearer.impl.session;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.support.concurrent.CoalescingTask;
import org.netbearer.support.concurrent.EvictingQueue;

/**
 * Delivers to one listener what happens to one session: everything, in order, one call at a time.
 *
 * <p>Thread-safe. A listener that does not return for a long time loses the oldest events, not the latest.
 */
final class SessionEvents {
    private static final int MOST_WAITING = 1024;

    private final @Nullable NetworkSessionListener listener;
    private final Owner owner;
    private final CoreRuntime runtime;
    private final String subject;
    private final CoalescingTask delivery;
    private final EvictingQueue<Consumer<NetworkSessionListener>> waiting = new EvictingQueue<>(MOST_WAITING);

    SessionEvents(@Nullable NetworkSessionListener listener, Owner owner, CoreRuntime runtime) {
        this.listener = listener;
        this.owner = owner;
        this.runtime = runtime;
        subject = "a session listener of " + owner.name();
        delivery = new CoalescingTask(runtime.deliveries(), this::deliver);
    }

    void add(Consumer<NetworkSessionListener> event) {
        if (listener == null) {
            return;
        }
        if (waiting.add(event)) {
            runtime.log().warn(subject + " does not return; it misses events");
        }
        delivery.request();
    }

    private void deliver() {
        for (var event = waiting.poll(); event != null; event = waiting.poll()) {
            if (listener != null && !owner.isGone()) {
                call(event, listener);
            }
        }
    }

    private void call(Consumer<NetworkSessionListener> event, NetworkSessionListener to) {
        runtime.counters().deliveries.increment();
        ForeignCode.run(() -> event.accept(to), failure -> {
            runtime.counters().listenerFailures.increment();
            runtime.log().threw(subject, failure);
        });
    }
}
