package org.netbearer.impl.activation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.impl.bearer.BearerGate;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.lease.Lease;
import org.netbearer.impl.lease.LeaseListener;
import org.netbearer.impl.lease.LeaseStatus;
import org.netbearer.impl.lease.Leases;
import org.netbearer.impl.lease.Teardown;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.spi.BearerContext.Scheduled;

/** The configurations that sessions of this process use. Confined to the model thread. */
public final class SharedActivations {
    private final ModelThread modelThread;
    private final BearerCalls network;
    private final Leases leases;
    private final Log log;
    private final Map<String, SharedActivation> byIdentifier = new HashMap<>();
    private final Teardowns teardowns;
    private final List<Quiet> waiting = new ArrayList<>();
    private boolean started;

    /**
     * Wires the activations; nothing runs yet.
     *
     * @param leases creates the leases for their listener
     * @param sharingChanged called on the model thread when sharing with other processes begins or ends
     */
    public SharedActivations(
            CoreRuntime runtime, BearerCalls network, Function<LeaseListener, Leases> leases, Runnable sharingChanged) {
        this.modelThread = runtime.modelThread();
        this.network = network;
        this.leases = leases.apply(new FromLeases(sharingChanged));
        this.log = runtime.log();
        teardowns = new Teardowns(this, modelThread, network, log);
    }

    /** Returns whether activations are shared with other processes. */
    public LeaseStatus sharing() {
        return leases.status();
    }

    /** Releases all leases, without taking anything down. */
    public void close() {
        leases.close();
    }

    /** Joins the users of a configuration, bringing it up if it is down. */
    public Hold hold(String identifier, Hold.User user, boolean replacing, Duration timeout) {
        return byIdentifier
                .computeIfAbsent(identifier, name -> new SharedActivation(name, this, network))
                .hold(user, replacing, timeout);
    }

    /** Returns whether a session waits for a configuration to come up, or uses it. */
    public boolean isWanted(String identifier) {
        SharedActivation shared = byIdentifier.get(identifier);
        return shared != null && !shared.holds().isEmpty();
    }

    /** Takes a configuration down, whoever uses it. */
    public void stop(String identifier, String who, Consumer<@Nullable NetworkException> end) {
        SharedActivation shared = byIdentifier.get(identifier);
        if (shared == null) {
            network.deactivate(identifier, end);
        } else {
            shared.stop(who, end);
        }
    }

    boolean isStartedHere(String identifier) {
        SharedActivation shared = byIdentifier.get(identifier);
        return shared != null && shared.isStartedHere();
    }

    /** Called when the network has changed. */
    public void look() {
        List.copyOf(byIdentifier.values()).forEach(SharedActivation::look);
        byIdentifier.values().removeIf(SharedActivation::isIdle);
        lookAtLeases();
        teardowns.look();
    }

    /** A process that cannot bring anything up shares nothing, and looks for nothing that was left behind. */
    private void lookAtLeases() {
        if (!started && ActivationSupport.canOperate(network.snapshot())) {
            started = true;
            leases.start();
        }
        if (leases.leftToOthers().stream().anyMatch(teardowns::isForUs)) {
            leases.look();
        }
    }

    /**
     * Takes down what sessions brought up by a bearer that leaves, and runs a task after that. A bearer that does not answer
     * for its name, because another one ranks higher, leaves nothing behind.
     */
    public void bearerLeaves(BearerGate gate, Runnable task) {
        List<SharedActivation> answered = answeredBy(gate);
        answered.forEach(SharedActivation::bearerLeaves);
        waiting.add(new Quiet(answered, task));
        settled();
    }

    /** Goes on, with another bearer if there is one, once that bearer has left. */
    public void bearerLeft() {
        List.copyOf(byIdentifier.values()).forEach(SharedActivation::bearerLeft);
    }

    private List<SharedActivation> answeredBy(BearerGate gate) {
        return byIdentifier.values().stream()
                .filter(shared -> network.isAnsweredBy(shared.identifier(), gate))
                .toList();
    }

