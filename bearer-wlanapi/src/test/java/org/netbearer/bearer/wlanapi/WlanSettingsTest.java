package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WlanSettingsTest {
    @Test
    void needsNone() {
        var reading = WlanSettings.read(
                Map.of("service.ranking", 100, "component.name", "x", "netbearer.tested", "no", "service.pid", "y"));
        assertThat(reading.settings()).isEqualTo(WlanSettings.DEFAULT);
        assertThat(reading.complaints()).isEmpty();
        assertThat(WlanSettings.DEFAULT.scanTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takesNumbersAndTexts() {
        var settings = WlanSettings.read(
                        Map.of("scan.timeout.ms", 5_000L, "check.interval.ms", " 60000 ", "list.access", "on-request"))
                .settings();
        assertThat(settings.listAccess()).isEqualTo(WlanSettings.ListAccess.ON_REQUEST);
        assertThat(settings.scanTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.checkInterval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void keepsTheDefaultAndSaysWhatIsWrong() {
        var reading =
                WlanSettings.read(Map.of("scan.timeout.ms", "soon\u001b", "connect.timeout.ms", 1, "scan.tiemout", 2));
        assertThat(reading.settings()).isEqualTo(WlanSettings.DEFAULT);
        assertThat(reading.complaints()).hasSize(3).allMatch(line -> line.startsWith(WlanSettings.PID));
        assertThat(reading.complaints().get(0)).contains("scan.timeout.ms", "soon\\u{1b}", "10000");
        assertThat(reading.complaints().get(2)).contains("scan.tiemout");
    }

    @Test
    void namesTheWordsThatItKnows() {
        assertThat(WlanSettings.read(Map.of("list.access", "sometimes"))
                        .complaints()
                        .get(0))
                .contains("list.access", "automatic, on-request or never");
    }
}
