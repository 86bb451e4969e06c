package org.netbearer.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One radio that serves a Wi-Fi network, as it was last seen.
 *
 * <p>Immutable. {@code signalPercent}, {@code signalDbm}, {@code maxBitrateKbps} and {@code lastSeen} are measurements:
 * see {@link NetworkChange}.
 *
 * @param bssid its address; empty if the operating system redacts it
 * @param security the ways in which it lets stations in, in the order of declaration
 * @param frequencyMhz centre of its primary channel in MHz; 0 if not known
 * @param channel number of its primary channel; 0 if not known
 * @param channelWidthMhz width in MHz; 0 if not known
 * @param signalPercent quality from 0 to 100; -1 if not known
 * @param signalDbm received power in dBm; empty if not known
 * @param maxBitrateKbps the highest rate that it offers, in kbit/s; 0 if not known
 * @param lastSeen when it was last seen; empty if not known
 */
public record AccessPoint(
        Optional<MacAddress> bssid,
        Set<WlanSecurity> security,
        int frequencyMhz,
        int channel,
        int channelWidthMhz,
        int signalPercent,
        OptionalInt signalDbm,
        int maxBitrateKbps,
        Optional<Instant> lastSeen)
        implements Serializable {
    /** Copies the set and checks the ranges. */
    public AccessPoint {
        Objects.requireNonNull(bssid, "bssid");
        security = EnumSets.copyOf(security);
        Objects.requireNonNull(signalDbm, "signalDbm");
        Objects.requireNonNull(lastSeen, "lastSeen");
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
                && (!bssid.equals(other.bssid)
                        || !security.equals(other.security)
                        || frequencyMhz != other.frequencyMhz
                        || channel != other.channel
                        || channelWidthMhz != other.channelWidthMhz);
    }

    /**
     * Returns a builder of an access point of which nothing is known.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder that begins with the values of this.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        var copy = new Builder();
        copy.bssid = bssid.orElse(null);
        copy.security = security;
        copy.frequencyMhz = frequencyMhz;
        copy.channel = channel;
        copy.channelWidthMhz = channelWidthMhz;
        copy.signalPercent = signalPercent;
        signalDbm.ifPresent(copy::signalDbm);
        copy.maxBitrateKbps = maxBitrateKbps;
        copy.lastSeen = lastSeen.orElse(null);
        return copy;
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of an {@link AccessPoint}; confined to one thread. */
    public static final class Builder {
        private @Nullable MacAddress bssid;
        private Set<WlanSecurity> security = Set.of();
        private int frequencyMhz;
        private int channel;
        private int channelWidthMhz;
        private int signalPercent = -1;
        private @Nullable Integer signalDbm;
        private int maxBitrateKbps;
        private @Nullable Instant lastSeen;

        private Builder() {}

        /**
         * Sets {@link AccessPoint#bssid()}.
         *
         * @param value its address
         * @return this
         */
        public Builder bssid(MacAddress value) {
            bssid = Objects.requireNonNull(value, "bssid");
            return this;
        }

        /**
         * Sets {@link AccessPoint#security()}.
         *
         * @param value the ways in which it lets stations in, in the order of declaration
         * @return this
         */
        public Builder security(Set<WlanSecurity> value) {
            security = Objects.requireNonNull(value, "security");
            return this;
        }

        /**
         * Sets {@link AccessPoint#frequencyMhz()}.
         *
         * @param value centre of its primary channel in MHz; 0 if not known
         * @return this
         */
        public Builder frequencyMhz(int value) {
            frequencyMhz = value;
            return this;
        }

        /**
         * Sets {@link AccessPoint#channel()}.
         *
         * @param value number of its primary channel; 0 if not known
         * @return this
         */
        public Builder channel(int value) {
            channel = value;
            return this;
        }

        /**
         * Sets {@link AccessPoint#channelWidthMhz()}.
         *
         * @param value width in MHz; 0 if not known
         * @return this
         */
        public Builder channelWidthMhz(int value) {
            channelWidthMhz = value;
            return this;
        }

        /**
         * Sets {@link AccessPoint#signalPercent()}.
         *
         * @param value quality from 0 to 100; -1 if not known
         * @return this
         */
        public Builder signalPercent(int value) {
            signalPercent = value;
            return this;
        }

        /**
         * Sets {@link AccessPoint#signalDbm()}.
         *
         * @param value received power in dBm
         * @return this
         */
        public Builder signalDbm(int value) {
            signalDbm = value;
            return this;
        }

        /**
         * Sets {@link AccessPoint#maxBitrateKbps()}.
         *
         * @param value the highest rate that it offers, in kbit/s; 0 if not known
         * @return this
         */
        public Builder maxBitrateKbps(int value) {
            maxBitrateKbps = value;
            return this;
        }

        /**
         * Sets {@link AccessPoint#lastSeen()}.
         *
         * @param value when it was last seen
         * @return this
         */
        public Builder lastSeen(Instant value) {
            lastSeen = Objects.requireNonNull(value, "lastSeen");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public AccessPoint build() {
            return new AccessPoint(
                    Optional.ofNullable(bssid),
                    security,
                    frequencyMhz,
                    channel,
                    channelWidthMhz,
                    signalPercent,
                    signalDbm == null ? OptionalInt.empty() : OptionalInt.of(signalDbm),
                    maxBitrateKbps,
                    Optional.ofNullable(lastSeen));
        }
    }
}
