package org.netbearer.bearer.generic;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.spi.BearerContext;

/**
 * Has the machine looked at soon after the system reported a change.
 *
 * <p>The first change of a burst is looked at at once, or when the system's bursts are over as a rule; further looks are spaced
 * by ten times what one costs, up to a second, and the last change of a burst gets a look. Nothing that goes wrong here costs
 * more than the events: polling goes on then. Confined to the bearer's thread but for the arrival of events.
 */
final class ChangeWatch implements AutoCloseable {
    /** How long the system may take to call back for the first time. */
    static final Duration SELF_CHECK = Duration.ofSeconds(2);

    private static final int COSTS_BETWEEN_LOOKS = 10;
    private static final long LONGEST_SPACING = Duration.ofSeconds(1).toNanos();

    private final BearerContext context;
    private final Runnable look;
    private final LongSupplier nanoTime;
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile @Nullable ChangeEvents events;
    private BearerContext.@Nullable Scheduled selfCheck;
    private BearerContext.@Nullable Scheduled waiting;
    private long lookEnded;
    private long spacing;

    private ChangeWatch(BearerContext context, Runnable look, LongSupplier nanoTime) {
        this.context = context;
        this.look = look;
        this.nanoTime = nanoTime;
    }

    /**
     * Subscribes, and gives the subscription up if no first event comes.
     *
     * @param source where events come from
     * @param context for the bearer's thread and the time
     * @param look what to do after a change, on the bearer's thread
     * @param nanoTime a clock that nobody sets, in nanoseconds
     * @param log takes the reason why there are no events
     */
    static ChangeWatch open(
            ChangeEvents.Source source,
            BearerContext context,
            Runnable look,
            LongSupplier nanoTime,
            Consumer<String> log) {
        var watch = new ChangeWatch(context, look, nanoTime);
        try {
            ChangeEvents opened = source.open(watch::changed);
            watch.events = opened;
            if (!opened.confirmed()) {
                watch.selfCheck = context.schedule(SELF_CHECK, () -> watch.check(log));
            }
        } catch (Exception | Error unavailable) { // JNA says with a plain Error that its native half is another version
            log.accept("Changes are found by polling: " + PrintableText.of(String.valueOf(unavailable)));
        }
        return watch;
    }

    /** Returns whether every change is reported, so that nobody needs to poll. */
    boolean isComplete() {
        ChangeEvents open = events;
        return open != null && open.isComplete();
    }

    private void changed() {
        if (requested.compareAndSet(false, true)) {
            ChangeEvents open = events;
            if (open != null && open.settling().isZero()) {
                context.serialExecutor().execute(this::due);
            } else {
                context.schedule(open == null ? Duration.ZERO : open.settling(), this::due);
            }
        }
    }

    private void due() {
        long left = spacing - (nanoTime.getAsLong() - lookEnded);
        if (spacing > 0 && left > 0) {
            waiting = context.schedule(Duration.ofNanos(left), this::lookNow);
        } else {
            lookNow();
        }
    }

    private void lookNow() {
        waiting = null;
        requested.set(false); // before the look: what changes during it is looked at again
        if (events != null) {
            long begun = nanoTime.getAsLong();
            try {
                look.run();
            } finally {
                lookEnded = nanoTime.getAsLong();
                spacing = Math.min(LONGEST_SPACING, COSTS_BETWEEN_LOOKS * (lookEnded - begun));
            }
        }
    }

    private void check(Consumer<String> log) {
        if (events != null && !events.confirmed()) {
            close();
            log.accept("Changes are found by polling: the system did not call back within " + SELF_CHECK.toSeconds()
                    + " s.");
        }
    }

    @Override
    public void close() {
        if (selfCheck != null) {
            selfCheck.cancel();
            selfCheck = null;
        }
        if (waiting != null) {
            waiting.cancel();
            waiting = null;
        }
        ChangeEvents open = events;
        if (open != null) {
            open.close();
            events = null;
        }
    }
}
