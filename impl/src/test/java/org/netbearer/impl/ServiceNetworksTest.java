package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionState;
import org.netbearer.impl.diagnostics.RecordingLog;
import org.netbearer.testkit.RecordingSessionListener;

/** Groups that configuration defines over the access points of every bearer. */
final class ServiceNetworksTest {
    private final SessionWorld world = new SessionWorld("""
            link eth0 ethernet name="Desk" address=192.0.2.7/24 gateway=192.0.2.1
            link wwan0 cellular type=lte address=192.0.2.9/32 gateway=direct disconnected
            link wwan1 cellular type=lte address=192.0.2.11/32 gateway=direct disconnected
            """);
    private final RecordingLog log = new RecordingLog();

    @AfterEach
    void stop() {
        world.close();
    }

    private ServiceNetworkDefinition defined(Map<String, Object> properties) {
        var definition = new ServiceNetworkDefinition(properties);
        definition.bindLoggerFactory(log.factory());
        definition.current().ifPresent(world.harness.core::add);
        world.harness.settle();
        return definition;
    }

    private ConfigurationSnapshot group(String name) {
        return world.harness
                .manager
                .snapshot()
                .configuration("netbearer:" + name)
                .orElseThrow();
    }

    @Nested
    class Definition {
        @Test
        void namesMembersByIdentifierNameAndFilterInOrderOfPreference() {
            defined(Map.of("name", "uplink", "members", new String[] {
                "simulation:wwan1", "(netbearer.bearer.type=LTE)", "Desk", "nobody"
            }));
            assertThat(group("uplink").children())
                    .containsExactly("simulation:wwan1", "simulation:wwan0", "simulation:eth0");
            assertThat(group("uplink").type()).isEqualTo(ConfigurationType.SERVICE_NETWORK);
            assertThat(group("uplink").roamingAvailable()).isTrue();
            assertThat(log.lines()).isEmpty();
        }

        @Test
        void leavesOutAFilterThatIsNone() {
            defined(Map.of("name", "uplink", "members", List.of("(netbearer.bearer.type=LTE", "Desk")));
            assertThat(group("uplink").children()).containsExactly("simulation:eth0");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("org.netbearer.service.network", "uplink", "is no LDAP filter and is left out");
        }

        @ParameterizedTest
        @CsvSource({
            "org.netbearer.service.network~backup, ",
            "org.netbearer.service.network.backup, ",
            "org.netbearer.service.network.6cdcdb42-916e-467e-9dac-4df8ac13cd75, file:/opt/k/etc/org.netbearer.service.network-backup.cfg",
            "org.netbearer.service.network.1e0, file:/etc/org.netbearer.service.network~backup.config",
        })
        void isCalledAsItsConfigurationWhereItIsGivenNoName(String pid, String file) {
            var properties = new HashMap<String, Object>(Map.of("service.pid", pid, "members", List.of("Desk")));
            if (file != null) {
                properties.put("felix.fileinstall.filename", file);
            }
            defined(properties);
            assertThat(group("backup").children()).containsExactly("simulation:eth0");
            assertThat(log.lines()).isEmpty();
        }

        @Test
        void isLeftOutWithALineInTheLogWhereNeitherItNorItsConfigurationHasAName() {
            defined(Map.of("service.pid", "org.netbearer.service.network", "members", List.of("Desk")));
            assertThat(world.harness.manager.snapshot().configurations()).hasSize(3);
            assertThat(log.lines()).singleElement().asString().contains("left out");
        }

        @Test
        void cannotTakeTheNameOfTheUserChoice() {
            defined(Map.of("service.pid", "p~mine", "name", "user-choice", "members", List.of("Desk")));
            assertThat(group("mine").name()).isEqualTo("mine");
            assertThat(world.harness.manager.snapshot().configuration(NetworkSnapshot.USER_CHOICE))
                    .get()
                    .extracting(ConfigurationSnapshot::type)
                    .isEqualTo(ConfigurationType.USER_CHOICE);
        }

