package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.MacAddress;
import org.netbearer.api.WlanSecurity;
import org.netbearer.spi.BearerConfiguration;

/** The elements of beacons, as an access point sends them and Windows passes them on in {@code WLAN_BSS_ENTRY}. */
abstract class BeaconScenarios extends WlanScenarios {
    private static final String ADDED = "02:0d:00:00:00:01";
    private static final String RSN = "0100000fac040100000fac040100000fac";

    BeaconScenarios(BearerSource source) {
        super(source);
    }

    /** IEEE 802.11be, 9.4.2.249 (HE Operation, with the information on 6 GHz) and 9.4.2.311 (EHT Operation). */
    @ParameterizedTest
    @CsvSource({
        "ff0c240000020000000502070000, 80",
        "ff0c2400000200000005030f1700, 160", // centres 8 apart
        "ff0c240000020000000503073700, 160", // 80+80
        "ff0c240000020000000503071f00ff096a0100000000041f3f, 320", // a station of HE is told 160
    })
    void tellTheWidthOfAChannelOfSixGigahertz(String elements, int width) {
        heard("ap add " + ADDED + " ssid=wide channel=5 band=6 auth=wpa3sae psk=wide-wide phy=eht ie=" + elements);
        var point = accessPoint("wide");
        assertThat(point.frequencyMhz()).isEqualTo(5975);
        assertThat(point.channelWidthMhz()).isEqualTo(width);
    }

    /** IEEE 802.11-2024, table 9-190: 19 and 20 are PSK with SHA-384, 22 and 23 802.1X with SHA-384, 24 and 25 SAE with any group. */
    @ParameterizedTest
    @CsvSource({
        "13, WPA2_PSK",
        "14, WPA2_PSK",
        "16, WPA3_ENTERPRISE",
        "17, WPA3_ENTERPRISE",
        "18, WPA3_SAE",
        "19, WPA3_SAE"
    })
    void nameTheKeyManagementsThatWindowsHasNoWordFor(String suite, WlanSecurity security) {
        String auth = security == WlanSecurity.WPA3_ENTERPRISE ? "wpa3ent" : "wpa3sae";
        heard("ap add " + ADDED + " ssid=newer auth=" + auth + " ie=3014" + RSN + suite + "0000");
        assertThat(accessPoint("newer").security()).contains(security);
    }

    /** WPA3 specification 3.4, RSNE Override: the plain element is for stations that know no better. */
    @Test
    void nameWhatAnOverrideOffersToNewerStations() {
        heard("ap add " + ADDED + " ssid=both auth=wpa2psk psk=both-both ie=dd16506f9a29" + RSN + "08");
        assertThat(accessPoint("both").security())
                .containsExactlyInAnyOrder(WlanSecurity.WPA2_PSK, WlanSecurity.WPA3_SAE);
    }

    /** Opportunistic Wireless Encryption specification, OWE Transition Mode: the encrypted half hides its name. */
    @Test
    void makeTheHalvesOfANetworkInTransitionOne() {
        heard(
                "ap add " + ADDED + " ssid=cafe auth=open ie=dd13506f9a1c020d0000000208" + hex("cafe-owe"),
                "ap add 02:0d:00:00:00:02 ssid=cafe-owe hidden=1 auth=owe ie=dd0f506f9a1c020d0000000104" + hex("cafe"));
        var cafe = "wlanapi:" + Worlds.INNER + "/63616665/open";
        assertThat(state(context.latest(), cafe)).isEqualTo(ConfigurationState.UNDEFINED);
        assertThat(wlan(context.latest(), cafe).security())
                .containsExactlyInAnyOrder(WlanSecurity.OPEN, WlanSecurity.OWE);
        assertThat(wlan(context.latest(), cafe).accessPoints())
                .extracting(point -> point.bssid().orElseThrow())
                .containsExactly(MacAddress.parse(ADDED), MacAddress.parse("02:0d:00:00:00:02"));
        assertThat(context.latest().configurations())
                .extracting(BearerConfiguration::identifier)
                .doesNotContain("wlanapi:" + Worlds.INNER + "/hidden/open");
    }

    @Test
    void leaveTheHiddenHalfOfANetworkInTransitionWhereTheOtherIsNotHeard() {
        heard("ap add " + ADDED + " ssid=cafe-owe hidden=1 auth=owe ie=dd0f506f9a1c020d0000000904" + hex("cafe"));
        assertThat(context.latest().configurations())
                .extracting(BearerConfiguration::identifier)
                .contains("wlanapi:" + Worlds.INNER + "/hidden/open");
    }

    private void heard(String... accessPoints) {
        fake.tell(accessPoints);
        fake.tell("hear wlan0", "settle");
        started();
    }

    private AccessPoint accessPoint(String name) {
        var named = context.latest().configurations().stream()
                .filter(each -> each.name().equals(name))
                .flatMap(each -> each.wlan().orElseThrow().accessPoints().stream())
                .toList();
        assertThat(named).extracting(AccessPoint::bssid).hasSize(1);
        return named.get(0);
    }

    private static String hex(String name) {
        return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }
}
