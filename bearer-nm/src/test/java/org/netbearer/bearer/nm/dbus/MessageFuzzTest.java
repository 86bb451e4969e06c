package org.netbearer.bearer.nm.dbus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;
import org.netbearer.testrigs.FuzzCorpus;

/** What comes from a bus: {@code .ci/fuzz bearer-nm}. */
public final class MessageFuzzTest {
    /** Reads messages until the end, each with its body. */
    public static void fuzzerTestOneInput(byte[] input) {
        var reader = new MessageReader(Channels.newChannel(new ByteArrayInputStream(input)));
        while (true) {
            try {
                MessageHeader header = reader.next();
                new Arguments(reader.body(header.signature()));
            } catch (MalformedMessageException unreadable) {
                // the next one may be
            } catch (IOException end) {
                return;
            }
        }
    }

    @Test
    void readsOrRefusesWhateverItIs() {
        FuzzCorpus.of("MessageFuzzTest").replay(MessageFuzzTest::fuzzerTestOneInput);
    }
}
