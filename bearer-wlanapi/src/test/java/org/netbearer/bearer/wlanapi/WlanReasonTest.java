package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.netbearer.api.FailureReason;

class WlanReasonTest {
    @Test
    @DisplayName("every reason has the published value of its name")
    void everyReasonHasItsPublishedValue() throws IOException {
        String table;
        try (InputStream in = getClass().getResourceAsStream("/windows/wlanapi-win64.json")) {
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (WlanReason reason : WlanReason.values()) {
            var entry = Pattern.compile("\"WLAN_REASON_CODE_" + reason.name() + "\": \\{\\s*\"value\": (\\d+)");
            var found = entry.matcher(table);
            assertThat(found.find()).as(reason.name()).isTrue();
            assertThat(reason.code()).as(reason.name()).isEqualTo(Integer.parseInt(found.group(1)));
        }
    }

    @Test
    void takesEveryCodeOfTheSecurityModuleForRefusedSecrets() {
        assertThat(WlanReason.meaning(262_147)).isEqualTo(FailureReason.AUTHENTICATION_FAILED);
        assertThat(WlanReason.meaning(294_932)).isEqualTo(FailureReason.AUTHENTICATION_FAILED);
        assertThat(WlanReason.meaning(327_680)).isEqualTo(FailureReason.OTHER);
        assertThat(WlanReason.meaning(-1)).isEqualTo(FailureReason.OTHER);
    }

    @Test
    void keepsTheNumberOfAReasonWithoutAName() {
        assertThat(WlanReason.platformName(163_853)).isEqualTo("WLAN_REASON_CODE_KEY_MISMATCH (163853)");
        assertThat(WlanReason.platformName(-1)).isEqualTo("WLAN_REASON_CODE 4294967295");
    }
}
