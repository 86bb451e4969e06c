package org.netbearer.impl.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext.Scheduled;

/** Closes a session by itself, once, a time after that was set or the session was opened. Confined to the model thread. */
final class AutoClose {
    private final SessionContext context;
    private final Runnable close;
    private @Nullable Duration timeout;
    private @Nullable Scheduled timer;

    AutoClose(SessionContext context, Runnable close) {
        this.context = context;
        this.close = close;
    }

    /** Returns the time; null if the session does not close by itself. */
    @Nullable
    Duration timeout() {
        return timeout;
    }

    void set(@Nullable Duration wanted, boolean open) {
        timeout = wanted;
        ended();
        if (open) {
            opened();
        }
    }

    void opened() {
        Duration after = timeout;
        if (after != null) {
            timer = context.schedule(after, () -> {
                timer = null;
                timeout = null;
                close.run();
            });
        }
    }

    void ended() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
