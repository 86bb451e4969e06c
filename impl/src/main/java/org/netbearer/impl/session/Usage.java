package org.netbearer.impl.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.SessionStatistics;
import org.netbearer.impl.activation.Devices;
import org.netbearer.impl.activation.Hold;

/** Since when a session is open, and what it has used. Confined to the model thread, but for {@link #read}. */
final class Usage {
    private final SessionContext context;
    private @Nullable Instant openedAt;
    private volatile Meter meter = Meter.NONE;

    Usage(SessionContext context) {
        this.context = context;
    }

    /** Returns when it was opened; null if it is not open. */
    @Nullable
    Instant openedAt() {
        return openedAt;
    }

    /** Reads what was used; from any thread. */
    SessionStatistics read() {
        return meter.read(context.nanoTime());
    }

    void opened(String identifier) {
        openedAt = context.now();
        meter = Meter.opened(context.nanoTime(), Devices.linkOf(context.snapshot(), identifier));
    }

    void moved(String identifier) {
        meter = meter.moved(context.nanoTime(), Devices.linkOf(context.snapshot(), identifier));
    }

    void observe(@Nullable Hold current) {
        if (current != null) {
            meter = meter.observed(Devices.linkOf(context.snapshot(), current.identifier()));
        }
    }

    void lost() {
        meter = meter.paused(context.nanoTime());
    }

    void ended() {
        openedAt = null;
        lost();
    }
}
