package org.netbearer.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {

    private static SettingsReader reading(Map<String, ?> raw) {
        return new SettingsReader("org.netbearer.demo", raw);
    }

    @Nested
    final class Numbers {
        @Test
        void takesTheDefaultWithoutComplaintWhenNothingIsSet() {
            var reader = reading(Map.of());

            assertThat(reader.number("cap", 7, 0, 10)).isEqualTo(7);
            assertThat(reader.complaints()).isEmpty();
        }

        @Test
        void readsEveryKindOfWholeNumberAndItsText() {
            var reader = reading(Map.of("a", 3, "b", 4L, "c", " 5 ", "d", (short) 6, "e", 7.0));

            assertThat(reader.number("a", 0, 0, 10)).isEqualTo(3);
            assertThat(reader.number("b", 0, 0, 10)).isEqualTo(4);
            assertThat(reader.number("c", 0, 0, 10)).isEqualTo(5);
            assertThat(reader.number("d", 0, 0, 10)).isEqualTo(6);
            assertThat(reader.number("e", 0, 0, 10)).isEqualTo(7);
            assertThat(reader.complaints()).isEmpty();
        }

        @Test
        void keepsTheDefaultForWhatIsNoNumberAndShowsTheValue() {
            var reader = reading(Map.of("cap", "many"));

            assertThat(reader.number("cap", 7, 0, 10)).isEqualTo(7);
            assertThat(reader.complaints())
                    .containsExactly("org.netbearer.demo: cap = \"many\" is not a whole number; 7 is in force");
        }

        @Test
        void keepsTheDefaultOutsideOfTheRangeAndShowsTheRange() {
            var reader = reading(Map.of("cap", 11));

            assertThat(reader.number("cap", 7, 0, 10)).isEqualTo(7);
            assertThat(reader.complaints())
                    .containsExactly("org.netbearer.demo: cap = \"11\" is not from 0 to 10; 7 is in force");
        }

        @Test
        void refusesFractionsAndNumbersBeyondLong() {
            var reader = reading(Map.of("a", 1.5, "b", "99999999999999999999", "c", Double.NaN));

            assertThat(reader.number("a", 7, 0, 10)).isEqualTo(7);
            assertThat(reader.number("b", 7, 0, 10)).isEqualTo(7);
            assertThat(reader.number("c", 7, 0, 10)).isEqualTo(7);
            assertThat(reader.complaints()).hasSize(3);
        }
    }

    @Nested
    final class Times {
        @Test
        void readsMilliseconds() {
            var reader = reading(Map.of("wait.ms", "250"));

            assertThat(reader.millis("wait.ms", Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(5)))
                    .isEqualTo(Duration.ofMillis(250));
        }
    }

    @Nested
    final class Switches {
        @Test
        void readsBooleansAndTheirTexts() {
            var reader = reading(Map.of("a", true, "b", "FALSE"));

            assertThat(reader.flag("a", false)).isTrue();
            assertThat(reader.flag("b", true)).isFalse();
            assertThat(reader.complaints()).isEmpty();
        }

        @Test
        void keepsTheDefaultForAnythingElse() {
            var reader = reading(Map.of("a", "yes"));

            assertThat(reader.flag("a", true)).isTrue();
            assertThat(reader.complaints())
                    .containsExactly("org.netbearer.demo: a = \"yes\" is neither true nor false; true is in force");
        }
    }

    @Nested
    final class Keys {
        @Test
        void namesEachKeyThatNobodyAskedFor() {
            var reader = reading(Map.of("cap", 3, "capp", 4));
            reader.number("cap", 7, 0, 10);
            reader.flag("on", true);

            assertThat(reader.complaints())
                    .containsExactly("org.netbearer.demo: unknown key \"capp\"; known are cap, on");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "service.pid",
                    "component.name",
                    "felix.fileinstall.filename",
                    "netbearer.tested",
                    "osgi.ds.satisfying.condition.target",
                    ".private",
                    "manager.target",
                    "manager.cardinality.minimum"
                })
        void passesOverWhatTheContainerAdds(String key) {
            assertThat(reading(Map.of(key, "x")).complaints()).isEmpty();
        }

        @Test
        void makesHostileTextSafeAndShort() {
            var reader = reading(Map.of("cap", "\u001b[2J" + "x".repeat(500), "k\ney", 1));
            reader.number("cap", 7, 0, 10);

            assertThat(reader.complaints())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(200).matches("\\p{Print}*"));
        }
    }

    @Test
    void aTimeThatMayBeOffTakesZeroOrTheRange() {
        var least = java.time.Duration.ofMillis(100);
        var most = java.time.Duration.ofSeconds(1);
        var five = java.time.Duration.ofMillis(500);
        var reader = new SettingsReader("pid", java.util.Map.of("off", 0, "on", "200", "odd", 50, "bad", "soon"));
        assertThat(reader.millisOrOff("off", five, least, most)).isZero();
        assertThat(reader.millisOrOff("on", five, least, most)).hasMillis(200);
        assertThat(reader.millisOrOff("odd", five, least, most)).isEqualTo(five);
        assertThat(reader.millisOrOff("bad", five, least, most)).isEqualTo(five);
        assertThat(reader.millisOrOff("absent", five, least, most)).isEqualTo(five);
        assertThat(reader.complaints())
                .containsExactly(
                        "pid: odd = \"50\" is neither 0 nor a whole number from 100 to 1000; 500 is in force",
                        "pid: bad = \"soon\" is neither 0 nor a whole number from 100 to 1000; 500 is in force");
    }

    @Test
    void aTextIsWhatItsParserMakesOfIt() {
        var reader = new SettingsReader("pid", java.util.Map.of("good", " 7 ", "bad", "x\u001b", "blank", " "));
        assertThat(reader.<Integer>parsed("good", Integer::valueOf, 1)).isEqualTo(7);
        assertThat(reader.<Integer>parsed("bad", Integer::valueOf, 1)).isEqualTo(1);
        assertThat(reader.<Integer>parsed("blank", Integer::valueOf, 1)).isEqualTo(1);
        assertThat(reader.complaints())
                .singleElement()
                .asString()
                .startsWith("pid: bad = \"x\\u{1b}\" cannot be used: ")
                .endsWith("; 1 is in force");
    }
}
