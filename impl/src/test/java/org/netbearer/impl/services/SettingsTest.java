package org.netbearer.impl.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private final List<String> complaints = new ArrayList<>();

    @Test
    void needsNone() {
        assertThat(ServicesSettings.read(Map.of(), complaints::add)).isEqualTo(new ServicesSettings(1000));
        assertThat(ConditionsSettings.read(Map.of(), complaints::add))
                .isEqualTo(new ConditionsSettings(Duration.ofMillis(500)));
        assertThat(complaints).isEmpty();
    }

    @Test
    void readsWhatIsSet() {
        assertThat(ServicesSettings.read(Map.of("services.cap", "5"), complaints::add)
                        .cap())
                .isEqualTo(5);
        assertThat(ConditionsSettings.read(Map.of("conditions.damping.ms", 0L), complaints::add)
                        .damping())
                .isZero();
        assertThat(complaints).isEmpty();
    }

    @Test
    void keepsTheDefaultAndComplainsOfWhatIsWrong() {
        assertThat(ServicesSettings.read(Map.of("services.cap", -1, "service.cap", 3), complaints::add)
                        .cap())
                .isEqualTo(1000);
        assertThat(complaints)
                .containsExactly(
                        "org.netbearer.services: services.cap = \"-1\" is not from 0 to 100000; 1000 is in force",
                        "org.netbearer.services: unknown key \"service.cap\"; known are services.cap");
    }
}
