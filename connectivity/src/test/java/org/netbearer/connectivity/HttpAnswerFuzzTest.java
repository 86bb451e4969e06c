package org.netbearer.connectivity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.netbearer.testrigs.FuzzCorpus;

/** What a portal answers: {@code .ci/fuzz connectivity}. */
public final class HttpAnswerFuzzTest {
    /** Reads an answer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            HttpAnswerReader.read(new ByteArrayInputStream(input));
        } catch (IOException refused) {
            // it is no HTTP, or ends too early
        }
    }

    @Test
    void readsOrRefusesWhateverItIs() {
        FuzzCorpus.of("HttpAnswerFuzzTest").replay(HttpAnswerFuzzTest::fuzzerTestOneInput);
    }
}
