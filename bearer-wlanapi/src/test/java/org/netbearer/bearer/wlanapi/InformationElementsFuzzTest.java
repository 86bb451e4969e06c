package org.netbearer.bearer.wlanapi;

import org.junit.jupiter.api.Test;
import org.netbearer.bearer.wlanapi.port.WlanPort.Bytes;
import org.netbearer.testrigs.FuzzCorpus;

/** What an access point sends: {@code .ci/fuzz bearer-wlanapi}. */
public final class InformationElementsFuzzTest {
    /** Reads elements. */
    public static void fuzzerTestOneInput(byte[] input) {
        InformationElements.of(new Bytes(input));
    }

    @Test
    void readsOrLeavesOutWhateverItIs() {
        FuzzCorpus.of("InformationElementsFuzzTest").replay(InformationElementsFuzzTest::fuzzerTestOneInput);
    }
}
