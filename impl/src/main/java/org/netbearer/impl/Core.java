package org.netbearer.impl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.activation.BearerCalls;
import org.netbearer.impl.activation.SharedActivations;
import org.netbearer.impl.assembly.AssemblyInputs;
import org.netbearer.impl.assembly.ServiceNetwork;
import org.netbearer.impl.bearer.BearerGate;
import org.netbearer.impl.bearer.Probes;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.lease.LeaseListener;
import org.netbearer.impl.lease.Leases;
import org.netbearer.impl.listener.Listeners;
import org.netbearer.impl.model.HandleRegistry;
import org.netbearer.impl.model.NetworkModel;
import org.netbearer.impl.model.Readiness;
import org.netbearer.impl.model.UpdateCoordinator;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.impl.session.Owner;
import org.netbearer.impl.session.SessionObserver;
import org.netbearer.impl.session.Sessions;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.SocketBinder;
import org.osgi.framework.Bundle;

/**
 * The core without OSGi: from bearers to a manager and mailboxes.
 *
 * <p>Thread-safe. It starts no thread of its own before a bearer arrives, and none is left after it was stopped, but for
 * threads whose bearer does not return.
 */
final class Core {
    private final ModelThread modelThread;
    private final CoreRuntime runtime;
    private final Log log;
    private final Supplier<CoreSettings> settings;
    private final NetworkModel model;
    private final HandleRegistry handles;
    private final UpdateCoordinator updates;
    private final Listeners listeners;
    private final Readiness readiness;
    private final SharedActivations activations;
    private final Sessions sessions;
    private final List<ServiceNetwork> serviceNetworks = new ArrayList<>(); // for the model thread
    private volatile @Nullable SocketBinder binder;
    /** By identity: a bearer's own idea of equality would be foreign code on a thread of the framework. */
    private final Map<Bearer, Registered> gates = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * Wires the parts; nothing runs yet.
     *
     * @param settings read whenever they count
     * @param own this bundle; null if there is no framework
     * @param expectedBundles the bundles that declare a bearer
     * @param leases creates the leases for their listener
     * @param ready called once, on the model thread, when the first list is valid
     */
    Core(
            CoreRuntime runtime,
            Supplier<CoreSettings> settings,
            @Nullable Bundle own,
            Set<Long> expectedBundles,
            Function<LeaseListener, Leases> leases,
            Runnable ready) {
        this.runtime = runtime;
        modelThread = runtime.modelThread();
        log = runtime.log();
        this.settings = settings;
        model = new NetworkModel(runtime, this::published);
        handles = new HandleRegistry(model::snapshot);
        listeners = new Listeners(model::published, own, runtime);
        updates = new UpdateCoordinator(runtime, model, () -> settings.get().updates(), this::completed);
        var network = new BearerCalls(model);
        activations = new SharedActivations(runtime, network, leases, this::updateInputs);
        sessions = new Sessions(
                runtime, network, activations, () -> settings.get().sessions(), handles::handle, () -> binder);
        readiness = new Readiness(model, expectedBundles, () -> {
            model.collect();
            listeners.open();
            ready.run();
        });
    }

    Listeners listeners() {
        return listeners;
    }

    BoundManager manager(String owner) {
        return new BoundManager(handles, updates, sessions, new Owner(owner));
    }

    /** Sets what is called with what becomes of sessions. */
    void observe(SessionObserver observer) {
        sessions.observe(observer);
    }

    /** Begins to wait for the first reports. */
    void start() {
        modelThread.execute(() -> readiness.begin(modelThread, settings.get().readyTimeout()));
    }

    /** Adds a group of access points; another one of its name is ignored as long as this is there. */
    void add(ServiceNetwork group) {
        modelThread.execute(() -> {
            if (serviceNetworks.stream().anyMatch(other -> other.identifier().equals(group.identifier()))) {
                log.warn("there are two service networks " + group.identifier() + "; the later one is left out");
            }
            serviceNetworks.add(group);
            updateInputs();
        });
    }

