package org.netbearer.bearer.simulation;

import static java.util.stream.Collectors.joining;
import static org.netbearer.support.shell.CommandValue.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.simulation.Scenario;
import org.netbearer.simulation.ScenarioError;
import org.netbearer.simulation.Scene;
import org.netbearer.simulation.SimulatedBearer;
import org.netbearer.simulation.Simulation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The simulation in the Gogo shell, scope {@code simulation}; harmless where there is no shell.
 *
 * <p>Thread-safe. Commands return what they have to say, once the manager has published what they did; that is what the
 * component listens for. They return null where they had to print it themselves, as no shell would.
 */
@Component(
        service = {SimulationCommands.class, NetworkListener.class},
        property = {
            NetworkListener.MEASUREMENTS + ":Boolean=true",
            "osgi.command.scope=simulation",
            "osgi.command.function=check",
            "osgi.command.function=demo",
            "osgi.command.function=halt",
            "osgi.command.function=off",
            "osgi.command.function=on",
            "osgi.command.function=perform",
            "osgi.command.function=play",
            "osgi.command.function=scenarios",
            "osgi.command.function=scene"
        })
public final class SimulationCommands implements NetworkListener {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Simulation simulation;
    private final ManagerView manager = new ManagerView(PATIENCE);

    /**
     * Created by Declarative Services.
     *
     * @param simulation what to command
     */
    @Activate
    public SimulationCommands(@Reference(name = "simulation") Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public void networkChanged(NetworkChange change) {
        manager.networkChanged(change);
    }

    /**
     * Switches on.
     *
     * @return what is the case now
     */
    @Descriptor("adds the simulated networks to the real ones; at first with the configured scenario, usually demo")
    public @Nullable String on() {
        switchOn();
        return deliver(status());
    }

    /**
     * Switches off.
     *
     * @return what is the case now
     */
    @Descriptor("takes the simulated networks away; the scene is kept until the simulation is on again")
    public @Nullable String off() {
        simulation.off();
        manager.await(snapshot -> bearer(snapshot).isEmpty());
        return deliver(status());
    }

    /**
     * Plays the demonstration.
     *
     * @return what is the case now
     */
    @Descriptor("plays an afternoon in two minutes, again and again; the same as play demo")
    public @Nullable String demo() {
        return play("demo");
    }

    /**
     * Plays a scenario.
     *
     * @param nameOrPath which one
     * @return its errors, and what is the case now
     */
    @Descriptor("begins a scenario in place of the one that is played, and switches the simulation on")
    public @Nullable String play(
            @Descriptor("name of a scenario that comes along, or path of a file") String nameOrPath) {
        var scenario = Scenarios.find(nameOrPath);
        seen(() -> simulation.play(scenario));
        switchOn();
        return deliver(lines(Stream.concat(
                errors(scenario),
                Stream.of("playing " + scenario.name() + ", " + seconds(scenario) + "; " + status()))));
    }

    /**
     * Reads a scenario without playing it.
     *
     * @param nameOrPath which one
     * @return its errors
     */
    @Descriptor("reads a scenario without playing it, and tells what is wrong with it")
    public @Nullable String check(
            @Descriptor("name of a scenario that comes along, or path of a file") String nameOrPath) {
        var scenario = Scenarios.find(nameOrPath);
        return deliver(
                scenario.errors().isEmpty() ? "no errors; it takes " + seconds(scenario) : lines(errors(scenario)));
    }

    /**
     * Does what one line says.
     *
     * @param words the words of the line
     * @return what is the case now
     */
    @Descriptor("does at once what a line of a scenario says, for example: perform link sim-eth0 down")
    public @Nullable String perform(@Descriptor("the words of the line, without a time") String[] words) {
        var line = Arrays.stream(words).map(Scenario::quoted).collect(joining(" "));
        var errors = new ArrayList<ScenarioError>();
        seen(() -> errors.addAll(simulation.perform(line)));
        if (!errors.isEmpty()) {
            var error = errors.get(0);
            throw new IllegalArgumentException(
                    (error.word().isEmpty() ? "" : "\"" + error.word() + "\" ") + error.text());
        }
        return deliver(status());
    }

    /**
     * Stops the scenario.
     *
     * @return what is the case now
     */
    @Descriptor("stops the scenario where it is; the scene stays as it is")
    public @Nullable String halt() {
        simulation.halt();
        return deliver(status());
    }

    /**
     * Lists the scenarios that come along.
     *
     * @return their names
     */
    @Descriptor("lists the scenarios that come along")
    public @Nullable List<String> scenarios() {
        return deliver(Scenario.builtIn());
    }

    /**
     * Shows the scene.
     *
     * @return a line for each item
     */
    @Descriptor("shows how everything is now")
    public @Nullable String scene() {
        return deliver(SceneText.of(simulation.scene()));
    }

    private void switchOn() {
        simulation.on();
        manager.await(SimulationCommands::isReported);
    }

    /** Does something, and waits until it shows if it can show. */
    private void seen(Runnable action) {
        var before = simulation.scene();
        long revision = manager.revision();
        action.run();
        if (simulation.isOn() && shows(before, simulation.scene())) {
            manager.await(snapshot -> snapshot.revision() > revision);
        }
    }

    private static boolean shows(Scene before, Scene after) {
        return !before.items().equals(after.items())
                || !before.health().equals(after.health())
                || before.radio() != after.radio()
                || !before.capabilities().equals(after.capabilities());
    }

    private static boolean isReported(NetworkSnapshot snapshot) {
        return bearer(snapshot)
                .filter(bearer -> bearer.health().status() != BearerStatus.STARTING)
                .isPresent();
    }

    private static Optional<BearerSnapshot> bearer(NetworkSnapshot snapshot) {
        return snapshot.bearers().stream()
                .filter(bearer -> bearer.name().equals(SimulatedBearer.NAME))
                .filter(bearer -> bearer.health().status() != BearerStatus.ABSENT)
                .findFirst();
    }

    private String status() {
        int items = simulation.scene().items().size();
        return "simulation " + (simulation.isOn() ? "on" : "off") + ", " + items + (items == 1 ? " item" : " items");
    }

    private static Stream<String> errors(Scenario scenario) {
        return scenario.errors().stream().map(ScenarioError::toString);
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(joining(System.lineSeparator()));
    }

    private static String seconds(Scenario scenario) {
        return scenario.length().toSeconds() + " s";
    }
}
