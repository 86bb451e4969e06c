package org.netbearer.jmx;

import org.jspecify.annotations.Nullable;

/**
 * What this machine measures of its association with an access point.
 *
 * @param signalDbm received power in dBm; null if not known
 * @param noiseDbm noise on the channel in dBm; null if not known
 * @param transmitRateKbps the rate at which this machine sends, in kbit/s; 0 if not known
 * @param receiveRateKbps the rate at which it receives, in kbit/s; 0 if not known
 * @param phyMode the part of the standard that is in use
 * @param phyModeValue {@code phyMode} as a number
 */
public record WlanLinkView(
        @Nullable Integer signalDbm,
        @Nullable Integer noiseDbm,
        int transmitRateKbps,
        int receiveRateKbps,
        String phyMode,
        int phyModeValue) {}
