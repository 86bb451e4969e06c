package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WlanDiagnosisTest {
    @Test
    void writesDownEveryCallWithoutNamesAndAddresses() {
        var fake = FakeWlan.world(
                "if add wlan0 guid=" + Worlds.INNER + " desc=Maker",
                "ap add 02:0a:00:00:00:01 ssid=secret-name channel=6 auth=wpa2psk psk=secret-key",
                "profile add wlan0 name=secret-profile ssid=secret-name auth=wpa2psk psk=secret-key",
                "hear wlan0",
                "settle");
        var lines = new WlanDiagnosis(new WlanPlatform(fake.library()), "0.0.0").transcript();
        var text = String.join("\n", lines);
        assertThat(text)
                .contains("self-check passed")
                .contains("WlanEnumInterfaces 0: 1 adapters")
                .contains("adapter 1: radio_state 0: ON")
                .contains("adapter 1: WlanGetAvailableNetworkList 0: 2 entries")
                .contains("adapter 1: WlanGetNetworkBssList 0: 1 entries")
                .contains("adapter 1: profile documents 0: 1 understood")
                .contains("adapter 1: current_connection 0: none")
                .contains("adapter 1: WlanScan 0")
                .containsPattern("\\+\\d+ ms acm 7 on adapter 1")
                .endsWith("end");
        assertThat(text).doesNotContain("secret", "02:0a", "6f1d2c3b", "Maker", "020a00");
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void writesDownRefusalsWithTheirCodes() {
        var fake = FakeWlan.world("if add wlan0", "location deny", "msm deny");
        assertThat(new WlanDiagnosis(new WlanPlatform(fake.library()), "0.0.0").transcript())
                .contains(
                        "WlanOpenHandle 0; radio events refused: error 5",
                        "adapter 1: WlanGetAvailableNetworkList: error 5",
                        "adapter 1: WlanScan: error 5");
    }

    @Test
    void saysWhyThereIsNothingToWriteDown() {
        assertThat(new WlanDiagnosis(WlanPlatform.of("", "Linux"), "0.0.0").transcript())
                .contains("self-check refused: Native Wifi is a part of Windows.");
    }
}
