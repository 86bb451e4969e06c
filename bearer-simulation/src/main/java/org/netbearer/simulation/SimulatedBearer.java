package org.netbearer.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.PrintableText;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/**
 * A bearer whose networks exist in a {@link Scene} only; it obeys the clock of its context, so with manual time it does the
 * same on every run.
 *
 * <p>In a test without a framework, make one and hand it to whatever drives a bearer. In a framework, the bundle makes it and
 * offers it as a {@link Simulation}.
 *
 * <p>As a bearer, called on its executor; all else is thread-safe.
 */
public final class SimulatedBearer implements Bearer {
    /** Its name, and the first part of its identifiers. */
    public static final String NAME = "simulation";

    private final Timeline timeline = new Timeline(this::performDue);
    private final Consumer<String> log;
    private final Object lock = new Object();
    private volatile Scene scene = Scene.EMPTY; // written under lock
    private volatile @Nullable BearerRun run;
    private volatile String playing = "";

    /** Creates a bearer with an empty scene that says nothing of lines that cannot be performed. */
    public SimulatedBearer() {
        this(line -> {});
    }

    /**
     * Creates a bearer with an empty scene.
     *
     * @param log takes one line of text for each line of a scenario that the scene did not allow when its time came; called
     *     on the bearer's executor
     */
    public SimulatedBearer(Consumer<String> log) {
        this.log = log;
    }

    /**
     * Reads the scene.
     *
     * @return how everything is now
     */
    public Scene scene() {
        return scene;
    }

    /**
     * Changes the scene; see {@link Simulation#change}.
     *
     * @param change makes the new scene from the present one
     */
    public void change(UnaryOperator<Scene> change) {
        replace(change);
        wake();
    }

    /**
     * Begins a scenario; see {@link Simulation#play}.
     *
     * @param scenario what to play
     */
    public void play(Scenario scenario) {
        playing = scenario.name();
        perform(timeline.play(scenario), before -> Scene.EMPTY);
        wake();
    }

    /**
     * Does what one line says; see {@link Simulation#perform}.
     *
     * @param line a line without a time
     * @return what is wrong with it; empty if it was done
     */
    public List<ScenarioError> perform(String line) {
        List<Step> steps;
        try {
            steps = ScenarioParser.steps(line);
            replace(before -> {
                var now = before;
                for (var step : steps) {
                    now = step.at().isZero() ? step.change().apply(now) : now;
                }
                return now;
            });
        } catch (IllegalArgumentException wrong) {
            return List.of(ScenarioParser.error(1, wrong));
        }
        timeline.add(steps.stream().filter(step -> !step.at().isZero()).toList());
        wake();
        return List.of();
    }

    /** Ends the scenario that is under way; the scene stays as it is. */
    public void halt() {
        timeline.halt();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(BearerContext context) {
        var begun = new BearerRun(this, context);
        run = begun;
        begun.publish();
        timeline.start(context);
    }

    @Override
    public void stop() {
        var ended = run;
        run = null;
        timeline.stop();
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        var current = run;
        return current == null ? gone() : current.update();
    }

    @Override
    public CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
        var current = run;
        return current == null ? gone() : current.check();
    }

    @Override
    public CompletionStage<Void> readCounters() {
        var current = run;
        if (current == null) {
            return gone();
        }
        current.publish();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> activate(String identifier) {
        var current = run;
        return current == null ? gone() : current.activations().activate(identifier);
    }

    @Override
    public CompletionStage<Void> deactivate(String identifier) {
        var current = run;
        return current == null ? gone() : current.activations().deactivate(identifier);
    }

    /** Changes the scene and leaves reporting to the caller. */
    void replace(UnaryOperator<Scene> change) {
        synchronized (lock) {
            scene = change.apply(scene);
        }
    }

    /** An update found everything that is in range, and what the scenario kept for it. */
    void scanned(Instant now) {
        perform(timeline.takeScanned(), before -> before);
        replace(before -> {
            var heard = new ArrayList<SceneNetwork>();
            for (var item : before.items().values()) {
                if (item instanceof SceneNetwork network && network.isInRange()) {
                    heard.add(network.withAccessPoints(network.accessPoints().stream()
                            .map(point -> SceneTranslator.seen(point, now))
                            .toList()));
                }
            }
            return heard.isEmpty() ? before : before.with(heard);
        });
    }

    private void performDue() {
        perform(timeline.takeDue(), before -> before);
        wake();
    }

    private void perform(List<Step> steps, UnaryOperator<Scene> first) {
        var refused = new ArrayList<String>();
        replace(before -> {
            var now = first.apply(before);
            for (var step : steps) {
                try {
                    now = step.change().apply(now);
                } catch (IllegalArgumentException wrong) {
                    refused.add(ScenarioParser.error(step.line(), wrong).toString());
                }
            }
            return now;
        });
        refused.forEach(line -> log.accept("scenario " + PrintableText.of(playing) + ", " + line));
    }

    private void wake() {
        var current = run;
        if (current != null) {
            current.wake();
        }
    }

    private static <T> CompletionStage<T> gone() {
        return CompletableFuture.failedStage(
                new NetworkException(FailureReason.BEARER_GONE, "the simulation is switched off"));
    }
}
