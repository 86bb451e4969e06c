package org.netbearer.bearer.generic;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.spi.BearerContext;

/**
 * Has the machine looked at soon after the system told of a change; a burst of changes is one look.
 *
 * <p>Nothing that goes wrong here costs more than the events: polling goes on in any case. Confined to the bearer's thread but for
 * the arrival of events.
 */
final class ChangeWatch implements AutoCloseable {
    /** From the first event of a burst to the look. */
    static final Duration SETTLING = Duration.ofMillis(100);

    /** How long the system may take to call back for the first time. */
    static final Duration SELF_CHECK = Duration.ofSeconds(2);

    private final BearerContext context;
    private final Runnable look;
    private final AtomicBoolean settling = new AtomicBoolean();
    private @Nullable ChangeEvents events;
    private BearerContext.@Nullable Scheduled selfCheck;

    private ChangeWatch(BearerContext context, Runnable look) {
        this.context = context;
        this.look = look;
    }

    /**
     * Subscribes, and gives the subscription up if no first event comes.
     *
     * @param source where events come from
     * @param context for the bearer's thread and the time
     * @param look what to do after a change, on the bearer's thread
     * @param log takes the reason why there are no events
     */
    static ChangeWatch open(ChangeEvents.Source source, BearerContext context, Runnable look, Consumer<String> log) {
        var watch = new ChangeWatch(context, look);
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

    private void changed() {
        if (settling.compareAndSet(false, true)) {
            context.schedule(SETTLING, this::settled);
        }
    }

    private void settled() {
        settling.set(false); // before the look: what changes during it is looked at again
        if (events != null) {
            look.run();
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
        if (events != null) {
            events.close();
            events = null;
        }
    }
}
