package org.netbearer.impl.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.testkit.ConfigurationBuilder.ethernet;
import static org.netbearer.testkit.ConfigurationBuilder.wlan;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.testkit.ConfigurationBuilder;
import org.netbearer.testkit.SettableManager;

final class ConditionRulesTest {

    private static Set<String> conditionsOf(ConfigurationSnapshot... configurations) {
        return ConditionRules.of(new SettableManager().publish(configurations));
    }

    @Test
    void nothingIsTrueOfNothing() {
        assertThat(ConditionRules.of(NetworkSnapshot.EMPTY)).isEmpty();
    }

    @Test
    void nothingIsTrueOfANetworkThatIsOnlyNear() {
        assertThat(conditionsOf(wlan("nm:cafe", DISCOVERED)
                        .connectivity(Connectivity.UNKNOWN)
                        .metered(Metered.NO)
                        .build()))
                .isEmpty();
    }

    @Test
    void namesEachTechnologyThatIsActive() {
        assertThat(conditionsOf(
                        wlan("nm:a", ACTIVE).build(),
                        ethernet("nm:b", ACTIVE).build(),
                        ethernet("nm:c", ACTIVE).build(),
                        ConfigurationBuilder.of("nm:d", BearerType.CELLULAR_2G, ACTIVE)
                                .build(),
                        ConfigurationBuilder.of("nm:e", BearerType.LTE, DISCOVERED)
                                .build()))
                .containsExactly(
                        "netbearer.bearer.cellular_2g",
                        "netbearer.bearer.ethernet",
                        "netbearer.bearer.wlan",
                        "netbearer.online");
    }

    @ParameterizedTest
    @EnumSource
    void isFullyConnectedOnlyWhenTheInternetWasReached(Connectivity connectivity) {
        assertThat(conditionsOf(wlan("nm:a", ACTIVE).connectivity(connectivity).build())
                        .contains("netbearer.connectivity.full"))
                .isEqualTo(connectivity == Connectivity.FULL);
    }

    @ParameterizedTest
    @EnumSource
    void isUnmeteredOnlyWhenThatIsKnown(Metered metered) {
        assertThat(conditionsOf(wlan("nm:a", ACTIVE).metered(metered).build()).contains("netbearer.unmetered"))
                .isEqualTo(metered == Metered.NO || metered == Metered.GUESS_NO);
    }
}
