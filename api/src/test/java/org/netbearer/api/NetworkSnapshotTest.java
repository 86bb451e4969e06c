package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.Samples.THEN;
import static org.netbearer.api.Samples.configuration;
import static org.netbearer.api.Samples.snapshot;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NetworkSnapshotTest {
    @Test
    void findsEachConfigurationAndNothingElse() {
        var all = IntStream.range(0, 100)
                .mapToObj(i -> configuration("test:%03d".formatted(i), DEFINED))
                .toArray(ConfigurationSnapshot[]::new);
        var snapshot = snapshot(all);
        for (var each : all) {
            assertThat(snapshot.configuration(each.identifier())).containsSame(each);
        }
        assertThat(snapshot.configuration("test:0005")).isEmpty();
        assertThat(snapshot.configuration("")).isEmpty();
        assertThat(snapshot.configuration("TEST:001")).isEmpty();
        assertThat(snapshot.configuration("zzz")).isEmpty();
        assertThat(NetworkSnapshot.EMPTY.configuration("test:001")).isEmpty();
    }

    @Test
    void knowsItsDefault() {
        var a = configuration("test:a", ACTIVE);
        assertThat(snapshot("test:a", a).defaultConfiguration()).containsSame(a);
        assertThat(snapshot(a).defaultConfiguration()).isEmpty();
    }

    @Test
    void resolvesTheUserChoiceThoughItIsNeverListed() {
        var snapshot = snapshot("test:a", configuration("test:a", DISCOVERED));
        var choice = snapshot.configuration(NetworkSnapshot.USER_CHOICE).orElseThrow();
        assertThat(choice.type()).isEqualTo(ConfigurationType.USER_CHOICE);
        assertThat(choice.name()).isEqualTo("UserChoice");
        assertThat(choice.state()).isEqualTo(DISCOVERED);
        assertThat(choice.children()).isEmpty();
        assertThat(choice.roamingAvailable()).isFalse();
        assertThat(snapshot.configurations()).doesNotContain(choice);
        assertThat(NetworkSnapshot.EMPTY.userChoice().state()).isEqualTo(DEFINED);
    }

    @Test
    void refusesConfigurationsOutOfOrderOrTwice() {
        for (var second : List.of("test:a", "test:b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> of(List.of(configuration("test:b", ACTIVE), configuration(second, ACTIVE)), Set.of()))
                    .withMessage("not in order, or twice: test:b");
        }
    }

    @Test
    void isUnmodifiableAllTheWayDown() {
        var configurations = new ArrayList<>(List.of(configuration("test:a", ACTIVE)));
        var capabilities = EnumSet.of(NetworkCapability.FORCED_ROAMING);
        var snapshot = of(configurations, capabilities);
        configurations.clear();
        capabilities.clear();
        assertThat(snapshot.configurations()).hasSize(1);
        assertThat(snapshot.capabilities()).containsExactly(NetworkCapability.FORCED_ROAMING);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> snapshot.configurations().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> snapshot.capabilities().clear());
    }

    @Test
    void listsCapabilitiesInTheOrderOfDeclaration() {
        var all = Set.of(NetworkCapability.values());
        assertThat(of(List.of(), all).capabilities()).containsExactly(NetworkCapability.values());
    }

    private static NetworkSnapshot of(List<ConfigurationSnapshot> configurations, Set<NetworkCapability> capabilities) {
        return new NetworkSnapshot(
                1,
                THEN,
                configurations,
                "",
                true,
                Assessment.CONNECTIVITY_UNKNOWN,
                Assessment.METERED_UNKNOWN,
                capabilities,
                List.of());
    }
}
