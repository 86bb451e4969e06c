package org.netbearer.bearer.nm;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.bearer.nm.NmTree.Effect;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/**
 * The bearer for NetworkManager, without OSGi around it.
 *
 * <p>Confined to the bearer's serial executor, except {@link #configure}, which any thread may call.
 */
final class NmBearer implements Bearer {
    private final KernelFiles kernel;
    private final Consumer<@Nullable CheckpointService> checkpoints;
    private volatile NmSettings settings;
    private volatile @Nullable Running running;

    /** Creates a bearer that hands the checkpoint service to {@code checkpoints} while there is one, and null when there is none,
     * on the serial executor. */
    NmBearer(NmSettings settings, KernelFiles kernel, Consumer<@Nullable CheckpointService> checkpoints) {
        this.settings = settings;
        this.kernel = kernel;
        this.checkpoints = checkpoints;
    }

    @Override
    public String name() {
        return NmIdentifiers.NAME;
    }

    @Override
    public void start(BearerContext context) {
        var started = new Running(settings, kernel, context, checkpoints);
        running = started;
        started.start();
    }

    @Override
    public void stop() {
        Running ended = running;
        running = null;
        if (ended != null) {
            ended.stop();
        }
    }

    /** Applies new settings; only a new bus address makes a new connection. */
    void configure(NmSettings next) {
        NmSettings before = settings;
        settings = next;
        Running now = running;
        if (now != null) {
            now.context.serialExecutor().execute(() -> {
                if (running != now) {
                    return;
                }
                if (before.bus().equals(next.bus())) {
                    now.reporter.grace(next.grace());
                } else {
                    stop();
                    start(now.context);
                }
            });
        }
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        return run(operations -> operations.update(request), NmBearer::notStarted);
    }

    @Override
    public CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
        return run(operations -> operations.checkConnectivity(request), NmBearer::notStarted);
    }

    @Override
    public CompletionStage<Void> readCounters() {
        Running now = running;
        if (now == null) {
            return gone();
        }
        now.reporter.readCounters();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> activate(String identifier) {
        return run(operations -> operations.activate(identifier), NmBearer::gone);
    }

    @Override
    public CompletionStage<Void> deactivate(String identifier) {
        return run(operations -> operations.deactivate(identifier), NmBearer::gone);
    }

    private <T> CompletionStage<T> run(
            Function<NmOperations, CompletionStage<T>> operation, Supplier<CompletionStage<T>> otherwise) {
        Running now = running;
        return now == null ? otherwise.get() : operation.apply(now.operations);
    }

    private static CompletionStage<UpdateResult> notStarted() {
        return CompletableFuture.completedStage(
                new UpdateResult(UpdateOutcome.UNAVAILABLE, "the bearer is not started"));
    }

    private static CompletionStage<Void> gone() {
        return CompletableFuture.failedStage(
                new NetworkException(FailureReason.BEARER_GONE, "the bearer is not started"));
    }

    /** Returns the settings in a component's properties. */
    static NmSettings settings(Map<String, ?> properties) {
        return NmSettings.of(properties, System.getenv());
    }

    /** Everything that exists between start and stop. */
    private static final class Running implements DaemonListener {
        private final BearerContext context;
        private final NmDaemon daemon;
        private final NmReporter reporter;
        private final NmOperations operations;
        private final NmCheckpoints checkpoints;

        Running(
                NmSettings settings,
                KernelFiles kernel,
                BearerContext context,
                Consumer<@Nullable CheckpointService> checkpointOffer) {
            this.context = context;
            daemon = new NmDaemon(settings.bus(), context, this);
            reporter = new NmReporter(context, daemon, kernel, settings.grace());
            operations = new NmOperations(context, daemon, reporter);
            checkpoints = new NmCheckpoints(context, daemon, checkpointOffer);
        }

        void start() {
            reporter.start();
            daemon.start();
        }

        void stop() {
            daemon.stop();
            reporter.stop();
            operations.stop();
            checkpoints.stop();
        }

        @Override
        public void changed(Effect effect) {
            reporter.changed(effect);
            operations.stateReported();
            checkpoints.stateReported();
        }

        @Override
        public void stateChanged(StateEvent event) {
            operations.stateChanged(event);
        }
    }
}
