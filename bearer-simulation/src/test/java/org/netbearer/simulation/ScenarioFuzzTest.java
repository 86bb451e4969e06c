package org.netbearer.simulation;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netbearer.testrigs.FuzzCorpus;

/** What somebody writes into a scenario: {@code .ci/fuzz bearer-simulation}. */
public final class ScenarioFuzzTest {
    /** Reads a scenario, which has errors more often than not. */
    public static void fuzzerTestOneInput(byte[] input) {
        Scenario.parse("fuzz", new String(input, StandardCharsets.UTF_8));
    }

    @Test
    void readsOrListsTheErrorsOfWhateverItIs() {
        FuzzCorpus.of("ScenarioFuzzTest").replay(ScenarioFuzzTest::fuzzerTestOneInput);
    }
}
