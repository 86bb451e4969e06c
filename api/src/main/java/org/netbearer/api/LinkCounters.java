package org.netbearer.api;

import java.io.Serializable;

/**
 * Traffic of an interface since it came up, as the operating system counts it. A measurement.
 *
 * @param receivedBytes bytes received
 * @param sentBytes bytes sent
 * @param receivedPackets packets received
 * @param sentPackets packets sent
 */
public record LinkCounters(long receivedBytes, long sentBytes, long receivedPackets, long sentPackets)
        implements Serializable {

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