    /** Runs a task once nothing is under way any more. */
    public void whenQuiet(Runnable task) {
        waiting.add(new Quiet(List.copyOf(byIdentifier.values()), task));
        settled();
    }

    /** Something ended. */
    void settled() {
        List<Quiet> reached = waiting.stream()
                .filter(quiet -> teardowns.isQuiet()
                        && quiet.awaited.stream().allMatch(shared -> shared.phase() == ActivationPhase.DOWN))
                .toList();
        waiting.removeAll(reached);
        reached.forEach(quiet -> quiet.task.run());
    }

    /** Takes over a start that another process has given up. */
    public void promoted(Lease lease) {
        List.copyOf(byIdentifier.values()).forEach(shared -> shared.promoted(lease));
    }

    public Teardowns teardowns() {
        return teardowns;
    }

    /** Finds the shared activation of a configuration; null if no session wants it. */
    @Nullable
    SharedActivation find(String identifier) {
        return byIdentifier.get(identifier);
    }

    /** Returns whether an attempt is under way on the device of a configuration. */
    boolean isStartingBeside(ConfigurationSnapshot configuration) {
        var snapshot = network.snapshot();
        return byIdentifier.values().stream()
                .filter(shared -> shared.phase() == ActivationPhase.STARTING)
                .anyMatch(shared -> Devices.isSame(
                        Devices.linkOf(snapshot, shared.identifier()),
                        configuration.link().orElse(null)));
    }

    // What a shared activation needs of the others and of the inputs

    void displace(String rival, String displacer) {
        SharedActivation shared = byIdentifier.get(rival);
        if (shared != null) {
            shared.displaceBy(displacer);
        }
    }

    public Scheduled schedule(Duration delay, Runnable task) {
        return modelThread.schedule(delay, task);
    }

    void soon(Runnable task) {
        modelThread.execute(task);
    }

    void lease(String identifier, Consumer<Lease> granted, Consumer<NetworkException> refused) {
        leases.hold(identifier, () -> network.activation(identifier))
                .whenComplete((lease, failure) -> modelThread.execute(() -> {
                    if (failure == null) {
                        granted.accept(lease);
                    } else {
                        refused.accept(new NetworkException(FailureReason.BEARER_GONE, "sessions have ended"));
                    }
                }));
    }

    void started(Lease lease, String key, List<String> displaced, Runnable end) {
        lease.started(key, displaced).whenComplete((nothing, failure) -> modelThread.execute(end));
    }

    void returnLease(@Nullable Lease lease, Consumer<Optional<Teardown>> end) {
        if (lease == null) {
            end.accept(Optional.empty());
            return;
        }
        lease.release(() -> network.activation(lease.configuration()))
                .whenComplete((teardown, failure) -> modelThread.execute(() -> {
                    if (failure != null) {
                        log.warn("the lease of " + lease.configuration() + " was lost: " + cause(failure));
                    }
                    end.accept(failure == null ? teardown : Optional.empty());
                }));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Passes what the leases notice to the model thread. */
    private final class FromLeases implements LeaseListener {
        private final Runnable statusChanged;

        FromLeases(Runnable statusChanged) {
            this.statusChanged = statusChanged;
        }

        @Override
        public boolean canTakeDown(String configuration) {
            return teardowns.isForUs(configuration);
        }

        @Override
        public void orphaned(Teardown teardown) {
            modelThread.execute(() -> teardowns.orphaned(teardown));
        }

        @Override
        public void promoted(Lease lease) {
            modelThread.execute(() -> SharedActivations.this.promoted(lease));
        }

        @Override
        public void statusChanged(LeaseStatus status) {
            if (!status.shared()) {
                log.warn("sessions are not shared with other processes: " + status.reason());
            }
            modelThread.execute(statusChanged);
        }

        @Override
        public void noticed(String line) {
            log.warn(line);
        }
    }

    /** A task that waits until these are at rest, and nothing else is being taken down. */
    private record Quiet(List<SharedActivation> awaited, Runnable task) {}
}
