package org.netbearer.impl.activation;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkException;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.lease.Teardown;
import org.netbearer.impl.model.ObservedActivation;
import org.netbearer.impl.runtime.ModelThread;

/**
 * What is left to be done when nobody holds a configuration any more: to take it down, and to bring up again what it had
 * displaced. Confined to the model thread, but for {@link #isForUs}.
 */
final class Teardowns {
    /** How long an activation that could not be called off is expected to come up after all. */
    private static final Duration STRAY = Duration.ofMinutes(2);

    /** How long our bearer's view may lag behind what another process did. */
    private static final Duration LAG = Duration.ofSeconds(3);

    private final SharedActivations activations;
    private final ModelThread modelThread;
    private final BearerCalls network;
    private final Log log;
    private final Map<String, String> strays = new HashMap<>();
    private final Map<Teardown, Long> orphans = new HashMap<>(); // since when
    private final Set<String> restoring = new HashSet<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private int underWay;

    Teardowns(SharedActivations activations, ModelThread modelThread, BearerCalls network, Log log) {
        this.activations = activations;
        this.modelThread = modelThread;
        this.network = network;
        this.log = log;
    }

    /** Returns, on any thread, whether this process could take a configuration down now, and has not failed to. */
    boolean isForUs(String identifier) {
        return ActivationSupport.canOperate(network.snapshot(), identifier) && !failed.contains(identifier);
    }

    /** Returns whether nothing is under way. */
    boolean isQuiet() {
        return underWay == 0;
    }

    /** Called when the network has changed. */
    void look() {
        var now = network.snapshot();
        failed.removeIf(identifier -> !ActivationSupport.canOperate(now, identifier));
        List.copyOf(strays.entrySet()).forEach(stray -> catchStray(stray.getKey(), stray.getValue()));
        lookAtOrphans();
    }

    /** Takes over what a dead process, or an absent bearer, has left. */
    void orphaned(Teardown teardown) {
        orphans.put(teardown, modelThread.nanoTime());
        modelThread.schedule(LAG, this::lookAtOrphans);
        lookAtOrphans();
    }

    private void lookAtOrphans() {
        Map.copyOf(orphans).forEach(this::takeDownOrphan);
    }

    /** What is not to be seen yet, or not any more, is waited for: what another process did may be news to our bearer. */
    private void takeDownOrphan(Teardown teardown, long since) {
        var left = teardown.record();
        if (!isForUs(left.configuration())) {
            orphans.remove(teardown);
            teardown.handBack();
            return;
        }
        ObservedActivation now = network.activation(left.configuration());
        boolean there = !now.key().isEmpty() && now.key().equals(left.activationFor(now));
        if (!there && modelThread.nanoTime() - since < LAG.toNanos()) {
            return;
        }
        orphans.remove(teardown);
        if (now.key().isEmpty() && !now.up()) {
            teardown.done();
            restore(left.displaced());
        } else if (!there) {
            teardown.leave(); // somebody else's by now, or nobody can tell
        } else {
            log.info("takes down " + left.configuration() + ", which a session of a process that has ended brought up");
            operate(end -> takeDown(teardown, end), "could not take down " + left.configuration());
        }
    }

    /**
     * Takes an activation down, if it is still that one, and ends the task. What this process fails at it does not try again
     * before its bearer was away and is back.
     */
    void takeDown(Teardown teardown, Consumer<@Nullable NetworkException> end) {
        var left = teardown.record();
        ObservedActivation now = network.activation(left.configuration());
        if (!now.known()) {
            teardown.handBack();
            end.accept(null);
        } else if (!now.isOf(left.activationFor(now))) {
            teardown.done(); // gone, or somebody else's by now
            end.accept(null);
        } else {
            network.deactivate(left.configuration(), failure -> {
                if (failure == null) {
                    teardown.done();
                    restore(left.displaced());
                } else {
                    if (isForUs(left.configuration())) {
                        failed.add(left.configuration());
                    }
                    teardown.handBack();
                }
                end.accept(failure);
            });
        }
    }

    /** Brings up again what a session displaced, where the device is free. */
    void restore(List<String> displaced) {
        for (String identifier : displaced) {
            var snapshot = network.snapshot();
            var configuration = snapshot.configuration(identifier).orElse(null);
            SharedActivation wanted = activations.find(identifier);
            if (configuration != null
                    && configuration.state() == ConfigurationState.DISCOVERED
                    && (wanted == null || wanted.phase() == ActivationPhase.DOWN)
                    && Devices.activeBeside(snapshot, configuration).isEmpty()
                    && !activations.isStartingBeside(configuration)) {
                restoring.add(identifier);
                operate(
                        end -> network.activate(identifier, failure -> {
                            restoring.remove(identifier);
                            end.accept(failure);
                            lookAt(identifier);
                        }),
                        "could not bring up again " + identifier);
            }
        }
    }

    /** Returns whether a configuration is being brought up again, for no session. */
    boolean isRestoring(String identifier) {
        return restoring.contains(identifier);
    }

    private void lookAt(String identifier) {
        SharedActivation shared = activations.find(identifier);
        if (shared != null) {
            shared.look();
        }
    }

    /** Expects that an activation which could not be called off comes up after all, and takes it down then. */
    void watchStray(String identifier, String keyBefore) {
        strays.put(identifier, keyBefore);
        modelThread.schedule(STRAY, () -> strays.remove(identifier));
        catchStray(identifier, keyBefore);
    }

    private void catchStray(String identifier, String keyBefore) {
        ObservedActivation now = network.activation(identifier);
        SharedActivation shared = activations.find(identifier);
        if (now.up() && (now.key().isEmpty() || !now.key().equals(keyBefore)) && (shared == null || shared.isIdle())) {
            strays.remove(identifier);
            operate(end -> network.deactivate(identifier, end), "could not take down " + identifier);
        }
    }

    private void operate(Consumer<Consumer<@Nullable NetworkException>> operation, String complaint) {
        underWay++;
        operation.accept(failure -> {
            underWay--;
            if (failure != null) {
                log.warn(complaint + ": " + failure.getMessage());
            }
            activations.settled();
        });
    }
}
