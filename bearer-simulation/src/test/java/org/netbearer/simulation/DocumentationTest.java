package org.netbearer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.WlanSecurity;

/** The page that describes the scenario file says what is true. */
final class DocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```$\\n(.*?)^```$");
    private static final Pattern SCENARIO_IN_JAVA = Pattern.compile("(?s)\"\"\"\\n(.*?)\"\"\"");

    private final String page;

    DocumentationTest() throws IOException {
        page = Files.readString(Path.of("../docs/howto/simulation.md"));
    }

    @Test
    void itsExamplesHaveNoErrors() {
        var example = BLOCK.matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(block -> block.startsWith("# the train"))
                .findFirst()
                .orElseThrow();
        assertThat(Scenario.parse("page", example).errors()).isEmpty();
        var inJava = SCENARIO_IN_JAVA.matcher(page);
        assertThat(inJava.find()).isTrue();
        assertThat(Scenario.parse("page", inJava.group(1).indent(-8)).errors()).isEmpty();
    }

    @Test
    void itNamesEveryScenarioThatComesAlong() {
        assertThat(Scenario.builtIn()).allMatch(name -> page.contains("`" + name + "`"));
    }

    @Test
    void itNamesEveryKeyword() {
        assertThat(page.split("[^a-z0-9-]+"))
                .contains(words(LinkKind.values()))
                .contains(words(WlanSecurity.values()))
                .contains(words(NetworkCapability.values()));
        assertThat(words(FailureReason.values())).contains("no-secrets", "authentication-failed", "timed-out");
    }

    @Test
    void itsErrorsAreThoseThatAreTold() {
        assertThat(Scenario.parse("page", "link x etherent").errors().get(0).text())
                .startsWith(
                        "is neither up, down, connected, disconnected, joins, leaves, gone nor a kind; it is not one of "
                                + "ethernet, ");
        assertThat(Scenario.parse("page", "network cafe").errors().get(0).text())
                .isEqualTo("is a new network and needs its adapter: on LINK");
    }

    private static String[] words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Keywords::of).toArray(String[]::new);
    }
}
