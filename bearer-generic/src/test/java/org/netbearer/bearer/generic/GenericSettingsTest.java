package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.bearer.generic.port.Destinations;

class GenericSettingsTest {
    private static final String KEY = GenericSettings.POLL_INTERVAL;

    @Test
    void needsNoConfiguration() {
        assertThat(GenericSettings.of(Map.of()))
                .isEqualTo(new GenericSettings(Duration.ofSeconds(5), true, Destinations.DEFAULT, List.of()));
    }

    @Test
    void takesNumbersAndTheirText() {
        for (Object value : List.of(300, 300L, "300", " 300 ")) {
            assertThat(GenericSettings.of(Map.of(KEY, value)))
                    .isEqualTo(new GenericSettings(Duration.ofMillis(300), false, Destinations.DEFAULT, List.of()));
        }
    }

    @Test
    void takesBothBoundsAndZeroForOff() {
        for (long value : List.of(0L, 250L, 3_600_000L)) {
            assertThat(GenericSettings.of(Map.of(KEY, value)))
                    .isEqualTo(new GenericSettings(Duration.ofMillis(value), false, Destinations.DEFAULT, List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1", "249", "3600001", "99999999999999999999", "soon", "", "2.5", "5s"})
    void keepsTheDefaultAndNamesTheValueInOneSentence(String value) {
        var settings = GenericSettings.of(Map.of(KEY, value));
        assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.complaints())
                .singleElement()
                .asString()
                .isEqualTo(GenericBearer.PID + ": " + KEY + " = \"" + value
                        + "\" is neither 0 nor a whole number from 250 to 3600000; 5000 is in force");
    }

    @Test
    void refusesAFractionRatherThanCutItOff() {
        assertThat(GenericSettings.of(Map.of(KEY, 300.7)).complaints()).hasSize(1);
    }

    @Test
    void namesEachUnknownKeyInOneSentence() {
        assertThat(GenericSettings.of(Map.of("poll.intervall", 1, "b\u001b[2J", 2, KEY, 300))
                        .complaints())
                .containsExactly(
                        GenericBearer.PID
                                + ": unknown key \"b\\u{1b}[2J\"; known are lookup.destinations, poll.interval.ms",
                        GenericBearer.PID
                                + ": unknown key \"poll.intervall\"; known are lookup.destinations, poll.interval.ms");
    }

    @Test
    void takesNoOffenceAtWhatTheFrameworkAdds() {
        assertThat(GenericSettings.of(Map.of(
                                "service.pid", GenericBearer.PID,
                                "service.ranking", -100,
                                "component.name", "x",
                                "component.id", 7L,
                                "felix.fileinstall.filename", "file:x.cfg",
                                "present.target", "(a=b)",
                                ".secret", "x"))
                        .complaints())
                .isEmpty();
    }
}
