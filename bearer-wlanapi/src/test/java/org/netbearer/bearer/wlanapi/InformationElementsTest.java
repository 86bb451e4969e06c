package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;
import org.netbearer.bearer.wlanapi.port.WlanPort.Bytes;

class InformationElementsTest {
    private static final String RSN = "0100000fac040100000fac04";

    private static InformationElements of(String hex) {
        return InformationElements.of(new Bytes(HexFormat.of().parseHex(hex)));
    }

    private static String element(int number, String hex) {
        return HexFormat.of().toHexDigits((byte) number) + HexFormat.of().toHexDigits((byte) (hex.length() / 2)) + hex;
    }

    @ParameterizedTest
    @CsvSource({
        "01, WPA2_ENTERPRISE",
        "02, WPA2_PSK",
        "04, WPA2_PSK",
        "05, WPA3_ENTERPRISE",
        "06, WPA2_PSK",
        "08, WPA3_SAE",
        "0e, WPA3_ENTERPRISE",
        "11, WPA3_ENTERPRISE",
        "13, WPA2_PSK",
        "14, WPA2_PSK",
        "16, WPA3_ENTERPRISE",
        "17, WPA3_ENTERPRISE",
        "18, WPA3_SAE",
        "19, WPA3_SAE",
        "0c, WPA3_ENTERPRISE_192",
        "12, OWE",
        "63, UNKNOWN",
    })
    void namesEachKeyManagement(String suite, WlanSecurity security) {
        assertThat(of(element(48, RSN + "0100000fac" + suite + "0000")).security())
                .containsExactly(security);
    }

    @Test
    void namesAllOfAMixedNetwork() {
        String wpa = "0050f20101000050f20201000050f20201000050f202";
        assertThat(of(element(0, "686f6d65") + element(221, wpa) + element(48, RSN + "0200000fac02000fac080000"))
                        .security())
                .containsExactlyInAnyOrder(WlanSecurity.WPA_PSK, WlanSecurity.WPA2_PSK, WlanSecurity.WPA3_SAE);
    }

    @Test
    @DisplayName("an access point for direct links (TDLS) or ranging (PASN) is none that lets stations in by these")
    void passesOverWhatLetsNobodyIn() {
        assertThat(of(element(48, RSN + "0300000fac07000fac15000fac020000")).security())
                .containsExactly(WlanSecurity.WPA2_PSK);
    }

    /** RSNE Override and RSNE Override 2 of the WPA3 specification, version 3.4: what newer stations are let in by. */
    @ParameterizedTest
    @CsvSource({"29, 08", "2a, 18"})
    void namesTheOverridesBesideWhatTheyOverride(String override, String suite) {
        String plain = element(48, RSN + "0100000fac020000");
        assertThat(of(plain + element(221, "506f9a" + override + RSN + "0100000fac" + suite + "0000"))
                        .security())
                .containsExactlyInAnyOrder(WlanSecurity.WPA2_PSK, WlanSecurity.WPA3_SAE);
    }

    /** OWE Transition Mode (Opportunistic Wireless Encryption specification): the open half names the encrypted, and back. */
    @Test
    void namesTheOtherHalfOfANetworkInTransition() {
        var open = of(element(221, "506f9a1c" + "020000000002" + "04" + "63616665"));
        assertThat(open.transition()).isEqualTo(Ssid.of("cafe"));
        assertThat(of(element(221, "506f9a1c" + "020000000002" + "20" + "63")).transition())
                .as("a name that does not fit")
                .isNull();
        assertThat(of(element(221, "506f9a1c0200")).transition()).isNull();
    }

    @Test
    void passesOverSuitesOfOtherMakers() {
        assertThat(of(element(48, RSN + "010000904c020000")).security()).isEmpty();
        assertThat(of(element(221, "0050f202010101")).security()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("tells the channel's width")
    @CsvSource({
        "'', 0",
        "3d0206" + "00, 20",
        "3d0206" + "05, 40",
        "3d020605c003012a00, 80",
        "3d020605c003012a32, 160",
        "3d020605c003022a00, 160",
        "3d020605c003012a6a, 160", // 80+80
        "3d020605c003032a6a, 160", // 80+80, as it was written formerly
        "3d1606054006" + "000000000000000000000000000000000000" + "c003012a00, 160", // second centre in the HT element
        "ff07240000000000ff, 0", // HE without information on the channel
        "ff0c24000002000000" + "0100070000, 20", // 6 GHz
        "ff0c24000002000000" + "0101030000, 40",
        "ff0c24000002000000" + "0502070000, 80",
        "ff0c24000002000000" + "05030f1700, 160", // centres 8 apart
        "ff0c24000002000000" + "0503073700, 160", // 80+80
        "ff0f24004002000000" + "012a32" + "05030f1700, 160", // after information on VHT
        "ff0a24004000000000" + "012a32, 160", // and that alone
        "ff096a0100000000" + "043f5f, 320",
        "ff096a0100000000" + "032a32, 160",
        "ff066a0000000000, 0",
        "ff056a01000000, 0",
    })
    void tellsTheWidthOfTheChannel(String hex, int width) {
        assertThat(of(hex).widthMhz()).isEqualTo(width);
    }

    @Test
    void readsNothingBeyondAnElementThatDoesNotFit() {
        assertThat(of("30ff" + RSN).security()).isEmpty();
        assertThat(of("30").security()).isEmpty();
        assertThat(of(element(48, RSN + "ffff000fac02")).security()).containsExactly(WlanSecurity.WPA2_PSK);
        assertThat(of(element(48, "0100000fac04ffff")).security()).isEmpty();
        assertThat(of(element(48, "")).security()).isEmpty();
    }

    @Test
    void survivesAnyBytes() {
        var random = new Random(42);
        int[] kinds = {48, 221, 61, 192, 0, 255};
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 1) {
                bytes[0] = (byte) kinds[round % kinds.length];
                bytes[1] = (byte) random.nextInt(bytes.length);
            }
            assertThatCode(() -> InformationElements.of(new Bytes(bytes))).doesNotThrowAnyException();
        }
    }
}
