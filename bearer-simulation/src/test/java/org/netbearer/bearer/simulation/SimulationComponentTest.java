package org.netbearer.bearer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.internal.NetworkChanges;
import org.netbearer.simulation.SceneLink;
import org.netbearer.spi.Bearer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** The switch, in the registry of a real framework. */
final class SimulationComponentTest {
    @TempDir
    Path folder;

    private final RecordingLog log = new RecordingLog();
    private final List<Integer> events = new ArrayList<>();
    private Framework framework;

    @BeforeEach
    void startFramework() throws BundleException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_BOOTDELEGATION,
                        "*"));
        framework.start();
        context().addServiceListener(event -> {
            if (bearerOf(event.getServiceReference())) {
                events.add(event.getType());
            }
        });
    }

    @AfterEach
    void stopFramework() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Nested
    final class Unconfigured {
        @Test
        void isOffAndSaysHowToSwitchItOn() {
            var component = started(Map.of());
            assertThat(component.isOn()).isFalse();
            assertThat(bearers()).isZero();
            assertThat(component.probe().present()).isFalse();
            assertThat(component.probe().reason()).contains("simulation:on").contains("enabled=true");
            assertThat(log.lines()).isEmpty();
        }

        @Test
        void playsTheDemoWhenItIsSwitchedOn() {
            var component = started(Map.of());
            component.on();
            component.on();
            assertThat(bearers()).isEqualTo(1);
            assertThat(component.probe().present()).isTrue();
            assertThat(component.scene().items()).containsKey("sim-wlan0");
            component.off();
            component.off();
            assertThat(bearers()).isZero();
        }

        @Test
        void playsNothingWhenAProgramHasMadeASceneBefore() {
            var component = started(Map.of());
            component.change(scene -> scene.with(SceneLink.of("mine", LinkKind.ETHERNET)));
            component.on();
            assertThat(component.scene().items()).containsOnlyKeys("mine");
        }

        @Test
        void keepsItsSceneWhileItIsOff() {
            var component = started(Map.of());
            component.on();
            component.off();
            component.perform("link extra ethernet");
            component.on();
            assertThat(component.scene().items()).containsKeys("sim-wlan0", "extra");
        }
    }

    @Nested
    final class Configured {
        @Test
        void isOnWithItsScenarioFromTheBeginning() throws IOException {
            var component = started(Map.of("enabled", "true", "scenario", file("link eth7 ethernet\n")));
            assertThat(bearers()).isEqualTo(1);
            assertThat(component.scene().items()).containsOnlyKeys("eth7");
        }

        @Test
        void playsAnotherScenarioWithoutGoingAway() throws IOException {
            var component = started(Map.of("enabled", true, "scenario", "empty"));
            component.modified(Map.of("enabled", true, "scenario", file("link eth7 ethernet\n")));
            assertThat(component.scene().items()).containsOnlyKeys("eth7");
            assertThat(events).containsExactly(ServiceEvent.REGISTERED);
        }

        @Test
        void doesNothingWhenNothingIsDifferent() {
            var component = started(Map.of("enabled", true, "scenario", "empty"));
            component.perform("link mine ethernet");
            component.modified(Map.of("enabled", true, "scenario", "empty", "service.pid", "x"));
            assertThat(component.scene().items()).containsOnlyKeys("mine");
            assertThat(events).containsExactly(ServiceEvent.REGISTERED);
        }

        @Test
        void goesAndComesWithTheSwitch() {
            var component = started(Map.of("enabled", true, "scenario", "empty"));
            component.modified(Map.of("enabled", false, "scenario", "empty"));
            assertThat(bearers()).isZero();
            component.modified(Map.of("enabled", true, "scenario", "empty"));
            assertThat(bearers()).isEqualTo(1);
        }

        @Test
        void isGoneForGoodWhenTheComponentIs() {
            var component = started(Map.of("enabled", true, "scenario", "empty"));
            component.deactivate();
            component.on();
            assertThat(bearers()).isZero();
        }

        @Test
        void saysEachWrongSettingOnceAndKeepsTheDefault() {
            var component = started(Map.of("enabled", "maybe\n", "scnario", "x", ".private", "x", "service.pid", "x"));
            assertThat(component.isOn()).isFalse();
            assertThat(log.lines())
                    .containsExactly(
                            "org.netbearer.bearer.simulation: enabled = \"maybe\" is neither true nor false; false is in force",
                            "org.netbearer.bearer.simulation: unknown key \"scnario\"; known are enabled, scenario");
            component.modified(Map.of("enabled", "maybe", "scnario", "x"));
            assertThat(log.lines()).hasSize(2);
        }

        @Test
        void saysWhichLinesOfTheScenarioAreWrongAndPlaysTheOthers() throws IOException {
            var path = file("link eth7 ethernet\nlink eth8 etherent\n");
            var component = started(Map.of("enabled", true, "scenario", path));
            assertThat(component.scene().items()).containsOnlyKeys("eth7");
            assertThat(log.lines()).hasSize(1);
            assertThat(log.lines().get(0)).startsWith("scenario " + path + ", line 2: \"etherent\" is neither");
        }

        @Test
        void saysThatAScenarioCannotBeReadAndIsOnAllTheSame() throws IOException {
            started(Map.of("enabled", true, "scenario", "/no/such\u001bfile"));
            assertThat(log.lines())
                    .containsExactly("org.netbearer.bearer.simulation: scenario /no/such\\u{1b}file is neither a file "
                            + "nor one of demo, empty, trouble");
            assertThat(bearers()).isEqualTo(1);
            var binary = folder.resolve("binary");
            Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe});
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Scenarios.find(binary.toString()))
                    .withMessageContaining("is not a text in UTF-8");
        }
    }

    @Nested
    final class InTheShell {
        private SimulationCommands commands;

        @BeforeEach
        void makeCommands() {
            commands = new SimulationCommands(started(Map.of()));
        }

        @Test
        void switchesOnAndOff() {
            assertThat(commands.on()).startsWith("simulation on, ");
            assertThat(commands.off()).startsWith("simulation off, ");
        }

        @Test
        void playsAndTellsErrors() throws IOException {
            assertThat(commands.demo()).isEqualTo("playing demo, 120 s; simulation on, 10 items");
            assertThat(commands.play(file("link a ethernet\nlink\n")).lines())
                    .containsExactly(
                            "line 2: the name of the link is missing",
                            "playing " + folder.resolve("my.scenario") + ", 0 s; simulation on, 1 item");
            assertThat(commands.check("trouble")).isEqualTo("no errors; it takes 150 s");
            assertThat(commands.scenarios()).containsExactly("demo", "empty", "trouble");
        }

        @Test
        void performsALineWhoseQuotesTheShellHasTakenAway() {
            commands.perform(new String[] {"link", "wlan9", "wlan"});
            commands.perform(new String[] {"network", "x", "on", "wlan9", "ssid=Caf\u00e9 \"Z\""});
            assertThat(commands.scene()).contains("network x on wlan9 \"Caf\u00e9 \"Z\"\" []");
        }

        @Test
        void refusesAWrongLineInOne() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> commands.perform(new String[] {"radio", "loud"}))
                    .withMessage("\"loud\" is neither on nor off");
        }

        @Test
        void returnsOnceTheManagerHasPublishedWhatItDid() throws InterruptedException {
            commands.networkChanged(NetworkChanges.between(NetworkSnapshot.EMPTY, snapshot(1)));
            commands.networkChanged(NetworkChanges.between(NetworkSnapshot.EMPTY, snapshot(2, "simulation")));
            commands.on();
            var manager = new Thread(() ->
                    commands.networkChanged(NetworkChanges.between(NetworkSnapshot.EMPTY, snapshot(3, "simulation"))));
            manager.start();
            assertThat(commands.perform(new String[] {"link", "sim-eth0", "down"}))
                    .startsWith("simulation on");
            manager.join();
        }

        @Test
        void doesNotWaitForEverForAManagerThatHangs() {
            commands.networkChanged(NetworkChanges.between(NetworkSnapshot.EMPTY, snapshot(1)));
            assertThat(commands.on()).startsWith("simulation on");
        }

        @Test
        void showsTheScene() {
            commands.perform(new String[] {"link", "eth9", "ethernet", "address=192.0.2.7/24"});
            commands.perform(new String[] {"service", "work", "members=eth9"});
            commands.perform(new String[] {"health", "waiting"});
            assertThat(commands.scene().lines())
                    .containsExactly(
                            "health waiting service-stopped",
                            "link eth9 ethernet present connected 192.0.2.7/24",
                            "service work of eth9");
        }
    }

    private SimulationComponent started(Map<String, Object> properties) {
        var component = new SimulationComponent(context(), properties);
        component.activate();
        component.bindLoggerFactory(log.factory());
        return component;
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("my.scenario"), text).toString();
    }

    private static NetworkSnapshot snapshot(long revision, String... bearers) {
        return new NetworkSnapshot(
                revision,
                Instant.EPOCH,
                List.of(),
                "",
                false,
                Assessment.CONNECTIVITY_UNKNOWN,
                Assessment.METERED_UNKNOWN,
                Set.of(),
                Arrays.stream(bearers)
                        .map(name -> new BearerSnapshot(name, 0, BearerHealth.READY, Set.of(), List.of(), 0, ""))
                        .toList());
    }

    private long bearers() {
        var references = framework.getRegisteredServices();
        return references == null
                ? 0
                : List.of(references).stream()
                        .filter(SimulationComponentTest::bearerOf)
                        .count();
    }

    private static boolean bearerOf(ServiceReference<?> reference) {
        return List.of((String[]) reference.getProperty(Constants.OBJECTCLASS)).contains(Bearer.class.getName());
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }
}
