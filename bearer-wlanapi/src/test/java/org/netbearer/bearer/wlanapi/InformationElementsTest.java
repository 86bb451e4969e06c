package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        int[] kinds = {48, 221, 61, 192, 0};
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