        @Test
        void matchesKeysAsListenerFiltersDo() {
            defined(Map.of("name", "uplink", "members", List.of("(NETBEARER.Bearer.TYPE=LTE)")));
            assertThat(group("uplink").children()).containsExactly("simulation:wwan0", "simulation:wwan1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"p~user-choice", "p~", "p~ ", ""})
        void isLeftOutWhereItsPidGivesItNoNameEither(String pid) {
            defined(Map.of("service.pid", pid, "name", " ", "members", List.of("Desk")));
            assertThat(world.harness.manager.snapshot().configurations())
                    .noneMatch(configuration -> configuration.type() == ConfigurationType.SERVICE_NETWORK);
            assertThat(log.lines()).singleElement().asString().endsWith("the service network is left out");
        }

        @Test
        void isLeftOutWithoutAnyName() {
            defined(Map.of("members", List.of("Desk")));
            assertThat(world.harness.manager.snapshot().configurations()).hasSize(3);
        }

        @Test
        void ofASecondOneOfThatNameIsLeftOut() {
            defined(Map.of("name", "uplink", "members", List.of("Desk")));
            defined(Map.of("name", "uplink", "members", List.of("simulation:wwan0")));
            assertThat(group("uplink").children()).containsExactly("simulation:eth0");
        }
    }

    @Test
    void stateFollowsTheMembers() {
        defined(Map.of("name", "uplink", "members", List.of("Desk", "simulation:wwan0")));
        assertThat(group("uplink").state()).isEqualTo(ACTIVE);
        world.perform("link eth0 down");
        assertThat(group("uplink").state()).isEqualTo(DISCOVERED);
        world.perform("link wwan0 gone");
        assertThat(group("uplink").state()).isEqualTo(DEFINED);
        world.perform("link eth0 gone");
        assertThat(group("uplink").state()).isEqualTo(DEFINED);
        assertThat(group("uplink").children()).isEmpty();
    }

    @Test
    void doesNotMakeTheMachineOnlineNorTheDefaultByItself() {
        defined(Map.of("name", "uplink", "members", List.of("Desk")));
        assertThat(world.harness.manager.snapshot().defaultIdentifier()).isEqualTo("simulation:eth0");
        world.perform("link eth0 down");
        assertThat(world.harness.manager.isOnline()).isFalse();
    }

    @Test
    void aChangedDefinitionLeavesSessionsOpen() {
        var definition = defined(Map.of("name", "uplink", "members", List.of("Desk")));
        var told = new RecordingSessionListener();
        var session = world.harness.manager.createSession(
                SessionRequest.on(world.harness.manager.configurationFromIdentifier("netbearer:uplink"))
                        .listener(told));
        world.done(session.open());
        var before = definition.current().orElseThrow();
        definition.modified(Map.of("name", "uplink", "members", List.of("simulation:wwan0", "Desk")));
        world.harness.core.replace(before, definition.current().orElseThrow());
        world.harness.settle();
        assertThat(session.isOpen()).isTrue();
        world.pass(Duration.ofSeconds(10));
        world.await(told, "moved simulation:wwan0");
    }

    @Test
    void aRemovedDefinitionEndsSessions() {
        var definition = defined(Map.of("name", "uplink", "members", List.of("simulation:wwan0")));
        var session = world.harness.manager.createSession(
                world.harness.manager.configurationFromIdentifier("netbearer:uplink"));
        world.done(session.open());
        world.harness.core.remove(definition.current().orElseThrow());
        world.harness.await(snapshot -> session.state() == SessionState.INVALID);
        world.harness.await(snapshot -> {
            world.harness.time.advance(Duration.ZERO);
            return snapshot.configuration("simulation:wwan0").orElseThrow().state() == DISCOVERED;
        });
        assertThat(session.isOpen()).isFalse();
    }
}
