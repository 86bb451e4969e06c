package org.netbearer.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Prints changes while they happen.
 *
 * <p>It is a listener for its time. If the terminal is slower than the changes, the listener blocks, which harms nobody else
 * and skips intermediate states. {@link #run} belongs to the thread of the command; {@link #end} may be called by any.
 */
final class Monitor {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final BlockingQueue<List<ChangeEvent>> queue = new ArrayBlockingQueue<>(16);
    private final Terminal terminal;
    private final Supplier<NetworkSnapshot> snapshots;
    private final BooleanSupplier over;
    private final boolean present;
    private final boolean json;
    private volatile boolean ended;
    private long shownIntervals;

    /**
     * When to end by itself.
     *
     * @param lines after so many lines
     * @param time after so long; null for never
     */
    record Limits(int lines, @Nullable Duration time) {}

    /** Ends the registration of a listener. */
    interface Registration {
        void close();
    }

    /**
     * Creates a monitor.
     *
     * @param terminal where to print
     * @param snapshots gives the present
     * @param over tells whether everything is coming to its end, whose changes are of no interest
     * @param present whether to begin with the present, as additions
     * @param json whether to print JSON
     */
    Monitor(
            Terminal terminal,
            Supplier<NetworkSnapshot> snapshots,
            BooleanSupplier over,
            boolean present,
            boolean json) {
        this.terminal = terminal;
        this.snapshots = snapshots;
        this.over = over;
        this.present = present;
        this.json = json;
    }

    /** Registers a listener as a service. */
    static Registration register(BundleContext context, NetworkListener listener, boolean measurements) {
        var properties = FrameworkUtil.asDictionary(Map.of(NetworkListener.MEASUREMENTS, measurements));
        var registration = context.registerService(NetworkListener.class, listener, properties);
        return () -> {
            try {
                registration.unregister();
            } catch (IllegalStateException alreadyGone) {
                // the bundle stopped meanwhile, and took its services along
            }
        };
    }

    /** Prints until a limit is reached, the thread is interrupted, Enter is pressed or {@link #end} is called. */
    void run(Limits limits, Function<NetworkListener, Registration> registrar) {
        if (terminal.keyboard() != null) {
            terminal.err().println("press Enter to end");
        }
        var registration = registrar.apply(new ChangeListener());
        try {
            printUntil(limits);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            end();
            registration.close();
        }
    }

    /** Asks {@link #run} to return soon. */
    void end() {
        ended = true;
        queue.clear();
    }

    private void printUntil(Limits limits) throws InterruptedException {
        long start = System.nanoTime();
        long last = start;
        int lines = 0;
        while (!ended && !terminal.isGone() && !terminal.enterPressed()) {
            long left = limits.time() == null ? Long.MAX_VALUE : limits.time().toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                return;
            }
            var events = queue.poll(Math.min(left, TICK.toNanos()), TimeUnit.NANOSECONDS);
            if (events == null) {
                showSilence(Duration.ofNanos(System.nanoTime() - last));
            } else if (!over.getAsBoolean()) {
                terminal.showProgress("");
                last = System.nanoTime();
                for (ChangeEvent event : events) {
                    terminal.print(event.line(terminal.features().colour(), json));
                    if (++lines == limits.lines()) {
                        return;
                    }
                }
            }
        }
    }

    /** Shows on a terminal every few seconds that nothing has changed, and that the monitor still runs. */
    private void showSilence(Duration silence) {
        long intervals = silence.dividedBy(HEARTBEAT);
        if (intervals != shownIntervals) {
            shownIntervals = intervals;
            terminal.showProgress(
                    intervals == 0 ? "" : "no change for " + DisplayText.of(HEARTBEAT.multipliedBy(intervals)));
        }
    }

    /** Receives changes, on threads of the manager. */
    private final class ChangeListener implements NetworkListener {
        @Override
        public void networkChanged(NetworkChange change) {
            boolean first = change.before().revision() == NetworkSnapshot.EMPTY.revision();
            if (present || !first) {
                enqueue(json ? ChangeEvents.of(change) : ChangeEvents.withEachLinkOnce(change));
            }
        }

        @Override
        public void updateCompleted(UpdateReport report) {
            enqueue(List.of(ChangeEvents.of(report, snapshots.get())));
        }

        private void enqueue(List<ChangeEvent> events) {
            try {
                while (!ended && !queue.offer(events, TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    // the terminal is slow; end() is noticed at the latest after a tick
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
