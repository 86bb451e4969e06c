package org.netbearer.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerProbe.Presence;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** The shortest bearer that keeps the whole contract; operations take a second. Confined to the bearer's executor. */
class ModelBearer implements Bearer {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<CompletableFuture<?>> open = new ArrayList<>();
    private final TreeMap<String, BearerConfiguration> configurations = new TreeMap<>();
    private @Nullable BearerContext context;
    private boolean daemon = true;

    ModelBearer() {
        set("model:a", ConfigurationState.DISCOVERED);
        set("model:b", ConfigurationState.DEFINED);
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public void start(BearerContext newContext) {
        context = newContext;
        report();
    }

    @Override
    public void stop() {
        context = null;
        var gone = new NetworkException(FailureReason.BEARER_GONE, "stopped");
        List.copyOf(open).forEach(stage -> stage.completeExceptionally(gone));
        open.clear();
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        return later(stage -> {
            report();
            stage.complete(
                    daemon
                            ? UpdateResult.COMPLETED
                            : new UpdateResult(UpdateOutcome.UNAVAILABLE, "the daemon is away"));
        });
    }

    @Override
    public CompletionStage<Void> activate(String identifier) {
        return bring(identifier, ConfigurationState.ACTIVE);
    }

    @Override
    public CompletionStage<Void> deactivate(String identifier) {
        var aborted = new NetworkException(FailureReason.ABORTED, "deactivated");
        List.copyOf(open).forEach(stage -> stage.completeExceptionally(aborted));
        return bring(identifier, ConfigurationState.DISCOVERED);
    }

    /** What the world does, on the bearer's executor. */
    void set(String identifier, ConfigurationState state) {
        var known = configurations.get(identifier);
        if (known == null || known.state() != state) {
            configurations.put(
                    identifier,
                    BearerConfiguration.builder(identifier).state(state).build());
        }
        report();
    }

    Presence presence() {
        return Presence.YES;
    }

    void daemon(boolean runs) {
        daemon = runs;
        report();
    }

    final void report() {
        if (context != null) {
            context.report(
                    daemon
                            ? new BearerReport(
                                    BearerHealth.READY,
                                    List.copyOf(configurations.values()),
                                    List.of(),
                                    List.of(),
                                    Set.of(NetworkCapability.CAN_START_AND_STOP_INTERFACES))
                            : BearerReport.empty(new BearerHealth(
                                    BearerStatus.WAITING, "service-stopped", "the daemon is not running")));
        }
    }

    private CompletionStage<Void> bring(String identifier, ConfigurationState state) {
        if (!configurations.containsKey(identifier)) {
            return CompletableFuture.failedStage(
                    new NetworkException(FailureReason.INVALID_CONFIGURATION, "no such configuration"));
        }
        return later(stage -> {
            set(identifier, state);
            stage.complete(null);
        });
    }

    private <T extends @Nullable Object> CompletionStage<T> later(Consumer<CompletableFuture<T>> end) {
        var stage = new CompletableFuture<T>();
        open.add(stage);
        if (context != null) {
            context.schedule(SECOND, () -> {
                if (!stage.isDone()) {
                    end.accept(stage);
                }
            });
        }
        return stage;
    }
}
