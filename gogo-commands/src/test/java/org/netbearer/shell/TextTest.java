package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkSnapshot;

class TextTest {
    private static final TerminalFeatures COLOUR = new TerminalFeatures(true, true, TerminalFeatures.UNLIMITED);

    @Nested
    class Width {
        @ParameterizedTest
        @CsvSource({
            "'', 0",
            "eth0, 4",
            "Café, 4",
            "Cafe\u0301, 4",
            "客用, 4",
            "ｆｕｌｌ, 8",
            "한글, 4",
            "\u1112\u1161\u11ab, 2",
            "📶, 2",
            "👩🏽, 4",
            "☕, 2",
            "→, 1",
            "ﾊﾝｶｸ, 4",
            "𠮷野家, 6",
        })
        void countsTheColumnsOfATerminal(String text, int columns) {
            assertThat(DisplayWidth.of(text)).isEqualTo(columns);
        }
    }

    @Nested
    class Tables {
        @Test
        void alignByWidthOnTheScreen() {
            var table = new Table("NAME", "STATE")
                    .row("客用", "x")
                    .row("Cafe\u0301", "y")
                    .row("abcdef", "z");
            assertThat(table.lines(TerminalFeatures.PLAIN))
                    .containsExactly("NAME    STATE", "客用    x", "Cafe\u0301    y", "abcdef  z");
        }

        @Test
        void leaveOutColumnsThatSayNothing() {
            assertThat(new Table("A", "B", "C").row("1", "", "3").render(TerminalFeatures.PLAIN))
                    .isEqualTo("A  C\n1  3");
        }

        @Test
        void putNoSpaceAtTheEndOfALine() {
            assertThat(new Table("A", "B").row("1", "").row("12", "3").lines(COLOUR))
                    .noneMatch(line -> line.endsWith(" "));
        }

        @Test
        void padOutsideTheColour() {
            var table = new Table("", "")
                    .row(new Cell("no", Style.BAD), Cell.of("x"))
                    .row("maybe", "y");
            assertThat(table.lines(COLOUR).get(0)).isEqualTo("\033[31mno\033[0m     x");
        }

        @Test
        void escapeWhatCouldHarmTheTerminal() {
            assertThat(new Table("").row("\033[2J").render(COLOUR)).isEqualTo("\\u{1b}[2J");
        }
    }

    @Nested
    class PlacesAndRemarks {
        private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
        private final PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);

        @Test
        void nameAConfigurationSoThatItCannotHarmTheTerminal() {
            var hostile = Samples.hostileInterface();
            assertThat(DisplayText.describe(hostile)).isEqualTo("desk on \\u{1b}[2J (generic:\\u{1b}[2J)");
            assertThat(DisplayText.describe(hostile.identifier(), NetworkSnapshot.EMPTY))
                    .isEqualTo("generic:\\u{1b}[2J");
        }

