package org.netbearer.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * The steps that are still to come. It calls when some are due, runs only between start and stop, and goes on where it
 * stood.
 *
 * <p>Thread-safe. One timer waits for the next step, none when there is none.
 */
final class Timeline {
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::at).thenComparingLong(Waiting::number));
    private final Deque<List<Step>> scans = new ArrayDeque<>();
    private final Runnable due;
    private @Nullable BearerContext context;
    private @Nullable Scheduled timer;
    private Instant origin = Instant.EPOCH;
    private Duration position = Duration.ZERO;
    private long added;

    /** Called on the bearer's executor. */
    Timeline(Runnable due) {
        this.due = due;
    }

    synchronized void start(BearerContext newContext) {
        context = newContext;
        origin = newContext.clock().instant().minus(position);
        arm();
    }

    synchronized void stop() {
        position = position();
        context = null;
        arm();
    }

    /** Begins a scenario in place of all that waits, and takes out its steps for the beginning. */
    synchronized List<Step> play(Scenario scenario) {
        clear();
        enqueue(scenario, position());
        return takeDue();
    }

    synchronized void halt() {
        clear();
        arm();
    }

    /** Adds steps whose times count from now. */
    synchronized void add(List<Step> steps) {
        var now = position();
        steps.forEach(step -> enqueue(step.movedTo(now.plus(step.at()))));
        arm();
    }

    /** Removes and returns the steps whose time has come, in order. */
    synchronized List<Step> takeDue() {
        var now = position();
        var taken = new ArrayList<Step>();
        for (var next = waiting.peek(); next != null && next.at().compareTo(now) <= 0; next = waiting.peek()) {
            waiting.remove();
            if (next.repeated() == null) {
                taken.add(next.step());
            } else {
                scans.clear();
                enqueue(next.repeated(), next.at());
                break; // one round at a time, also of a scenario that takes no time
            }
        }
        arm();
        return taken;
    }

    /** Removes and returns the steps that the next update triggers. */
    synchronized List<Step> takeScanned() {
        var next = scans.poll();
        return next == null ? List.of() : next;
    }

    private void clear() {
        waiting.clear();
        scans.clear();
    }

    private void enqueue(Scenario scenario, Duration from) {
        var scanned = new ArrayList<Step>();
        int scan = 1;
        for (var step : scenario.steps()) {
            if (step.scan() == 0) {
                enqueue(step.movedTo(from.plus(step.at())));
            } else {
                if (step.scan() != scan && !scanned.isEmpty()) {
                    scans.add(List.copyOf(scanned));
                    scanned.clear();
                }
                scan = step.scan();
                scanned.add(step);
            }
        }
        if (!scanned.isEmpty()) {
            scans.add(List.copyOf(scanned));
        }
        var repeat = scenario.repeat();
        if (repeat != null) {
            waiting.add(new Waiting(from.plus(repeat), added++, NOTHING, scenario));
        }
    }

    private void enqueue(Step step) {
        waiting.add(new Waiting(step.at(), added++, step, null));
    }

    private Duration position() {
        return context == null
                ? position
                : Duration.between(origin, context.clock().instant());
    }

    private void arm() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        var next = waiting.peek();
        if (context != null && next != null) {
            timer = context.schedule(next.at().minus(position()), due);
        }
    }

    private static final Step NOTHING = new Step(0, Duration.ZERO, 0, scene -> scene);

    /** A step, or the beginning of another round. */
    private record Waiting(
            Duration at, long number, Step step, @Nullable Scenario repeated) {}
}
