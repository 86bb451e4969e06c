package org.netbearer.bearer.nm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * The time that a daemon has to exit once it removes devices from the bus; each device that it removes extends it.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class ShutdownGrace {
    /** How long it may take after the last device; 17 to 40 ms were seen after the first one. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long it may take in total. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final BearerContext context;
    private final Runnable stillRunning;
    private @Nullable Scheduled pause;
    private @Nullable Scheduled limit;

    /** Creates a grace that runs {@code stillRunning} when the daemon should have exited and has not. */
    ShutdownGrace(BearerContext context, Runnable stillRunning) {
        this.context = context;
        this.stillRunning = stillRunning;
    }

    /** Called when a device is removed; starts or extends the grace. */
    void deviceRemoved() {
        if (limit == null) {
            limit = context.schedule(LONGEST, this::expire);
        }
        if (pause != null) {
            pause.cancel();
        }
        pause = context.schedule(PAUSE, this::expire);
    }

    /** Stops waiting. */
    void cancel() {
        if (pause != null) {
            pause.cancel();
        }
        if (limit != null) {
            limit.cancel();
        }
        pause = null;
        limit = null;
    }

    private void expire() {
        cancel();
        stillRunning.run();
    }
}
