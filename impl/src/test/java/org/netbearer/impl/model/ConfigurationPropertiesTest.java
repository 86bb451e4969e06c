package org.netbearer.impl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.Purpose;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.testkit.ConfigurationBuilder;

final class ConfigurationPropertiesTest {

    @Test
    void describesEverythingByStringsAndBooleans() {
        var cafe = ConfigurationBuilder.wlan("nm:cafe", ConfigurationState.ACTIVE)
                .name("Cafe")
                .purpose(Purpose.PUBLIC)
                .on("wlan0")
                .connectivity(Connectivity.PORTAL)
                .metered(Metered.GUESS_NO)
                .build();

        assertThat(ConfigurationProperties.of(cafe, true))
                .containsExactly(
                        entry("netbearer.bearer", "nm"),
                        entry("netbearer.bearer.family", "WLAN"),
                        entry("netbearer.bearer.type", "WLAN"),
                        entry("netbearer.connectivity", "PORTAL"),
                        entry("netbearer.default", true),
                        entry("netbearer.id", "nm:cafe"),
                        entry("netbearer.interface", "wlan0"),
                        entry("netbearer.metered", "GUESS_NO"),
                        entry("netbearer.name", "Cafe"),
                        entry("netbearer.purpose", "PUBLIC"),
                        entry("netbearer.ssid", "cafe"),
                        entry("netbearer.state", "ACTIVE"),
                        entry("netbearer.technical", false),
                        entry("netbearer.type", "INTERNET_ACCESS_POINT"));
    }

    @Test
    void leavesOutTheInterfaceAndTheWifiNameWhereThereIsNone() {
        var wire = ConfigurationBuilder.ethernet("generic:eth0", ConfigurationState.DEFINED)
                .build();

        assertThat(ConfigurationProperties.of(wire, false))
                .doesNotContainKeys(NetworkConfiguration.INTERFACE, NetworkConfiguration.SSID)
                .containsEntry(NetworkConfiguration.DEFAULT, false);
    }

    @Test
    void reducesTheTechnologyToItsFamily() {
        var modem = ConfigurationBuilder.of("nm:modem", BearerType.HSPA, ConfigurationState.DEFINED)
                .build();

        assertThat(ConfigurationProperties.of(modem, false))
                .containsEntry(NetworkConfiguration.BEARER_TYPE, "HSPA")
                .containsEntry(NetworkConfiguration.BEARER_FAMILY, "CELLULAR_3G");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesOutAWifiNameThatIsHiddenOrRedacted(boolean hidden) {
        var network = ConfigurationBuilder.wlan("nm:x", ConfigurationState.UNDEFINED)
                .wlan(WlanDetails.builder(hidden ? Ssid.HIDDEN : Ssid.REDACTED).build())
                .build();

        assertThat(ConfigurationProperties.of(network, false)).doesNotContainKey(NetworkConfiguration.SSID);
    }

    @Test
    void keepsControlCharactersOutOfNameAndWifiName() {
        var hostile = ConfigurationBuilder.wlan("nm:evil\u001b[31m", ConfigurationState.UNDEFINED)
                .build();

        assertThat(ConfigurationProperties.of(hostile, false))
                .containsEntry(NetworkConfiguration.NAME, "evil\\u{1b}[31m")
                .containsEntry(NetworkConfiguration.SSID, "evil\\u{1b}[31m");
    }

    @Test
    void isEqualWhenNothingChangedThatItShows() {
        var before = ConfigurationBuilder.ethernet("generic:eth0", ConfigurationState.ACTIVE)
                .build();
        var after = ConfigurationBuilder.ethernet("generic:eth0", ConfigurationState.ACTIVE)
                .stale()
                .build();

        assertThat(ConfigurationProperties.of(after, false)).isEqualTo(ConfigurationProperties.of(before, false));
    }
}
