package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;
import org.netbearer.bearer.wlanapi.port.WlanPort.Bytes;
import org.netbearer.bearer.wlanapi.port.WlanPort.Station;

class AccessPointsTest {
    @ParameterizedTest
    @CsvSource({
        "2412, 1",
        "2437, 6",
        "2472, 13",
        "2484, 14",
        "5180, 36",
        "5825, 165",
        "5885, 177",
        "5935, 2",
        "5955, 1",
        "6175, 45",
        "7115, 233",
        "0, 0",
        "2400, 0",
        "2413, 0",
        "60480, 0"
    })
    void knowsTheChannelOfAFrequency(int frequency, int channel) {
        assertThat(AccessPoints.channel(frequency)).isEqualTo(channel);
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, OPEN",
        "1, true, WEP",
        "2, true, WEP",
        "3, true, WPA_ENTERPRISE",
        "4, true, WPA_PSK",
        "6, true, WPA2_ENTERPRISE",
        "7, true, WPA2_PSK",
        "8, true, WPA3_ENTERPRISE_192",
        "9, true, WPA3_SAE",
        "10, true, OWE",
        "11, true, WPA3_ENTERPRISE",
        "5, true, UNKNOWN",
        "-2147483648, true, UNKNOWN"
    })
    void namesEveryAuthentication(int authentication, boolean secured, WlanSecurity security) {
        assertThat(AccessPoints.security(authentication, secured)).isEqualTo(security);
    }

    @Test
    void takesAProtectedNetworkWithoutSuitesForWep() {
        assertThat(AccessPoints.accessPoint(station(0x0011, 6, "0000")).security())
                .containsExactly(WlanSecurity.WEP);
        assertThat(AccessPoints.accessPoint(station(0x0001, 6, "0000")).security())
                .containsExactly(WlanSecurity.OPEN);
        assertThat(AccessPoints.accessPoint(station(0x0011, 6, "")).security()).isEmpty();
    }

    @Test
    void namesBothWaysInWhereTheOpenOneIsInTransition() {
        assertThat(AccessPoints.accessPoint(station(0x0001, 6, "dd0f506f9a1c0200000000020463616665"))
                        .security())
                .containsExactly(WlanSecurity.OPEN, WlanSecurity.OWE);
    }

    @Test
    void tellsTheHighestRateOnlyWhereTheRateSetHoldsIt() {
        assertThat(AccessPoints.accessPoint(station(1, 6, "0000")).maxBitrateKbps())
                .isEqualTo(54_000);
        assertThat(AccessPoints.accessPoint(station(1, 8, "0000")).maxBitrateKbps())
                .isZero();
    }

    @Test
    void readsTheTimeOfTheSystem() {
        assertThat(AccessPoints.accessPoint(station(1, 6, "0000")).lastSeen())
                .contains(Instant.parse("2026-11-23T17:00:00.5Z"));
    }

    private static Station station(int capabilities, int type, String elements) {
        return new Station(
                Ssid.of("home"),
                MacAddress.parse("02:00:00:00:00:01"),
                type,
                -50,
                100,
                134_399_268_005_000_000L,
                capabilities,
                2_437_000,
                List.of(2, 108, 12),
                new Bytes(HexFormat.of().parseHex(elements)));
    }
}
