package org.netbearer.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.ConfigurationChange;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.UpdateReport;

/**
 * Writes down what a listener receives, as one line of text for each call, in the order of delivery.
 *
 * <p>The lines are {@code removed(id)}, {@code changed(id DEFINED->ACTIVE)} or, in one state, {@code changed(id)},
 * {@code added(id ACTIVE)}, {@code default(id)} or {@code default(none)}, {@code online(true)},
 * {@code connectivity(FULL)}, {@code metered(NO)} and {@code updateCompleted}.
 *
 * <p>On command it blocks or throws, before it writes anything down. Thread-safe.
 */
public final class RecordingListener implements NetworkListener {
    private static final Duration BOUND = ManualContext.BOUND;

    private final Waiting waiting = new Waiting();
    private final List<String> events = new ArrayList<>();
    private final List<String> halfTold = new ArrayList<>();
    private final List<NetworkChange> changes = new ArrayList<>();
    private final List<UpdateReport> updates = new ArrayList<>();
    private @Nullable CountDownLatch gate;
    private @Nullable RuntimeException fault;
    private int inside;
    private int overlaps;
    private int blocked;

    /** Creates a listener that neither blocks nor throws. */
    public RecordingListener() {}

    @Override
    public void networkChanged(NetworkChange change) {
        during(() -> {
            synchronized (events) {
                changes.add(change);
            }
            NetworkListener.super.networkChanged(change);
        });
    }

    @Override
    public void configurationRemoved(ConfigurationSnapshot removed) {
        write("removed(" + removed.identifier() + ")");
    }

    @Override
    public void configurationChanged(ConfigurationChange change) {
        var before = change.before().state();
        var after = change.after().state();
        write("changed(" + change.after().identifier() + (before == after ? "" : " " + before + "->" + after) + ")");
    }

    @Override
    public void configurationAdded(ConfigurationSnapshot added) {
        write("added(" + added.identifier() + " " + added.state() + ")");
    }

    @Override
    public void defaultConfigurationChanged(ConfigurationSnapshot configuration) {
        var identifier = configuration.identifier();
        write("default(" + (identifier.isEmpty() ? "none" : identifier) + ")");
    }

    @Override
    public void onlineStateChanged(boolean online) {
        write("online(" + online + ")");
    }

    @Override
    public void connectivityChanged(Assessment<Connectivity> connectivity) {
        write("connectivity(" + connectivity.value() + ")");
    }

    @Override
    public void meteredChanged(Assessment<Metered> metered) {
        write("metered(" + metered.value() + ")");
    }

    @Override
    public void updateCompleted(UpdateReport report) {
        during(() -> {
            synchronized (events) {
                updates.add(report);
            }
            write("updateCompleted");
        });
    }

    /**
     * Lists what was received.
     *
     * @return the lines since the beginning or the last {@link #take}, in order
     */
    public List<String> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /**
     * Lists what was received, and forgets it.
     *
     * @return the lines since the beginning or the last call, in order
     */
    public List<String> take() {
        synchronized (events) {
            var taken = List.copyOf(events);
            events.clear();
            return taken;
        }
    }

    /**
     * Lists the changes as they came.
     *
     * @return every change since the beginning, also those that {@link #take} forgot
     */
    public List<NetworkChange> changes() {
        synchronized (events) {
            return List.copyOf(changes);
        }
    }

    /**
     * Lists the reports of updates.
     *
     * @return every report since the beginning, also those that {@link #take} forgot
     */
    public List<UpdateReport> updates() {
        synchronized (events) {
            return List.copyOf(updates);
        }
    }

    /**
     * Waits for a line.
     *
     * @param event the line
     * @return the lines until now
     * @throws AssertionError if it does not come within {@link ManualContext#BOUND}
     */
    public List<String> await(String event) {
        return await(lines -> lines.contains(event), event);
    }

    /**
     * Waits until the lines are as they should be.
     *
     * @param wanted is asked after each line
     * @return the lines until then
     * @throws AssertionError if they are not within {@link ManualContext#BOUND}
     */
    public List<String> await(Predicate<? super List<String>> wanted) {
        return await(wanted, "what was waited for");
    }

    /** Creates the next call, and those after it, wait until {@link #release}. */
    public void block() {
        synchronized (events) {
            gate = gate == null ? new CountDownLatch(1) : gate;
        }
    }

    /**
     * Waits until a call is stopped by {@link #block}.
     *
     * @throws AssertionError if none is within {@link ManualContext#BOUND}
     */
    public void awaitBlocked() {
        waiting.until(
                () -> {
                    synchronized (events) {
                        return blocked > 0 ? Optional.of(true) : Optional.empty();
                    }
                },
                BOUND,
                () -> "no call is blocked");
    }

    /** Releases all blocked calls. */
    public void release() {
        synchronized (events) {
            if (gate != null) {
                gate.countDown();
                gate = null;
            }
        }
    }

    /**
     * Makes each call throw.
     *
     * @param exception what to throw; null to stop that
     */
    public void throwing(@Nullable RuntimeException exception) {
        synchronized (events) {
            fault = exception;
        }
    }

    /**
     * Counts the calls that came while another one had not returned.
     *
     * @return 0 if the contract is kept
     */
    public int overlaps() {
        synchronized (events) {
            return overlaps;
        }
    }

    private List<String> await(Predicate<? super List<String>> wanted, String name) {
        return waiting.until(
                () -> {
                    var lines = events();
                    return wanted.test(lines) ? Optional.of(lines) : Optional.empty();
                },
                BOUND,
                () -> name + " is not in " + events());
    }

    private void during(Runnable call) {
        CountDownLatch closed;
        RuntimeException toThrow;
        synchronized (events) {
            overlaps += inside++ == 0 ? 0 : 1;
            closed = gate;
            toThrow = fault;
        }
        try {
            if (closed != null) {
                waitAt(closed);
            }
            if (toThrow != null) {
                throw toThrow;
            }
            call.run();
        } finally {
            synchronized (events) {
                inside--;
                events.addAll(halfTold);
                halfTold.clear();
            }
            waiting.signal();
        }
    }

    private void waitAt(CountDownLatch closed) {
        synchronized (events) {
            blocked++;
        }
        waiting.signal();
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (events) {
                blocked--;
            }
        }
    }

    /** Keeps a line back until the call that tells it returns, so that nobody sees half a change. */
    private void write(String event) {
        synchronized (events) {
            (inside > 0 ? halfTold : events).add(event);
        }
        waiting.signal();
    }
}
