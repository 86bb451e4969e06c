package org.netbearer.api;

import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What this machine measures of its association with an access point, when it was last read.
 *
 * <p>Immutable. All of it are measurements: see {@link NetworkChange}.
 *
 * @param signalDbm received power in dBm; empty if not known
 * @param noiseDbm noise on the channel in dBm; empty if not known
 * @param transmitRateKbps the rate at which this machine sends, in kbit/s; empty if not known
 * @param receiveRateKbps the rate at which it receives, in kbit/s; empty if not known
 * @param phyMode the part of the standard that is in use
 */
public record WlanLink(
        OptionalInt signalDbm,
        OptionalInt noiseDbm,
        OptionalInt transmitRateKbps,
        OptionalInt receiveRateKbps,
        WlanPhyMode phyMode)
        implements Serializable {
    /** Checks the ranges. */
    public WlanLink {
        Objects.requireNonNull(signalDbm, "signalDbm");
        Objects.requireNonNull(noiseDbm, "noiseDbm");
        Objects.requireNonNull(phyMode, "phyMode");
        if (transmitRateKbps.orElse(0) < 0 || receiveRateKbps.orElse(0) < 0) {
            throw new IllegalArgumentException("negative rate");
        }
    }

    /**
     * Returns a builder of a link of which nothing was measured.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of a {@link WlanLink}; confined to one thread. */
    public static final class Builder {
        private @Nullable Integer signalDbm;
        private @Nullable Integer noiseDbm;
        private @Nullable Integer transmitRateKbps;
        private @Nullable Integer receiveRateKbps;
        private WlanPhyMode phyMode = WlanPhyMode.UNKNOWN;

        private Builder() {}

        /**
         * Sets {@link WlanLink#signalDbm()}.
         *
         * @param value received power in dBm
         * @return this
         */
        public Builder signalDbm(int value) {
            signalDbm = value;
            return this;
        }

        /**
         * Sets {@link WlanLink#noiseDbm()}.
         *
         * @param value noise on the channel in dBm
         * @return this
         */
        public Builder noiseDbm(int value) {
            noiseDbm = value;
            return this;
        }

        /**
         * Sets {@link WlanLink#transmitRateKbps()}.
         *
         * @param value the rate at which this machine sends, in kbit/s
         * @return this
         */
        public Builder transmitRateKbps(int value) {
            transmitRateKbps = value;
            return this;
        }

        /**
         * Sets {@link WlanLink#receiveRateKbps()}.
         *
         * @param value the rate at which it receives, in kbit/s
         * @return this
         */
        public Builder receiveRateKbps(int value) {
            receiveRateKbps = value;
            return this;
        }

        /**
         * Sets {@link WlanLink#phyMode()}.
         *
         * @param value the part of the standard that is in use
         * @return this
         */
        public Builder phyMode(WlanPhyMode value) {
            phyMode = Objects.requireNonNull(value, "phyMode");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public WlanLink build() {
            return new WlanLink(
                    optional(signalDbm),
                    optional(noiseDbm),
                    optional(transmitRateKbps),
                    optional(receiveRateKbps),
                    phyMode);
        }

        private static OptionalInt optional(@Nullable Integer value) {
            return value == null ? OptionalInt.empty() : OptionalInt.of(value);
        }
    }
}
