package org.netbearer.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One radio that serves a Wi-Fi network, as it was last heard.
 *
 * <p>Immutable. {@code signalPercent}, {@code signalDbm}, {@code maxBitrateKbps} and {@code lastSeen} are measurements:
 * see {@link NetworkChange}.
 *
 * @param bssid its address; null if the operating system redacts it
 * @param security the ways in which it lets stations in, in the order of declaration
 * @param frequencyMhz centre of its primary channel in MHz; 0 if not known
 * @param channel number of its primary channel; 0 if not known
 * @param channelWidthMhz width in MHz; 0 if not known
 * @param signalPercent quality from 0 to 100; -1 if not known
 * @param signalDbm received power in dBm; null if not known
 * @param maxBitrateKbps the highest rate that it offers, in kbit/s; 0 if not known
 * @param lastSeen when it was last heard; null if not known
 */
public record AccessPoint(
        @Nullable MacAddress bssid,
        Set<WlanSecurity> security,
        int frequencyMhz,
        int channel,
        int channelWidthMhz,
        int signalPercent,
        @Nullable Integer signalDbm,
        int maxBitrateKbps,
        @Nullable Instant lastSeen) {
    /** Copies the set and checks the ranges. */
    public AccessPoint {
        security = EnumSets.copyOf(security);
        if (signalPercent < -1 || signalPercent > 100) {
            throw new IllegalArgumentException("signal of " + signalPercent + " percent");
        }
        if (frequencyMhz < 0 || channel < 0 || channelWidthMhz < 0 || maxBitrateKbps < 0) {
            throw new IllegalArgumentException("negative frequency, channel, width or bit rate");
        }
    }

    /**
     * Compares all but the measurements.
     *
     * @param other the access point to compare with
     * @return true if address, security, frequency, channel or width differ
     */
    public boolean differsFrom(AccessPoint other) {
        return this != other
                && (!Objects.equals(bssid, other.bssid)
                        || !security.equals(other.security)
                        || frequencyMhz != other.frequencyMhz
                        || channel != other.channel
                        || channelWidthMhz != other.channelWidthMhz);
    }
}
