package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference says what the commands do. */
class ReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "shell.md");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final Pattern FIELD = Pattern.compile("\"([a-z][A-Za-z]*)\":");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "show-wlan",
                "primary",
                "online",
                "capabilities",
                "bearers",
                "update",
                "check",
                "open",
                "close",
                "stop",
                "sessions",
                "stats",
                "checkpoint",
                "confirm",
                "rollback",
                "why-offline",
                "history",
                "flaps"
            })
    void showsWhatIsPrinted(String sample) throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("```\n" + Files.readString(GOLDEN.resolve(sample + ".txt")) + "```\n");
    }

    @Test
    void namesEveryFieldOfTheJson() throws IOException {
        String page = Files.readString(PAGE);
        try (var files = Files.list(GOLDEN)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                assertThat(FIELD.matcher(Files.readString(file)).results().map(field -> field.group(1)))
                        .filteredOn(field -> !List.of("nm", "generic").contains(field))
                        .as(file.toString())
                        .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
            }
        }
    }

    @Test
    void namesEveryOptionOfEveryCommand() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Commands.ALL).allSatisfy(usage -> assertDocumented(usage, page));
    }

    private static void assertDocumented(Usage usage, String page) {
        assertThat(page).contains("`" + usage.command());
        assertThat(usage.options())
                .allSatisfy(option -> assertThat(option.names())
                        .allSatisfy(name -> assertThat(page).contains("`" + name + "`")));
    }
}
