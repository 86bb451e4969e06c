package org.netbearer.bearer.generic.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.netbearer.testrigs.FuzzCorpus;

/** What comes from the kernel: {@code .ci/fuzz bearer-generic}. */
public final class NetlinkFuzzTest {
    /** Splits a datagram, and reads each message as each kind. */
    public static void fuzzerTestOneInput(byte[] input) {
        for (Message message : Message.of(ByteBuffer.wrap(input).order(ByteOrder.nativeOrder()))) {
            message.error();
            LinkMessage.of(message);
            AddressMessage.of(message);
            RouteMessage.of(message);
            NextHopMessage.of(message);
            StationMessage.of(message);
            StationMessage.familyOf(message);
        }
    }

    @Test
    void readsOrLeavesOutWhateverItIs() {
        FuzzCorpus.of("NetlinkFuzzTest").replay(NetlinkFuzzTest::fuzzerTestOneInput);
    }
}
