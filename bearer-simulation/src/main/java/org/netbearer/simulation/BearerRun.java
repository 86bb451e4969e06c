package org.netbearer.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.UpdateResult;

/**
 * The simulated bearer from one start to the next stop.
 *
 * <p>Confined to the bearer's executor, but for {@link #wake()}.
 */
final class BearerRun {
    private final SimulatedBearer bearer;
    private final BearerContext context;
    private final SceneTranslator translator = new SceneTranslator();
    private final ActivationAttempts activations = new ActivationAttempts(this);
    private final List<CompletableFuture<UpdateResult>> updates = new ArrayList<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private boolean closed;

    BearerRun(SimulatedBearer bearer, BearerContext context) {
        this.bearer = bearer;
        this.context = context;
    }

    BearerContext context() {
        return context;
    }

    Scene scene() {
        return bearer.scene();
    }

    void change(UnaryOperator<Scene> change) {
        bearer.replace(change);
    }

    ActivationAttempts activations() {
        return activations;
    }

    /** Reports the scene soon; calls until then are coalesced. May be called on any thread. */
    void wake() {
        if (awake.compareAndSet(false, true)) {
            context.serialExecutor().execute(this::publish);
        }
    }

    /** Reports the scene now. */
    void publish() {
        if (!closed) {
            awake.set(false);
            context.report(translator.translate(scene(), context.clock().instant()));
        }
    }

    /** Returns the state of a configuration as it was last reported, by its key; null if it was not reported. */
    @Nullable
    ConfigurationState state(String key) {
        return translator.state(key);
    }

    CompletionStage<UpdateResult> update() {
        var refused = refusal();
        if (refused != null) {
            publish();
            return CompletableFuture.completedStage(refused);
        }
        var stage = new CompletableFuture<UpdateResult>();
        updates.add(stage);
        var behaviour = scene().scan();
        var result = behaviour.result();
        if (result != null) {
            context.schedule(behaviour.takes(), () -> finish(stage, result));
        }
        return stage.minimalCompletionStage();
    }

    CompletionStage<UpdateResult> check() {
        var refused = refusal();
        publish();
        return CompletableFuture.completedStage(refused != null ? refused : UpdateResult.COMPLETED);
    }

    void close() {
        closed = true;
        var gone = new NetworkException(FailureReason.BEARER_GONE, "the simulation was switched off");
        updates.forEach(stage -> stage.completeExceptionally(gone));
        updates.clear();
        activations.close(gone);
    }

    private void finish(CompletableFuture<UpdateResult> stage, UpdateResult scripted) {
        if (stage.isDone()) {
            return;
        }
        var refused = refusal();
        var result = refused != null ? refused : scripted;
        if (result.outcome() == UpdateOutcome.COMPLETED) {
            bearer.scanned(context.clock().instant());
        }
        publish();
        stage.complete(result);
        updates.removeIf(CompletableFuture::isDone);
    }

    /** Returns why an update cannot be made now; null if it can. */
    private @Nullable UpdateResult refusal() {
        var scene = scene();
        var health = scene.health();
        if (health.status() == BearerStatus.DENIED) {
            return new UpdateResult(UpdateOutcome.DENIED, textOr(health.text(), "the simulation refuses"));
        }
        if (health.status() != BearerStatus.READY) {
            return new UpdateResult(UpdateOutcome.UNAVAILABLE, textOr(health.text(), "the simulated daemon is away"));
        }
        boolean wlan =
                scene.items().values().stream().anyMatch(item -> item instanceof SceneLink link && link.isWlan());
        return !scene.radio() && wlan
                ? new UpdateResult(UpdateOutcome.UNAVAILABLE, "the Wi-Fi radio is switched off")
                : null;
    }

    private static String textOr(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
