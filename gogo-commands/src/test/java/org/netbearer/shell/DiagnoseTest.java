package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netbearer.spi.Diagnosis;

class DiagnoseTest {
    private final DiagnoseCommand command = new DiagnoseCommand();

    @Test
    void printsTheTranscriptOfEachBearerInTheOrderOfTheirNames() {
        command.diagnoses = List.of(says("wlanapi", "open 0"), says("corewlan", "no such framework"));
        assertThat(diagnose()).isEqualTo("--- corewlan\nno such framework\n--- wlanapi\nopen 0");
    }

    @Test
    void printsOnlyWhatWasAskedFor() {
        command.diagnoses = List.of(says("wlanapi", "open 0"), says("corewlan", "no such framework"));
        assertThat(diagnose("wlanapi")).isEqualTo("--- wlanapi\nopen 0");
        assertThatThrownBy(() -> diagnose("nm"))
                .isInstanceOf(CommandException.class)
                .hasMessage("no transcript of nm; there is corewlan, wlanapi");
    }

    @Test
    void goesOnAfterOneThatBreaks() {
        command.diagnoses = List.of(breaks(), says("wlanapi", "open 0\u001b[2J"));
        assertThat(diagnose())
                .isEqualTo("--- corewlan\nfailed: java.lang.Error: gone\n" + "--- wlanapi\nopen 0\\u{1b}[2J");
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(diagnose()).isEqualTo("no bearer here has a transcript");
    }

    @Test
    void printsJson() {
        assertThat(JsonWriter.pretty(Transcripts.of(List.of(says("wlanapi", "open 0")), Duration.ZERO)
                        .json()))
                .contains("\"transcripts\"", "\"bearer\": \"wlanapi\"", "\"lines\"");
    }

    @Test
    void recordsEventsAsLongAsItIsAskedTo() {
        command.diagnoses = List.of(says("wlanapi", "open 0"), new Diagnosis() {
            @Override
            public String name() {
                return "corewlan";
            }

            @Override
            public List<String> transcript() {
                return List.of();
            }

            @Override
            public List<String> transcript(Duration watch) {
                return List.of("watched for " + watch);
            }
        });
        assertThat(diagnose("--watch", "120")).isEqualTo("--- corewlan\nwatched for PT2M\n--- wlanapi\nopen 0");
        assertThatThrownBy(() -> diagnose("--watch", "soon"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("--watch");
    }

    private String diagnose(String... bearers) {
        return String.valueOf(command.diagnose(bearers));
    }

    private static Diagnosis says(String name, String line) {
        return diagnosis(name, () -> List.of(line));
    }

    private static Diagnosis breaks() {
        return diagnosis("corewlan", () -> {
            throw new Error("gone"); // as JNA throws it
        });
    }

    private static Diagnosis diagnosis(String name, java.util.function.Supplier<List<String>> lines) {
        return new Diagnosis() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> transcript() {
                return lines.get();
            }
        };
    }
}
