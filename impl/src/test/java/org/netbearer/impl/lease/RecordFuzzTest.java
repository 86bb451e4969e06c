package org.netbearer.impl.lease;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netbearer.testrigs.FuzzCorpus;

/** What stands in a file of the leases folder: {@code .ci/fuzz impl}. */
public final class RecordFuzzTest {
    /** Reads a record, and what was written of it. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            LeaseRecord record = RecordText.read(new String(input, StandardCharsets.UTF_8));
            if (!RecordText.read(RecordText.write(record)).equals(record)) {
                throw new AssertionError(record + " is not read as it was written");
            }
        } catch (MalformedRecordException refused) {
            // with a reason
        }
    }

    @Test
    void readsOrRefusesWhateverItIs() {
        FuzzCorpus.of("RecordFuzzTest").replay(RecordFuzzTest::fuzzerTestOneInput);
    }
}
