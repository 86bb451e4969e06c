package org.netbearer.impl.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.impl.Log;
import org.netbearer.impl.Writer;
import org.netbearer.impl.lease.Activation;
import org.netbearer.impl.lease.Lease;
import org.netbearer.impl.lease.Leases;
import org.netbearer.impl.lease.Takedown;
import org.netbearer.impl.lease.Verdict;
import org.netbearer.spi.BearerContext.Scheduled;

/** The configurations that sessions of this process use, and what is left to be taken down. Confined to the writer. */
final class Uplinks {
    /** How long an activation that could not be called off is expected to come up after all. */
    private static final Duration STRAY = Duration.ofMinutes(2);

    /** How long our bearer's view may lag behind what another process did. */
    private static final Duration LAG = Duration.ofSeconds(3);

    private final Writer writer;
    private final Network network;
    private final Leases leases;
    private final Log log;
    private final Map<String, Uplink> uplinks = new HashMap<>();
    private final Map<String, String> strays = new HashMap<>();
    private final Map<Takedown, Long> orphans = new HashMap<>(); // since when
    private int underWay;
    private Runnable quiet = () -> {};

    Uplinks(Writer writer, Network network, Leases leases, Log log) {
        this.writer = writer;
        this.network = network;
        this.leases = leases;
        this.log = log;
    }

    /** Joins the users of a configuration, bringing it up if it is down. */
    Hold hold(String identifier, Hold.User user, boolean replacing, Duration timeout) {
        return uplinks.computeIfAbsent(identifier, name -> new Uplink(name, this, network))
                .hold(user, replacing, timeout);
    }

    void release(Hold hold, Hold.Release release) {
        hold.uplink.release(hold, release);
    }

    /** Takes a configuration down, whoever uses it. */
    void stop(String identifier, String who, Consumer<@Nullable NetworkException> end) {
        Uplink uplink = uplinks.get(identifier);
        if (uplink == null) {
            network.deactivate(identifier, end);
        } else {
            uplink.stop(who, end);
        }
    }

    boolean isStartedHere(String identifier) {
        Uplink uplink = uplinks.get(identifier);
        return uplink != null && uplink.isStartedHere();
    }

    /** Looks at the network after it changed. */
    void look() {
        List.copyOf(uplinks.values()).forEach(Uplink::look);
        uplinks.values().removeIf(Uplink::isIdle);
        List.copyOf(strays.entrySet()).forEach(stray -> catchStray(stray.getKey(), stray.getValue()));
        lookAtOrphans();
    }

    /** Runs a task once nothing is under way any more. */
    void whenQuiet(Runnable task) {
        quiet = task;
        settled();
    }

    /** Something ended. */
    void settled() {
        if (underWay == 0 && uplinks.values().stream().allMatch(Uplink::isIdle)) {
            Runnable told = quiet;
            quiet = () -> {};
            told.run();
        }
    }

    /** Takes over what a dead process has left. */
    void orphaned(Takedown takedown) {
        orphans.put(takedown, writer.nanoTime());
        writer.schedule(LAG, this::lookAtOrphans);
        lookAtOrphans();
    }

    private void lookAtOrphans() {
        Map.copyOf(orphans).forEach(this::takeDownOrphan);
    }

    /** Takes over a start that another process has given up. */
    void promoted(Lease lease) {
        List.copyOf(uplinks.values()).forEach(uplink -> uplink.promoted(lease));
    }

    // What an uplink needs of the others and of the surroundings

    void displace(String rival, String displacer) {
        Uplink uplink = uplinks.get(rival);
        if (uplink != null) {
            uplink.displaceBy(displacer);
        }
    }

    Scheduled schedule(Duration delay, Runnable task) {
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

    void release(Lease lease, Consumer<Verdict> end) {
        lease.release(() -> network.activation(lease.configuration()))
                .whenComplete((verdict, failure) -> writer.execute(() -> {
                    if (failure != null) {
                        log.warn("the lease of " + lease.configuration() + " was lost: " + cause(failure));
                    }
                    end.accept(failure == null ? verdict : new Verdict.Keep(Verdict.Reason.NOT_HELD));
                }));
    }

    /** Brings up again what a session displaced, where the device is free. */
    void restore(List<String> displaced) {
        for (String identifier : displaced) {
            var snapshot = network.snapshot();
            var configuration = snapshot.configuration(identifier).orElse(null);
            if (configuration != null
                    && configuration.state() == ConfigurationState.DISCOVERED
                    && Devices.activeBeside(snapshot, configuration).isEmpty()
                    && uplinks.values().stream()
                            .noneMatch(uplink -> uplink.isStarting()
                                    && Devices.isSame(
                                            snapshot.configuration(uplink.identifier())
                                                    .map(other -> other.link())
                                                    .orElse(null),
                                            configuration.link()))) {
                operate(end -> network.activate(identifier, end), "could not bring up again " + identifier);
            }
        }
    }

    /** Expects that an activation which could not be called off comes up after all, and takes it down then. */
    void watchStray(String identifier, String keyBefore) {
        strays.put(identifier, keyBefore);
        writer.schedule(STRAY, () -> strays.remove(identifier));
        catchStray(identifier, keyBefore);
    }

    private void catchStray(String identifier, String keyBefore) {
        Activation now = network.activation(identifier);
        Uplink uplink = uplinks.get(identifier);
        if (now.up() && (now.key().isEmpty() || !now.key().equals(keyBefore)) && (uplink == null || uplink.isIdle())) {
            strays.remove(identifier);
            operate(end -> network.deactivate(identifier, end), "could not take down " + identifier);
        }
    }

    /** What is not to be seen yet, or not any more, is waited for: what another process did may be news to our bearer. */
    private void takeDownOrphan(Takedown takedown, long since) {
        var left = takedown.record();
        Activation now = network.activation(left.configuration());
        boolean there = !now.key().isEmpty() && now.key().equals(left.activation());
        boolean known = network.snapshot().configuration(left.configuration()).isPresent()
                && writer.nanoTime() - since >= LAG.toNanos();
        if (!there && !known) {
            return;
        }
        orphans.remove(takedown);
        if (now.key().isEmpty() && !now.up()) {
            takedown.done();
            restore(left.displaced());
        } else if (!there) {
            takedown.leave(); // somebody else's by now, or nobody can tell
        } else {
            log.info("takes down " + left.configuration() + ", which a process brought up that is no more");
            operate(
                    end -> network.deactivate(left.configuration(), failure -> {
                        if (failure == null) {
                            takedown.done();
                            restore(left.displaced());
                        } else {
                            takedown.leave();
                        }
                        end.accept(failure);
                    }),
                    "could not take down " + left.configuration());
        }
    }

    private void operate(Consumer<Consumer<@Nullable NetworkException>> operation, String complaint) {
        underWay++;
        operation.accept(failure -> {
            underWay--;
            if (failure != null) {
                log.warn(complaint + ": " + failure.getMessage());
            }
            settled();
        });
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
