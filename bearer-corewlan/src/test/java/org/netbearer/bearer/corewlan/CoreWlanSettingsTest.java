package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoreWlanSettingsTest {
    @Test
    void areTheDefaultsWithoutAny() {
        assertThat(CoreWlanSettings.read(Map.of()).settings()).isEqualTo(CoreWlanSettings.DEFAULT);
    }

    @Test
    void takeTheComponentsOwnPropertiesForNoSettings() {
        var reading = CoreWlanSettings.read(Map.of(
                "netbearer.tested",
                "on an emulation",
                "service.ranking",
                100,
                "component.name",
                "x",
                "present.target",
                "y"));
        assertThat(reading.complaints()).isEmpty();
    }

    @Test
    void nameWhatIsWrongAndKeepTheDefault() {
        var reading =
                CoreWlanSettings.read(Map.of("scan.timeout.ms", "soon", "check.interval.ms", "2000", "typo", "1"));
        assertThat(reading.settings().scanTimeout()).isEqualTo(CoreWlanSettings.DEFAULT.scanTimeout());
        assertThat(reading.settings().checkInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(reading.complaints())
                .hasSize(2)
                .allMatch(line -> line.startsWith(CoreWlanSettings.PID + ": "))
                .anyMatch(line -> line.contains("\"soon\""))
                .anyMatch(line -> line.contains("\"typo\""));
    }
}
