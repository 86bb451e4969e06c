package org.netbearer.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.simulation.Scenario;
import org.netbearer.simulation.ScenarioError;
import org.netbearer.simulation.Scene;
import org.netbearer.simulation.SceneLink;
import org.netbearer.simulation.SimulatedBearer;
import org.netbearer.simulation.Simulation;
import org.netbearer.testkit.ManualContext;
import org.osgi.service.component.annotations.Reference;

/** How to simulate networks. */
final class SimulationSnippetsTest {
    @Reference
    Simulation simulation;

    SimulationSnippetsTest() {
        simulation = new PlayedSimulation();
    }

    @Test
    void theServiceChangesTheScene() throws UnknownHostException {
        String text = "link sim-wlan0 wlan";
        var address = new LinkAddress(InetAddress.getByName("192.0.2.7"), 24);
        simulation.change(
                scene -> scene.with(SceneLink.of("sim-eth0", LinkKind.ETHERNET).withAddresses(address)));
        simulation.on();
        simulation.perform("link sim-eth0 down");

        assertThat(simulation.scene().items()).containsKey("sim-eth0");
        simulation.play(Scenario.parse("mine", text)); // errors() tells what is wrong with it
    }

    @Test
    void aTestWithoutAFrameworkMovesTheTime() {
        var bearer = new SimulatedBearer();
        bearer.play(Scenario.parse("test", """
                link eth0 ethernet address=192.0.2.7/24
                at 5s
                link eth0 down
                """));
        var context = ManualContext.stepped();
        context.run(() -> bearer.start(context));
        context.advance(Duration.ofSeconds(5));
        assertThat(context.latest().configurations().get(0).state()).isEqualTo(ConfigurationState.DEFINED);
    }

    /** The service without a framework. */
    private static final class PlayedSimulation implements Simulation {
        private final SimulatedBearer bearer = new SimulatedBearer();
        private boolean on;

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public void on() {
            on = true;
        }

        @Override
        public void off() {
            on = false;
        }

        @Override
        public Scene scene() {
            return bearer.scene();
        }

        @Override
        public void change(UnaryOperator<Scene> change) {
            bearer.change(change);
        }

        @Override
        public void play(Scenario scenario) {
            bearer.play(scenario);
        }

        @Override
        public List<ScenarioError> perform(String line) {
            return bearer.perform(line);
        }

        @Override
        public void halt() {
            bearer.halt();
        }
    }
}
