package org.netbearer.impl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.BearerGate.Identity;
import org.netbearer.spi.Bearer;

/**
 * The core without OSGi: from bearers to a manager and mailboxes.
 *
 * <p>Thread-safe. It starts no thread of its own before a bearer arrives, and none is left after it was stopped, but for
 * lanes whose bearer does not return.
 */
final class Core {
    private final Writer writer;
    private final InstantSource clock;
    private final Log log;
    private final Supplier<CoreSettings> settings;
    private final NetworkModel model;
    private final Lives lives;
    private final UpdateCoordinator updates;
    private final Listeners listeners;
    private final Readiness readiness;
    private final Map<Bearer, BearerGate> gates = new ConcurrentHashMap<>();

    Core(
            Writer writer,
            InstantSource clock,
            Executor deliveries,
            Supplier<CoreSettings> settings,
            Counters counters,
            Log log,
            Set<Long> expectedBundles,
            Runnable ready) {
        this.writer = writer;
        this.clock = clock;
        this.log = log;
        this.settings = settings;
        model = new NetworkModel(writer, clock, log, counters, this::published);
        lives = new Lives(model::snapshot);
        listeners = new Listeners(model::snapshot, lives::burials, deliveries, log, counters);
        updates = new UpdateCoordinator(writer, clock, model, deliveries, counters, settings, this::completed);
        readiness = new Readiness(model, expectedBundles, () -> {
            model.collect();
            listeners.open();
            ready.run();
        });
    }

    Listeners listeners() {
        return listeners;
    }

    NetworkConfigurationManager manager() {
        return new BoundManager(lives, updates);
    }

    /** Begins to wait for the first reports. */
    void start() {
        writer.execute(() -> readiness.begin(writer, settings.get().readyTimeout()));
    }

    /** Lets a bearer in; its name and whether it scans are asked for here and now. */
    void add(Bearer bearer, int ranking) {
        Identity identity;
        try {
            identity = new Identity(bearer.name(), ranking, bearer.updateScans());
        } catch (RuntimeException | LinkageError failure) {
            log.warn("a bearer of " + bearer.getClass().getName() + " is left out: it threw " + failure, failure);
            return;
        }
        if (!identity.name().matches("[a-z][a-z0-9-]*")) {
            log.warn("a bearer is left out: its name is no word of lower-case letters, digits and hyphens: "
                    + identity.name());
            return;
        }
        Duration limit = settings.get().callLimit();
        var gate = new BearerGate(bearer, identity, writer, clock, limit, model);
        gates.put(bearer, gate);
        writer.execute(() -> {
            model.arrive(gate);
            gate.start();
        });
    }

    /** Shuts a bearer out at once, and waits a moment for it to stop. */
    void remove(Bearer bearer) {
        BearerGate gate = gates.remove(bearer);
        if (gate == null) {
            return;
        }
        gate.close();
        writer.execute(() -> {
            model.leave(gate);
            updates.leave(gate);
            readiness.look();
        });
        stop(gate);
    }

    Probes.Answers probeAnswers() {
        return new ProbeAnswers(writer, model, readiness);
    }

    /** Stops everything; handles freeze, open stages fail, the snapshot is empty. */
    void stop() {
        updates.stopping();
        listeners.close();
        gates.values().forEach(BearerGate::close);
        writer.execute(() -> {
            lives.end(model.snapshot());
            model.stop();
            updates.stop();
        });
        gates.keySet().forEach(bearer -> {
            BearerGate gate = gates.remove(bearer);
            if (gate != null) {
                stop(gate);
            }
        });
    }

    private void stop(BearerGate gate) {
        if (!gate.stop()) {
            log.warn("bearer " + gate.identity().name() + " does not stop; its thread is left to itself");
        }
    }

    private void published(NetworkSnapshot before, NetworkSnapshot after) {
        lives.bury(before, after);
        listeners.wake();
        readiness.look();
    }

    private void completed(UpdateReport report) {
        listeners.completed(report);
    }
}
