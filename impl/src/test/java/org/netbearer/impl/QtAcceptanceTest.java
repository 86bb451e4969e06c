package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.ConfigurationState.UNDEFINED;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.Purpose;
import org.netbearer.simulation.Scenario;
import org.netbearer.simulation.SimulatedBearer;

/**
 * Rows 1 to 15 of Qt's own tests of its bearer management, against the simulation: an active link, a saved network in
 * range and one that is not, an unsaved network, and two service networks.
 */
final class QtAcceptanceTest {
    private static final String SCENE = """
            link eth0 ethernet name="Desk" address=192.0.2.7/24 gateway=192.0.2.1
            link wlan0 wlan
            network home on wlan0 ssid="Home" security=wpa2-psk signal=70
            network away on wlan0 ssid="Away" security=wpa2-psk
            network cafe on wlan0 ssid="Cafe" security=open profile=no signal=40
            service work name="Work" members=eth0,home roaming=yes
            service lone name="Lone" members=home
            scan works takes=0s
            """;

    private final CoreHarness harness = new CoreHarness();
    private final NetworkConfigurationManager manager = harness.manager;

    @BeforeEach
    void start() {
        var scenario = Scenario.parse("rows", SCENE);
        assertThat(scenario.errors()).isEmpty();
        var bearer = new SimulatedBearer();
        bearer.play(scenario);
        harness.start(bearer);
        harness.await(NetworkSnapshot::online);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private void update(NetworkConfigurationManager asked) {
        harness.fireUntil(asked.updateConfigurations());
    }

    private NetworkConfiguration invalid() {
        return manager.configurationFromIdentifier("");
    }

    private static void assertSameInAllFields(NetworkConfiguration one, NetworkConfiguration other) {
        assertThat(one).isEqualTo(other);
        assertThat(one.snapshot()).isEqualTo(other.snapshot());
    }

    @Test
    void row1AnInvalidHandleHasNothing() {
        assertThat(invalid().name()).isEmpty();
        assertThat(invalid().isValid()).isFalse();
        assertThat(invalid().type()).isEqualTo(ConfigurationType.INVALID);
        assertThat(invalid().state().includes(DEFINED)).isFalse();
        assertThat(invalid().state().includes(DISCOVERED)).isFalse();
        assertThat(invalid().state().includes(ACTIVE)).isFalse();
        assertThat(invalid().isRoamingAvailable()).isFalse();
        assertThat(invalid().purpose()).isEqualTo(Purpose.UNKNOWN);
        assertThat(invalid().bearerType()).isEqualTo(BearerType.UNKNOWN);
        assertThat(invalid().bearerTypeName()).isEmpty();
    }

    @Test
    void row2InvalidHandlesEqualEachOther() {
        assertSameInAllFields(invalid(), manager.configurationFromIdentifier("simulation:nowhere"));
    }

    @Test
    void row3AfterAnUpdateTheDefaultIsARealConfiguration() {
        update(manager);
        assertThat(manager.allConfigurations(DISCOVERED)).isNotEmpty();
        var byDefault = manager.defaultConfiguration();
        assertThat(byDefault.isValid()).isTrue();
        assertThat(byDefault.type()).isNotEqualTo(ConfigurationType.INVALID);
        assertThat(byDefault.name()).isNotEmpty();
        assertSameInAllFields(byDefault, manager.defaultConfiguration());
    }

    @Test
    void row4EveryMemberOfAServiceNetworkIsListedItself() {
        var all = manager.allConfigurations();
        var services = all.stream()
                .filter(configuration -> configuration.type() == ConfigurationType.SERVICE_NETWORK)
                .toList();
        assertThat(services).hasSize(2).allMatch(NetworkConfiguration::isValid);
        services.forEach(service -> assertThat(service.children())
                .isNotEmpty()
                .allMatch(NetworkConfiguration::isValid)
                .allMatch(all::contains));
    }

    @Test
    void row5RoamingIsForServiceNetworksWithSeveralMembers() {
        for (NetworkConfiguration configuration : manager.allConfigurations()) {
            assertThat(configuration.type()).isNotIn(ConfigurationType.USER_CHOICE, ConfigurationType.INVALID);
            if (configuration.type() == ConfigurationType.SERVICE_NETWORK) {
                if (configuration.children().size() <= 1) {
                    assertThat(configuration.isRoamingAvailable()).isFalse();
                }
                assertThat(configuration.children())
                        .allMatch(child -> child.type() == ConfigurationType.INTERNET_ACCESS_POINT)
                        .allMatch(child -> child.children().isEmpty());
            } else {
                assertThat(configuration.isRoamingAvailable()).isFalse();
            }
        }
        assertThat(manager.configurationFromIdentifier("simulation:work").isRoamingAvailable())
                .isTrue();
    }

    @Test
    void row6TheConnectTimeoutIsThirtySecondsUntilItIsSet() {
        var configuration = manager.configurationFromIdentifier("simulation:eth0");
        assertThat(configuration.connectTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(configuration.setConnectTimeout(Duration.ofMillis(100))).isTrue();
        assertThat(configuration.connectTimeout()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void row7AManagerFirstUsedOnAnotherThreadSeesTheSame() throws Exception {
        var elsewhere = CompletableFuture.supplyAsync(
                        () -> {
                            var other = harness.core.manager("other");
                            update(other);
                            return other.allConfigurations();
                        },
                        work -> new Thread(work, "elsewhere").start())
                .get(10, TimeUnit.SECONDS);
        update(manager);
        assertThat(elsewhere).isEqualTo(manager.allConfigurations());
    }

    @Test
    void row8NothingListedIsAUserChoiceOrInvalid() {
        for (int round = 0; round < 2; round++) {
            assertThat(manager.allConfigurations())
                    .isNotEmpty()
                    .allMatch(NetworkConfiguration::isValid)
                    .noneMatch(configuration -> configuration.type() == ConfigurationType.USER_CHOICE)
                    .noneMatch(configuration -> configuration.type() == ConfigurationType.INVALID);
            update(manager);
        }
    }

    @Test
    void rows9To12TheFiltersFollowTheFlags() {
        int all = manager.allConfigurations().size();
        assertThat(manager.allConfigurations(UNDEFINED))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(all)
                .allMatch(configuration -> configuration.state() == UNDEFINED);
        assertThat(manager.allConfigurations(DEFINED))
                .hasSizeLessThanOrEqualTo(all)
                .allMatch(configuration -> configuration.state().includes(DEFINED))
                .noneMatch(configuration -> configuration.state().includes(UNDEFINED));
        assertThat(manager.allConfigurations(DISCOVERED))
                .allMatch(NetworkConfiguration::isValid)
                .allMatch(configuration -> configuration.state().includes(DISCOVERED)
                        && configuration.state().includes(DEFINED)
                        && !configuration.state().includes(UNDEFINED));
        assertThat(manager.allConfigurations(ACTIVE))
                .allMatch(NetworkConfiguration::isValid)
                .allMatch(configuration -> configuration.state().includes(ACTIVE)
                        && configuration.state().includes(DISCOVERED)
                        && configuration.state().includes(DEFINED));
        assertThat(manager.isOnline())
                .isEqualTo(!manager.allConfigurations(ACTIVE).isEmpty());
        assertThat(List.of(
                        all,
                        manager.allConfigurations(DEFINED).size(),
                        manager.allConfigurations(DISCOVERED).size(),
                        manager.allConfigurations(ACTIVE).size()))
                .isSortedAccordingTo(
                        java.util.Comparator.<Integer>naturalOrder().reversed());
        assertThat(manager.allConfigurations(UNDEFINED, DEFINED)).isEmpty();
        assertThat(all)
                .isEqualTo(manager.allConfigurations(UNDEFINED).size()
                        + manager.allConfigurations(DEFINED).size());
    }

    @Test
    void row12OfflineIffNothingIsActive() {
        harness.core.stop();
        harness.settle();
        assertThat(manager.allConfigurations(ACTIVE)).isEmpty();
        assertThat(manager.isOnline()).isFalse();
    }

    @Test
    void row13TheDefaultIsValidIffItIsListed() {
        assertThat(manager.allConfigurations()).contains(manager.defaultConfiguration());
        assertThat(manager.defaultConfiguration().isValid()).isTrue();
        harness.core.stop();
        harness.settle();
        assertThat(manager.defaultConfiguration().isValid()).isFalse();
    }

    @Test
    void row14TheUserChoiceIsFoundByItsIdentifierOnly() {
        var choice = manager.configurationFromIdentifier(NetworkSnapshot.USER_CHOICE);
        assertThat(choice.isValid()).isTrue();
        assertThat(choice.name()).isEqualTo("UserChoice");
        assertThat(choice.children()).isEmpty();
        assertThat(choice.isRoamingAvailable()).isFalse();
        assertThat(choice.state()).isEqualTo(DISCOVERED);
        assertThat(choice.type()).isEqualTo(ConfigurationType.USER_CHOICE);
        assertThat(manager.allConfigurations()).doesNotContain(choice);
        assertThat(manager.configurationFromIdentifier(choice.identifier())).isEqualTo(choice);
    }

    @Test
    void row15EachIdentifierIsUniqueAndLeadsBack() {
        var identifiers = new HashSet<String>();
        for (NetworkConfiguration configuration : manager.allConfigurations()) {
            assertThat(identifiers.add(configuration.identifier())).isTrue();
            var found = manager.configurationFromIdentifier(configuration.identifier());
            assertThat(found.isValid()).isTrue();
            assertThat(found).isEqualTo(configuration);
        }
        assertThat(manager.configurationFromIdentifier("FooBar").isValid()).isFalse();
    }

    @Test
    void theSceneHasEveryState() {
        assertThat(manager.allConfigurations())
                .extracting(NetworkConfiguration::state)
                .contains(ConfigurationState.values());
    }
}
