package org.netbearer.impl.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.activation.BearerCalls;
import org.netbearer.impl.activation.SharedActivations;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * What one session needs of the core. Thread-safe as far as its parts are.
 *
 * @param runtime what it runs on
 * @param network the calls to bearers
 * @param activations the configurations that sessions share
 * @param configured reads the settings in force
 * @param stopped whether the manager has stopped
 * @param changed called on the model thread after a session changed
 */
record SessionContext(
        CoreRuntime runtime,
        BearerCalls network,
        SharedActivations activations,
        Supplier<SessionSettings> configured,
        BooleanSupplier stopped,
        Consumer<Session> changed) {

    /** Reads the current snapshot; from any thread. */
    NetworkSnapshot snapshot() {
        return network.snapshot();
    }

    SessionSettings settings() {
        return configured.get();
    }

    Instant now() {
        return runtime.clock().instant();
    }

    long nanoTime() {
        return runtime.modelThread().nanoTime();
    }

    Scheduled schedule(Duration delay, Runnable task) {
        return runtime.modelThread().schedule(delay, task);
    }

    /** Runs a task on the model thread; if there is none any more, the stage fails. */
    void submit(@Nullable CompletableFuture<?> stage, Runnable task) {
        runtime.modelThread().execute(task);
        if (stopped.getAsBoolean() && stage != null) {
            stage.completeExceptionally(
                    new NetworkException(FailureReason.BEARER_GONE, "the network configuration manager has stopped"));
        }
    }

    /** Ends a stage on a thread for foreign code: normally if there is no reason to fail. */
    void end(@Nullable CompletableFuture<Void> stage, @Nullable NetworkException failure) {
        if (stage != null) {
            runtime.deliveries().execute(() -> complete(stage, failure));
        }
    }

    @SuppressWarnings("NullAway") // Void has no other value
    private static void complete(CompletableFuture<Void> stage, @Nullable NetworkException failure) {
        if (failure == null) {
            stage.complete(null);
        } else {
            stage.completeExceptionally(failure);
        }
    }

    /** Completes a stage on a thread for foreign code. */
    <T> void answer(CompletableFuture<T> stage, T value) {
        runtime.deliveries().execute(() -> stage.complete(value));
    }
}
