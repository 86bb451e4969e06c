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
 * The operations that are under way. Each ends after the report that shows its result, or when the daemon or the bearer
 * goes.
 *
 * <p>Confined to the lane.
 */
final class NmOperations {
    private final BearerContext context;
    private final NmDaemon daemon;
    private final NmReporter reporter;
    private final List<Activation> activations = new ArrayList<>();
    private final List<Deactivation> deactivations = new ArrayList<>();
    private final List<CompletableFuture<UpdateResult>> checks = new ArrayList<>();
    private @Nullable NmScan scan;

    NmOperations(BearerContext context, NmDaemon daemon, NmReporter reporter) {
        this.context = context;
        this.daemon = daemon;
        this.reporter = reporter;
    }

    CompletionStage<UpdateResult> update(UpdateRequest request) {
        NmState state = reporter.present();
        if (state == null) {
            return CompletableFuture.completedStage(unavailable());
        }
        NmScan running = scan;
        if (running == null || running.isOver()) {
            running = NmScan.begin(state, daemon, context, request);
            scan = running;
        }
        return running.result();
    }

    CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
        NmState state = reporter.present();
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
        daemon.unwatchedCall(NmCalls.checkConnectivity()).whenComplete((answer, failure) -> {
            deadline.cancel();
            reporter.reportNow();
            check.complete(failure == null ? UpdateResult.COMPLETED : refusal(failure));
        });
        return check;
    }

    CompletionStage<Void> activate(String identifier) {
        NmState state = reporter.presentPerhaps();
        BearerConfiguration configuration = configuration(identifier);
        NetworkException refusal = refusal(state, configuration, identifier);
        if (state == null || refusal != null) {
            return CompletableFuture.failedStage(refusal);
        }
        String uuid = identifier.substring(NmBearer.NAME.length() + 1);
        String path = state.pathOf(uuid);
        if (path == null) {
            return CompletableFuture.failedStage(new NetworkException(
                    FailureReason.NOT_AVAILABLE,
                    "there is no profile for " + identifier + ", so there are no settings to use"));
        }
        Activation running = activations.stream()
                .filter(each -> each.uuid().equals(uuid) && !each.isOver())
                .findFirst()
                .orElse(null);
        return (running == null ? begin(state, configuration, uuid, path) : running).result();
    }

    /** Asks the daemon; an activation of the same profile that it has begun by itself is left to go on. */
    private Activation begin(NmState state, @Nullable BearerConfiguration configuration, String uuid, String path) {
        var activation = new Activation(uuid, context);
        activation.look(state, configuration);
        if (activation.isOver()) {
            return activation;
        }
        activations.add(activation);
        daemon.guard(activation.result());
        String underWay = state.activatingConnectionOf(uuid);
        if (underWay != null) {
            activation.begun(underWay);
            return activation;
        }
        daemon.call(NmCalls.activate(path, "/")).whenComplete((answer, failure) -> {
            if (failure == null) {
                activation.begun(String.valueOf(answer.get(0)));
            } else {
                activation.refused(
                        NmCalls.failure(failure, "NetworkManager refuses to bring the profile " + uuid + " up"));
            }
        });
        return activation;
    }

    CompletionStage<Void> deactivate(String identifier) {
        NmState state = reporter.presentPerhaps();
        BearerConfiguration configuration = configuration(identifier);
        NetworkException refusal = refusal(state, configuration, identifier);
        if (state == null || refusal != null) {
            return CompletableFuture.failedStage(refusal);
        }
        String uuid = identifier.substring(NmBearer.NAME.length() + 1);
        var aborted = activations.stream()
                .filter(activation -> activation.uuid().equals(uuid))
                .toList();
        var deactivation = new Deactivation(uuid);
        deactivations.add(deactivation);
        daemon.guard(deactivation.result());
        aborted.forEach(activation -> activation.fail(FailureReason.ABORTED, ""));
        // only with the daemon's answer to the activation it is known what there is to take down
        var beginnings = aborted.stream()
                .map(activation -> activation.beginning().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletionStage<Void> known = CompletableFuture.allOf(beginnings);
        known.thenRun(() -> takeDown(uuid, identifier, deactivation));
        return deactivation.result();
    }

    void stateChanged(StateEvent event) {
        activations.forEach(activation -> activation.stateChanged(event));
    }

    /** Looks what is over; called after the state was reported. */
    void look() {
        if (!isAnythingUnderWay()) {
            return;
        }
        NmState state = reporter.present();
        if (state == null) {
            if (daemon.presence() != Presence.LEAVING) {
                end(FailureReason.SERVICE_GONE, daemon.problem());
            }
            return;
        }
        if (scan != null && !scan.isOver()) {
            reporter.reportNow();
            scan.look(state(state));
        }
        var configurations = reporter.translation().byIdentifier();
        for (Activation activation : List.copyOf(activations)) {
            activation.look(state, configurations.get(NmBearer.NAME + ":" + activation.uuid()));
        }
        for (Deactivation deactivation : List.copyOf(deactivations)) {
            deactivation.look(state, configurations.get(NmBearer.NAME + ":" + deactivation.uuid()));
        }
        activations.removeIf(Activation::isOver);
        deactivations.removeIf(Deactivation::isOver);
    }

    private boolean isAnythingUnderWay() {
        return (scan != null && !scan.isOver())
                || !activations.isEmpty()
                || !deactivations.isEmpty()
                || checks.stream().anyMatch(check -> !check.isDone());
    }

    /** Ends everything because the bearer is stopped. */
    void stop() {
        end(FailureReason.BEARER_GONE, "the bearer was stopped");
    }

    private void takeDown(String uuid, String identifier, Deactivation deactivation) {
        if (deactivation.isOver()) {
            return;
        }
        NmState state = daemon.state();
        deactivation.begun();
        for (NmObject active : state.activeConnectionsOf(uuid)) {
            daemon.call(NmCalls.deactivate(active.path())).whenComplete((answer, failure) -> {
                boolean already = failure instanceof BusError error
                        && (error.name().endsWith(".ConnectionNotActive") || NmCalls.isMissing(error.name()));
                if (failure != null && !already) {
                    deactivation.fail(
                            NmCalls.failure(failure, "NetworkManager refuses to take " + identifier + " down"));
                }
            });
        }
        deactivation.look(state, configuration(identifier));
        deactivations.removeIf(Deactivation::isOver);
    }

    private NmState state(NmState otherwise) {
        NmState now = reporter.present();
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
