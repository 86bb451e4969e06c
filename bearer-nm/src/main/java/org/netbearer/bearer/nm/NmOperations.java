package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.nm.dbus.BusError;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/**
 * The pending operations. Each completes after the report that shows its result, or when the daemon or the bearer stops.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class NmOperations {
    private final BearerContext context;
    private final NmDaemon daemon;
    private final NmReporter reporter;
    private final List<ActivationRequest> activations = new ArrayList<>();
    private final List<DeactivationRequest> deactivations = new ArrayList<>();
    private final List<CompletableFuture<UpdateResult>> checks = new ArrayList<>();
    private @Nullable NmScan scan;

    NmOperations(BearerContext context, NmDaemon daemon, NmReporter reporter) {
        this.context = context;
        this.daemon = daemon;
        this.reporter = reporter;
    }

    CompletionStage<UpdateResult> update(UpdateRequest request) {
        NmState state = reporter.currentState();
        if (state == null) {
            return CompletableFuture.completedStage(unavailable());
        }
        NmScan running = scan;
        if (running == null || running.isDone()) {
            running = NmScan.begin(state, daemon, context, request);
            scan = running;
        }
        return running.result();
    }

    CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
        NmState state = reporter.currentState();
        if (state == null) {
            return CompletableFuture.completedStage(unavailable());
        }
        if (!state.manager().flag("ConnectivityCheckEnabled")
                || !state.manager().flag("ConnectivityCheckAvailable")) {
            return CompletableFuture.completedStage(
                    new UpdateResult(UpdateOutcome.UNAVAILABLE, "NetworkManager's connectivity check is switched off"));
        }
        var check = new CompletableFuture<UpdateResult>();
        var deadline = context.schedule(
                request.timeout(),
                () -> check.complete(new UpdateResult(UpdateOutcome.TIMED_OUT, "NetworkManager is still checking")));
        checks.removeIf(CompletableFuture::isDone);
        checks.add(check);
        daemon.guard(check);
        daemon.unwatchedCall(NmCalls.checkConnectivity()).whenComplete((answer, failure) -> {
            deadline.cancel();
            reporter.reportNow();
            check.complete(failure == null ? UpdateResult.COMPLETED : refusal(failure));
        });
        return check;
    }

    CompletionStage<Void> activate(String identifier) {
        NmState state = reporter.lastKnownState();
        BearerConfiguration configuration = configuration(identifier);
        NetworkException refusal = refusal(state, configuration, identifier);
        if (state == null || refusal != null) {
            return CompletableFuture.failedStage(refusal);
        }
        String uuid = NmIdentifiers.localPart(identifier);
        String path = state.pathOf(uuid);
        if (path == null) {
            return CompletableFuture.failedStage(new NetworkException(
                    FailureReason.NOT_AVAILABLE,
                    "there is no profile for " + identifier + ", so there are no settings to use"));
        }
        ActivationRequest running = activations.stream()
                .filter(each -> each.uuid().equals(uuid) && !each.isDone())
                .findFirst()
                .orElse(null);
        return (running == null ? begin(state, configuration, uuid, path) : running).result();
    }

    /** Calls the daemon, or joins an activation of the same profile that the daemon has started by itself. */
    private ActivationRequest begin(
            NmState state, @Nullable BearerConfiguration configuration, String uuid, String path) {
        var activation = new ActivationRequest(uuid, context);
        activation.stateReported(state, configuration);
        if (activation.isDone()) {
            return activation;
        }
        activations.add(activation);
        daemon.guard(activation.result());
        String activating = state.activatingConnectionOf(uuid);
        if (activating != null) {
            activation.accepted(activating);
            return activation;
        }
        daemon.call(NmCalls.activate(path, "/")).whenComplete((answer, failure) -> {
            if (failure == null) {
                activation.accepted(String.valueOf(answer.get(0)));
            } else {
                activation.refused(NmCalls.failure(failure, "NetworkManager refuses to activate the profile " + uuid));
            }
        });
        return activation;
    }

    CompletionStage<Void> deactivate(String identifier) {
        NmState state = reporter.lastKnownState();
        BearerConfiguration configuration = configuration(identifier);
        NetworkException refusal = refusal(state, configuration, identifier);
        if (state == null || refusal != null) {
            return CompletableFuture.failedStage(refusal);
        }
        String uuid = NmIdentifiers.localPart(identifier);
        var aborted = activations.stream()
                .filter(activation -> activation.uuid().equals(uuid))
                .toList();
        var deactivation = new DeactivationRequest(uuid);
        deactivations.add(deactivation);
        daemon.guard(deactivation.result());
        aborted.forEach(activation -> activation.fail(FailureReason.ABORTED, ""));
        // what there is to deactivate is known only once the daemon has answered the activation
        var beginnings = aborted.stream()
                .map(activation -> activation.acceptance().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletionStage<Void> known = CompletableFuture.allOf(beginnings);
        known.thenRun(() -> deactivateAll(uuid, identifier, deactivation));
        return deactivation.result();
    }

    void stateChanged(StateEvent event) {
        activations.forEach(activation -> activation.stateChanged(event));
    }

    /** Completes what is done; called after the state was reported. */
    void stateReported() {
        if (!hasPending()) {
            return;
        }
        NmState state = reporter.currentState();
        if (state == null) {
            if (daemon.status() != DaemonStatus.STOPPING) {
                end(FailureReason.SERVICE_GONE, daemon.problem());
            }
            return;
        }
        if (scan != null && !scan.isDone()) {
            reporter.reportNow();
            scan.stateReported(state(state));
        }
        var configurations = reporter.translation().byIdentifier();
        for (ActivationRequest activation : List.copyOf(activations)) {
            activation.stateReported(state, configurations.get(NmIdentifiers.ofProfile(activation.uuid())));
        }
        for (DeactivationRequest deactivation : List.copyOf(deactivations)) {
            deactivation.stateReported(state, configurations.get(NmIdentifiers.ofProfile(deactivation.uuid())));
        }
        activations.removeIf(ActivationRequest::isDone);
        deactivations.removeIf(DeactivationRequest::isDone);
    }

    private boolean hasPending() {
        return (scan != null && !scan.isDone())
                || !activations.isEmpty()
                || !deactivations.isEmpty()
                || checks.stream().anyMatch(check -> !check.isDone());
    }

    /** Fails everything, since the bearer is stopped. */
    void stop() {
        end(FailureReason.BEARER_GONE, "the bearer was stopped");
    }

    private void deactivateAll(String uuid, String identifier, DeactivationRequest deactivation) {
        if (deactivation.isDone()) {
            return;
        }
        NmState state = daemon.state();
        deactivation.started();
        for (NmObject active : state.activeConnectionsOf(uuid)) {
            daemon.call(NmCalls.deactivate(active.path())).whenComplete((answer, failure) -> {
                boolean already = failure instanceof BusError error
                        && (error.name().endsWith(".ConnectionNotActive") || NmCalls.isMissing(error.name()));
                if (failure != null && !already) {
                    deactivation.fail(NmCalls.failure(failure, "NetworkManager refuses to deactivate " + identifier));
                }
            });
        }
        deactivation.stateReported(state, configuration(identifier));
        deactivations.removeIf(DeactivationRequest::isDone);
    }

    private NmState state(NmState otherwise) {
        NmState now = reporter.currentState();
        return now == null ? otherwise : now;
    }

    private @Nullable BearerConfiguration configuration(String identifier) {
        return reporter.translation().byIdentifier().get(identifier);
    }

    private @Nullable NetworkException refusal(
            @Nullable NmState state, @Nullable BearerConfiguration configuration, String identifier) {
        if (state == null) {
            return new NetworkException(FailureReason.SERVICE_GONE, daemon.problem());
        } else if (configuration == null) {
            return new NetworkException(FailureReason.INVALID_CONFIGURATION, "there is no configuration " + identifier);
        } else {
            return null;
        }
    }

    private void end(FailureReason reason, String text) {
        NmScan running = scan;
        scan = null;
        var ending = List.copyOf(checks);
        var activating = List.copyOf(activations);
        var deactivating = List.copyOf(deactivations);
        activations.clear();
        deactivations.clear();
        var failure = new NetworkException(reason, text);
        if (reason == FailureReason.BEARER_GONE) {
            if (running != null) {
                running.bearerGone();
            }
            ending.forEach(check -> check.completeExceptionally(failure));
        } else {
            if (running != null) {
                running.end(unavailable());
            }
            ending.forEach(check -> check.complete(unavailable()));
        }
        activating.forEach(activation -> activation.fail(failure));
        deactivating.forEach(deactivation -> deactivation.fail(failure));
    }

    private UpdateResult unavailable() {
        return new UpdateResult(
                UpdateOutcome.UNAVAILABLE,
                daemon.problem().isEmpty() ? "NetworkManager is not there" : daemon.problem());
    }

    private static UpdateResult refusal(Throwable failure) {
        String name = failure instanceof BusError error ? error.name() : "";
        UpdateOutcome outcome = NmCalls.isDenied(name)
                ? UpdateOutcome.DENIED
                : NmCalls.isGone(name) ? UpdateOutcome.UNAVAILABLE : UpdateOutcome.FAILED;
        return new UpdateResult(outcome, failure.getMessage() + " (" + name + ")");
    }
}
