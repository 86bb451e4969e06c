package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.WlanSecurity;

final class AccessPointsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, OPEN, OPEN",
        "1, 0, 0, WEP, WEP",
        "1, 0x100, 0, WPA_PSK, PSK",
        "1, 0, 0x100, WPA2_PSK, PSK",
        "1, 0, 0x400, WPA3_SAE, PSK",
        "1, 0, 0x800, OWE, OPEN",
        "1, 0, 0x200, WPA2_ENTERPRISE, ENTERPRISE",
        "1, 0, 0x2000, WPA3_ENTERPRISE_192, ENTERPRISE",
        "1, 0, 0x80, UNKNOWN, UNKNOWN"
    })
    void readsTheWaysIn(String flags, String wpa, String rsn, WlanSecurity way, WlanSecurity.Family family) {
        Set<WlanSecurity> ways = AccessPoints.security(Long.decode(flags), Long.decode(wpa), Long.decode(rsn));
        assertThat(ways).containsExactly(way);
        assertThat(AccessPoints.family(ways)).isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource({"2412, 1", "2472, 13", "2484, 14", "5180, 36", "5825, 165", "5955, 1", "6415, 93", "0, 0", "900, 0"})
    void knowsTheChannelOfAFrequency(int frequency, int channel) {
        assertThat(AccessPoints.channel(frequency)).isEqualTo(channel);
    }

    @Test
    void survivesNonsense() {
        var point = new NmObject(
                "/ap/1",
                Map.of(
                        NmObject.ACCESS_POINT,
                        Map.of(
                                "Ssid",
                                new byte[40],
                                "HwAddress",
                                "nonsense",
                                "Strength",
                                250L,
                                "Frequency",
                                -3L,
                                "LastSeen",
                                "?")));
        var read = AccessPoints.of(point, Scene.NOW);
        assertThat(read.bssid()).isEmpty();
        assertThat(read.signalPercent()).isEqualTo(100);
        assertThat(read.frequencyMhz()).isZero();
        assertThat(AccessPoints.ssid(point).isHidden()).isTrue();
    }

    @Test
    void survivesNumbersThatFitNowhere() {
        long huge = 1L << 32 | 5;
        var point = new NmObject(
                "/ap/1",
                Map.of(
                        NmObject.ACCESS_POINT,
                        Map.of("Frequency", huge, "MaxBitrate", huge, "Bandwidth", huge, "LastSeen", Long.MAX_VALUE)));
        var read = AccessPoints.of(point, Scene.NOW);
        assertThat(read.maxBitrateKbps()).isEqualTo(Integer.MAX_VALUE);
        assertThat(read.frequencyMhz()).isEqualTo(Integer.MAX_VALUE);
        assertThat(read.channel()).isZero();
    }

    @Test
    void tellsWhenItWasHeardInTheTimeOfDay() {
        var point = new NmObject("/ap/1", Map.of(NmObject.ACCESS_POINT, Map.of("LastSeen", 90L)));
        assertThat(AccessPoints.of(point, Scene.NOW).lastSeen()).contains(Scene.NOW.plusSeconds(90));
        assertThat(AccessPoints.of(point, null).lastSeen()).isEmpty();
    }
}
