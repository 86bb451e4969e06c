package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.BearerType.ETHERNET;
import static org.netbearer.api.BearerType.WLAN;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BearerTypeTest {
    @ParameterizedTest
    @CsvSource({
        "ETHERNET, ETHERNET, Ethernet",
        "WLAN, WLAN, WLAN",
        "CELLULAR_2G, CELLULAR_2G, 2G",
        "CDMA2000, CELLULAR_3G, CDMA2000",
        "WCDMA, CELLULAR_3G, WCDMA",
        "HSPA, CELLULAR_3G, HSPA",
        "EVDO, CELLULAR_3G, EVDO",
        "CELLULAR_3G, CELLULAR_3G, 3G",
        "BLUETOOTH, BLUETOOTH, Bluetooth",
        "WIMAX, CELLULAR_4G, WiMAX",
        "LTE, CELLULAR_4G, LTE",
        "CELLULAR_4G, CELLULAR_4G, 4G",
        "CELLULAR_5G, CELLULAR_5G, 5G",
        "UNKNOWN, UNKNOWN, Unknown"
    })
    void belongsToQtsFamilyAndHasQtsName(BearerType type, BearerType family, String name) {
        assertThat(type.family()).isEqualTo(family);
        assertThat(type.displayName()).isEqualTo(name);
    }

    @Test
    void prefersEthernetThenWlanThenTheRest() {
        assertThat(Arrays.asList(BearerType.values()).subList(0, 2)).containsExactly(ETHERNET, WLAN);
    }
}