    /** Replaces a group, without a moment in which there is none. */
    void replace(ServiceNetwork old, ServiceNetwork group) {
        modelThread.execute(() -> {
            serviceNetworks.replaceAll(other -> other == old ? group : other);
            updateInputs();
        });
    }

    /** Removes a group. */
    void remove(ServiceNetwork group) {
        modelThread.execute(() -> {
            serviceNetworks.removeIf(other -> other == group);
            updateInputs();
        });
    }

    /** Sets what binds sockets to an interface; null if there is nothing that does. */
    void tieBy(@Nullable SocketBinder present) {
        binder = present;
        modelThread.execute(this::updateInputs);
    }

    private void updateInputs() {
        var distinct = new LinkedHashMap<String, ServiceNetwork>();
        serviceNetworks.forEach(group -> distinct.putIfAbsent(group.identifier(), group));
        model.updateInputs(new AssemblyInputs(
                List.copyOf(distinct.values()), activations.sharing().shared(), binder != null));
    }

    /** Adds a bearer once its name is known; the first list waits for that. */
    void add(Bearer bearer, int ranking) {
        BearerGate gate;
        synchronized (gates) {
            Registered known = gates.get(bearer);
            if (known != null) {
                known.services++;
                log.warn(known.gate.label() + " is registered twice; the second registration adds nothing");
                return;
            }
            gate = new BearerGate(
                    bearer, modelThread, runtime.clock(), settings.get().callLimit(), model);
            gates.put(bearer, new Registered(gate));
        }
        gate.rank(ranking);
        modelThread.execute(() -> readiness.introducing(gate));
        gate.introduce((refusal, failure) -> {
            if (!refusal.isEmpty()) {
                log.warn(gate.label() + " is left out: " + refusal, failure);
            } else if (gate.isOpen()) {
                model.arrive(gate);
                gate.start();
            }
            readiness.answered(gate);
        });
    }

    /** Sets a bearer's service ranking. */
    void rank(Bearer bearer, int ranking) {
        Registered known = gates.get(bearer);
        if (known != null) {
            known.gate.rank(ranking);
            modelThread.execute(() -> model.rank(known.gate, ranking));
        }
    }

    /** Removes a bearer: takes down what it brought up for sessions, closes its gate, and waits a moment for it to stop. */
    void remove(Bearer bearer) {
        BearerGate gate;
        synchronized (gates) {
            Registered known = gates.get(bearer);
            if (known == null || --known.services > 0) {
                return;
            }
            gates.remove(bearer);
            gate = known.gate;
        }
        if (gate.isIntroduced()) {
            sessions.bearerLeaves(gate);
        }
        gate.close();
        modelThread.execute(() -> {
            model.leave(gate);
            updates.leave(gate);
            gate.leave();
            sessions.bearerLeft();
            readiness.answered(gate);
        });
        stop(gate);
    }

    Probes.Answers probeAnswers() {
        return new ProbeAnswers(modelThread, model, readiness);
    }

    /** Stops everything; handles freeze, open stages fail, the snapshot is empty. */
    void stop() {
        sessions.stop();
        updates.stopping();
        listeners.close();
        List<BearerGate> left;
        synchronized (gates) {
            left = gates.values().stream().map(known -> known.gate).toList();
            gates.clear();
        }
        left.forEach(BearerGate::close);
        modelThread.execute(() -> {
            handles.end(model.snapshot());
            model.stop();
            updates.stop();
            left.forEach(BearerGate::leave);
        });
        left.forEach(this::stop);
    }

    private void stop(BearerGate gate) {
        if (!gate.stop()) {
            log.warn(gate.label() + " does not stop; its thread is left to itself");
        }
    }

    private void published(NetworkSnapshot before, NetworkSnapshot after, boolean removes) {
        if (removes) {
            handles.retire(before, after);
        }
        listeners.wake();
        sessions.look();
        readiness.look();
    }

    private void completed(UpdateReport report) {
        listeners.completed(report);
    }

    /** A bearer that is there; guarded by the map of all. */
    private static final class Registered {
        private final BearerGate gate;
        private int services = 1;

        Registered(BearerGate gate) {
            this.gate = gate;
        }
    }
}
