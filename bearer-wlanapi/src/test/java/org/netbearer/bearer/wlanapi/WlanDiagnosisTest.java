package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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
                .containsPattern("RtlGetVersion 0: \\d+\\.\\d+\\.\\d+")
                .containsPattern("ProcessIdToSessionId session \\d+")
                .contains("GetCurrentPackageFullName 15700: not packaged", "IsWow64Process2")
                .contains("adapter 1: bytes {entry of the list of access points=360, radio_state=772, statistics=656}")
                .contains("WlanEnumInterfaces 0: 1 adapters")
                .contains("adapter 1: radio_state 0: ON")
                .contains("adapter 1: WlanGetAvailableNetworkList 0: 2 entries")
                .contains(
                        "adapter 1: WlanGetNetworkBssList 0: 1 entries, 1 with elements, 1 on a known channel, 1 with a time,"
                                + " 1 of the last day; ")
                .contains("adapter 1: profile documents 0: 1 understood")
                .contains("adapter 1: current_connection 0: none")
                .contains("adapter 1: WlanScan 0")
                .containsPattern("\\+\\d+ ms acm 7 on adapter 1, 0 bytes")
                .endsWith("end");
        assertThat(text).doesNotContain("secret", "02:0a", "6f1d2c3b", "Maker", "020a00");
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void recordsWhatHappensWithCodesReasonsAndSizes() throws Exception {
        var fake = FakeWlan.world(
                "if add wlan0 guid=" + Worlds.INNER,
                "ap add 02:0a:00:00:00:01 ssid=secret-name auth=wpa2psk psk=secret-key",
                "profile add wlan0 name=secret-profile ssid=secret-name auth=wpa2psk psk=wrong-key",
                "hear wlan0",
                "settle");
        var diagnosis = new WlanDiagnosis(new WlanPlatform(fake.library()), "0.0.0");
        var task = new FutureTask<>(() -> diagnosis.transcript(Duration.ofMinutes(5)));
        var recording = new Thread(task);
        recording.start();
        try (var port = fake.opener().open(event -> {})) {
            while (fake.count("scans") == 0) {
                Thread.onSpinWait();
            }
            port.connect(UUID.fromString(Worlds.INNER), "secret-profile");
            fake.tell("settle");
            recording.interrupt(); // as Ctrl-C does: what has come is written down
            assertThat(String.join("\n", task.get(30, TimeUnit.SECONDS)))
                    .contains("recording events for 300 s")
                    .containsPattern("acm 11 on adapter 1, \\d+ bytes, a profile, "
                            + "WLAN_REASON_CODE_TOO_MANY_SECURITY_ATTEMPTS \\(229394\\)")
                    .containsPattern(
                            "acm 10 on adapter 1, \\d+ bytes, a profile, WLAN_REASON_CODE_NETWORK_NOT_AVAILABLE")
                    .doesNotContain("secret", "02:0a", "6f1d2c3b");
        }
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
