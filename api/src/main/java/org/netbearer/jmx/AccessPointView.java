package org.netbearer.jmx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One radio that serves a Wi-Fi network, as it was last seen.
 *
 * @param bssid its address; empty if the operating system redacts it
 * @param security the ways in which it lets stations in
 * @param securityValue {@code security} as a number: bit <i>n</i> is the constant of {@code WlanSecurity} at place <i>n</i>
 * @param frequencyMhz centre of its primary channel in MHz; 0 if not known
 * @param channel number of its primary channel; 0 if not known
 * @param channelWidthMhz width in MHz; 0 if not known
 * @param signalPercent quality from 0 to 100; -1 if not known
 * @param signalDbm received power in dBm; null if not known
 * @param maxBitrateKbps the highest rate that it offers, in kbit/s; 0 if not known
 * @param lastSeen when it was last seen, in ms since 1970; 0 if not known
 */
public record AccessPointView(
        String bssid,
        List<String> security,
        int securityValue,
        int frequencyMhz,
        int channel,
        int channelWidthMhz,
        int signalPercent,
        @Nullable Integer signalDbm,
        int maxBitrateKbps,
        long lastSeen) {}
