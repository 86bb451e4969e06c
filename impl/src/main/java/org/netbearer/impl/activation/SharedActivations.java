package org.netbearer.impl.activation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.impl.lease.Lease;
import org.netbearer.impl.lease.LeaseListener;
import org.netbearer.impl.lease.LeaseStatus;
import org.netbearer.impl.lease.Leases;
import org.netbearer.impl.lease.ReleaseAction;
import org.netbearer.impl.lease.Teardown;
import org.netbearer.impl.runtime.Log;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.spi.BearerContext.Scheduled;

/** The configurations that sessions of this process use. Confined to the writer. */
public final class SharedActivations {
    private final ModelThread writer;
    private final BearerCalls network;
    private final Leases leases;
    private final Log log;
    private final Map<String, SharedActivation> uplinks = new HashMap<>();
    private final Teardowns takedowns;
    private final List<Quiet> waiting = new ArrayList<>();
    private boolean started;

    /**
     * Wires the activations; nothing runs yet.
     *
     * @param leases creates the leases for their listener
     * @param sharingChanged called on the model thread when sharing with other processes begins or ends
     */
    public SharedActivations(
            ModelThread writer,
            BearerCalls network,
            Function<LeaseListener, Leases> leases,
            Runnable sharingChanged,
            Log log) {
        this.writer = writer;
        this.network = network;
        this.leases = leases.apply(new FromLeases(sharingChanged));
        this.log = log;
        takedowns = new Teardowns(this, writer, network, log);
    }

    /** Returns whether activations are shared with other processes. */
    public LeaseStatus sharing() {
        return leases.status();
    }

    /** Lets go of all leases, without taking anything down. */
    public void close() {
        leases.close();
    }

    /** Joins the users of a configuration, bringing it up if it is down. */
    public Hold hold(String identifier, Hold.User user, boolean replacing, Duration timeout) {
        return uplinks.computeIfAbsent(identifier, name -> new SharedActivation(name, this, network))
                .hold(user, replacing, timeout);
    }

    /** Takes a configuration down, whoever uses it. */
    public void stop(String identifier, String who, Consumer<@Nullable NetworkException> end) {
        SharedActivation uplink = uplinks.get(identifier);
        if (uplink == null) {
            network.deactivate(identifier, end);
        } else {
            uplink.stop(who, end);
        }
    }

    boolean isStartedHere(String identifier) {
        SharedActivation uplink = uplinks.get(identifier);
        return uplink != null && uplink.isStartedHere();
    }

    /** Looks at the network after it changed. */
    public void look() {
        List.copyOf(uplinks.values()).forEach(SharedActivation::look);
        uplinks.values().removeIf(SharedActivation::isIdle);
        lookAtLeases();
        takedowns.look();
    }

    /** A process that cannot bring anything up shares nothing, and looks for nothing that was left behind. */
    private void lookAtLeases() {
        if (!started && ActivationSupport.canOperate(network.snapshot())) {
            started = true;
            leases.start();
        }
        if (leases.leftToOthers().stream().anyMatch(takedowns::isForUs)) {
            leases.look();
        }
    }

    /** Takes down what sessions brought up by a bearer that leaves, and runs a task after that. */
    public void part(String bearer, Runnable task) {
        List.copyOf(uplinks.values()).stream()
                .filter(uplink -> uplink.identifier().startsWith(bearer + ":"))
                .forEach(SharedActivation::part);
        waiting.add(new Quiet(bearer + ":", task));
        settled();
    }

    /** Runs a task once nothing is under way any more. */
    public void whenQuiet(Runnable task) {
        waiting.add(new Quiet("", task));
        settled();
    }

    /** Something ended. */
    void settled() {
        List<Quiet> reached = waiting.stream()
                .filter(quiet -> takedowns.isQuiet()
                        && uplinks.values().stream()
                                .filter(uplink -> uplink.identifier().startsWith(quiet.prefix))
                                .allMatch(SharedActivation::isAtRest))
                .toList();
        waiting.removeAll(reached);
        reached.forEach(quiet -> quiet.task.run());
    }

    /** Takes over a start that another process has given up. */
    public void promoted(Lease lease) {
        List.copyOf(uplinks.values()).forEach(uplink -> uplink.promoted(lease));
    }

    public Teardowns takedowns() {
        return takedowns;
    }

    /** Finds the uplink of a configuration; null if no session wants it. */
    @Nullable
    SharedActivation find(String identifier) {
        return uplinks.get(identifier);
    }

    /** Returns whether an attempt is under way on the device of a configuration. */
    boolean isStartingBeside(ConfigurationSnapshot configuration) {
        var snapshot = network.snapshot();
        return uplinks.values().stream()
                .filter(SharedActivation::isStarting)
                .anyMatch(
                        uplink -> Devices.isSame(Devices.linkOf(snapshot, uplink.identifier()), configuration.link()));
    }

    // What an uplink needs of the others and of the surroundings

    void displace(String rival, String displacer) {
        SharedActivation uplink = uplinks.get(rival);
        if (uplink != null) {
            uplink.displaceBy(displacer);
        }
    }

    public Scheduled schedule(Duration delay, Runnable task) {
        return writer.schedule(delay, task);
    }

    void soon(Runnable task) {
        writer.execute(task);
    }

    void lease(String identifier, Consumer<Lease> granted, Consumer<NetworkException> refused) {
        leases.hold(identifier, () -> network.activation(identifier))
                .whenComplete((lease, failure) -> writer.execute(() -> {
                    if (failure == null) {
                        granted.accept(lease);
                    } else {
                        refused.accept(new NetworkException(FailureReason.BEARER_GONE, "sessions have ended"));
                    }
                }));
    }

    void started(Lease lease, String key, List<String> displaced, Runnable end) {
        lease.started(key, displaced).whenComplete((nothing, failure) -> writer.execute(end));
    }

    void returnLease(Lease lease, Consumer<ReleaseAction> end) {
        lease.release(() -> network.activation(lease.configuration()))
                .whenComplete((verdict, failure) -> writer.execute(() -> {
                    if (failure != null) {
                        log.warn("the lease of " + lease.configuration() + " was lost: " + cause(failure));
                    }
                    end.accept(failure == null ? verdict : new ReleaseAction.Keep(ReleaseAction.Reason.NOT_HELD));
                }));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Brings what the leases notice to the writer. */
    private final class FromLeases implements LeaseListener {
        private final Runnable statusChanged;

        FromLeases(Runnable statusChanged) {
            this.statusChanged = statusChanged;
        }

        @Override
        public boolean canTakeDown(String configuration) {
            return takedowns.isForUs(configuration);
        }

        @Override
        public void orphaned(Teardown takedown) {
            writer.execute(() -> takedowns.orphaned(takedown));
        }

        @Override
        public void promoted(Lease lease) {
            writer.execute(() -> SharedActivations.this.promoted(lease));
        }

        @Override
        public void statusChanged(LeaseStatus status) {
            if (!status.shared()) {
                log.warn("sessions are not shared with other processes: " + status.reason());
            }
            writer.execute(statusChanged);
        }

        @Override
        public void noticed(String line) {
            log.warn(line);
        }
    }

    /** Somebody who waits until everything of a bearer, or of all, has ended. */
    private record Quiet(String prefix, Runnable task) {}
}