        @Test
        void areAsHarmlessWhileSomethingIsWaitedFor() {
            new Terminal(stream, stream, null, new TerminalFeatures(true, true, TerminalFeatures.UNLIMITED))
                    .showProgress("opening \033]0;owned\007");
            assertThat(shown.toString(StandardCharsets.UTF_8)).endsWith("opening \\u{1b}]0;owned\\u{7}");
        }
    }

    @Nested
    class Json {
        @Test
        void escapesAsTheStandardSays() {
            assertThat(JsonWriter.line("\" \\ / \b\f\n\r\t\0 é"))
                    .isEqualTo("\"\\\" \\\\ / \\u0008\\u000c\\n\\r\\t\\u0000 \\u00e9\"");
        }

        @Test
        void escapesWhatCouldHarmATerminal() {
            assertThat(JsonWriter.line("\033\u0085\u202e\u2028\ud800\uE000"))
                    .isEqualTo("\"\\u001b\\u0085\\u202e\\u2028\\ud800\\ue000\"");
            assertThat(JsonWriter.line("\udb40\udc41")).isEqualTo("\"\\udb40\\udc41\"");
        }

        @Test
        void survivesEveryCharacterSet() {
            assertThat(JsonWriter.line("客📶")).isEqualTo("\"\\u5ba2\\ud83d\\udcf6\"");
        }

        @Test
        void writesEveryKindOfValue() {
            var values = new ArrayList<Object>(Arrays.asList(null, true, 1, -2L, List.of(), Map.of()));
            assertThat(JsonWriter.line(values)).isEqualTo("[null,true,1,-2,[],{}]");
            assertThat(JsonWriter.pretty(Map.of("a", List.of(1, 2), "b".repeat(0), Map.of())))
                    .contains("\"a\": [\n    1,\n    2\n  ]")
                    .contains("\"\": {}");
        }

        @Test
        void refusesWhatItDoesNotKnow() {
            assertThatThrownBy(() -> JsonWriter.line(0.5)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Addresses {
        @ParameterizedTest
        @CsvSource({
            "192.0.2.1, 192.0.2.1",
            "2001:db8:0:0:0:0:0:17, 2001:db8::17",
            "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
            "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
            "0:0:0:0:0:0:0:0, ::",
            "0:0:0:0:0:0:0:1, ::1",
            "fe80:0:0:0:0:0:0:0, fe80::",
            "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        })
        void areShortened(String literal, String shown) throws Exception {
            assertThat(AddressText.of(InetAddress.getByName(literal))).isEqualTo(shown);
        }
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @CsvSource({
            "0, 0 B",
            "999, 999 B",
            "1000, 1.00 kB",
            "9994, 9.99 kB",
            "9995, 10.0 kB",
            "99949, 99.9 kB",
            "999499, 999 kB",
            "999500, 1.00 MB",
            "9223372036854775807, 9.22 EB",
        })
        void areRoundedToThreeDigits(long bytes, String parts) {
            assertThat(DisplayText.bytes(bytes)).isEqualTo(parts);
        }

        @ParameterizedTest
        @CsvSource({"0, ''", "600, 600 kbit/s", "54000, 54 Mbit/s", "6500, 6.5 Mbit/s", "1201000, 1201 Mbit/s"})
        void areBitRates(int kbps, String parts) {
            assertThat(DisplayText.bitrate(kbps)).isEqualTo(parts);
        }
    }

    @Nested
    class Near {
        @ParameterizedTest
        @CsvSource({
            "eht0, eth0",
            "eth, eth0",
            "ETH0, eth0",
            "--josn, --json",
            "corprate, corporate",
        })
        void findsWhatWasMeant(String wrong, String meant) {
            assertThat(Suggestions.near(wrong, List.of("wlan0", "eth0", "--json", "--state", "corporate")))
                    .containsExactly(meant);
        }

        @Test
        void findsNothingForWhatIsFarAway() {
            assertThat(Suggestions.near("quite different", List.of("eth0", "wlan0")))
                    .isEmpty();
        }

        @Test
        void givesAtMostThree() {
            assertThat(Suggestions.near("eth", List.of("eth3", "eth2", "eth1", "eth0")))
                    .containsExactly("eth0", "eth1", "eth2");
        }
    }

    @Nested
    class NarrowScreens {
        private final Table table = new Table("STATE", "NAME", "ADDRESS", "IDENTIFIER")
                .optional("IDENTIFIER", "ADDRESS")
                .row("active", "Conference Centre", "192.0.2.17/24", "nm:0b1e6b2c");

        private List<String> at(int columns) {
            return table.lines(new TerminalFeatures(true, false, columns));
        }

        @Test
        void showEverythingWhereItFits() {
            assertThat(at(53)).last().isEqualTo("active  Conference Centre  192.0.2.17/24  nm:0b1e6b2c");
        }

        @Test
        void doWithoutTheLeastImportantColumns() {
            assertThat(at(52)).last().isEqualTo("active  Conference Centre  192.0.2.17/24");
            assertThat(at(30)).last().isEqualTo("active  Conference Centre");
        }

        @Test
        void shortenTheWidestColumnThen() {
            assertThat(at(20)).containsExactly("STATE   NAME", "active  Conference \u2026");
        }

        @Test
        void breakOtherLinesBetweenWords() {
            assertThat(TextWrap.wrap("session 1 is open: eth0 (generic:eth0), up already; stays up", 30))
                    .isEqualTo("session 1 is open: eth0\n  (generic:eth0), up already;\n  stays up");
        }

        @Test
        void continueAValueBelowItsBeginning() {
            assertThat(TextWrap.wrap("last failure  no agent gave the key", 30))
                    .isEqualTo("last failure  no agent gave\n              the key");
        }

        @Test
        void countNoEscapeSequence() {
            String line = "\033[32monline\033[0m        yes, it is";
            assertThat(TextWrap.wrap(line, 24)).isEqualTo(line);
        }
    }

    @Nested
    class Reasons {
        private String reason(String text, String platform) {
            return DisplayText.of(new NetworkFailure(FailureReason.NO_CARRIER, platform, text, Samples.NOON));
        }

        @Test
        void areSaidOnce() {
            assertThat(reason("the cable was pulled", "NO_LINK (3)"))
                    .isEqualTo("the cable was pulled (no carrier) [NO_LINK (3)]");
            assertThat(reason("No carrier", "")).isEqualTo("no carrier");
            assertThat(reason("", "no-carrier")).isEqualTo("no carrier");
            assertThat(reason("activation failed: no-carrier", "")).isEqualTo("activation failed: no-carrier");
        }
    }

    @Nested
    class WhatWasMeant {
        @Test
        void isNear() {
            var words = List.of("eth0", "eth1", "wlan0", "Office");
            assertThat(Suggestions.near("eht0", words)).containsExactly("eth0");
            assertThat(Suggestions.near("offi", words)).containsExactly("Office");
            assertThat(Suggestions.near("0", words)).isEmpty();
            assertThat(Suggestions.near("xth9", words)).isEmpty();
        }
    }
}
