package org.netbearer.api;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a configuration because it is a Wi-Fi network.
 *
 * <p>Immutable.
 *
 * @param ssid its name; {@link Ssid#HIDDEN} and {@link Ssid#REDACTED} are answers, not gaps
 * @param security the ways in which it lets stations in; empty if not known
 * @param accessPoints the access points in range that serve it, in the order the bearer keeps (by BSSID where
 *     that is known); empty if none is in range
 * @param activeAccessPoint the BSSID that this machine is associated with; empty if none, or redacted
 * @param link what is measured of the association; empty if there is none, or nothing of it is reported
 */
public record WlanDetails(
        Ssid ssid,
        Set<WlanSecurity> security,
        List<AccessPoint> accessPoints,
        Optional<MacAddress> activeAccessPoint,
        Optional<WlanLink> link)
        implements Serializable {
    /** Copies the collections. */
    public WlanDetails {
        Objects.requireNonNull(ssid, "ssid");
        security = EnumSets.copyOf(security);
        accessPoints = List.copyOf(accessPoints);
        Objects.requireNonNull(activeAccessPoint, "activeAccessPoint");
        Objects.requireNonNull(link, "link");
    }

    /**
     * Creates details without measurements of a link.
     *
     * @param ssid its name
     * @param security the ways in which it lets stations in
     * @param accessPoints the access points in range that serve it
     * @param activeAccessPoint the BSSID that this machine is associated with; empty if none, or redacted
     */
    public WlanDetails(
            Ssid ssid,
            Set<WlanSecurity> security,
            List<AccessPoint> accessPoints,
            Optional<MacAddress> activeAccessPoint) {
        this(ssid, security, accessPoints, activeAccessPoint, Optional.empty());
    }

    /**
     * Returns the quality to show for the network as a whole.
     *
     * @return the signal of the active access point if there is one, else the strongest, in percent; -1 if not known
     */
    public int signalPercent() {
        int strongest = -1;
        for (AccessPoint point : accessPoints) {
            if (activeAccessPoint.isPresent() && activeAccessPoint.equals(point.bssid())) {
                return point.signalPercent();
            }
            strongest = Math.max(strongest, point.signalPercent());
        }
        return strongest;
    }

    /**
     * Compares all but the measurements.
     *
     * @param other the details to compare with
     * @return true if name, security, the set of access points or the active one differ
     */
    public boolean differsFrom(WlanDetails other) {
        if (this == other) {
            return false;
        }
        if (!ssid.equals(other.ssid)
                || !security.equals(other.security)
                || !activeAccessPoint.equals(other.activeAccessPoint)
                || accessPoints.size() != other.accessPoints.size()) {
            return true;
        }
        for (int i = 0; i < accessPoints.size(); i++) {
            if (accessPoints.get(i).differsFrom(other.accessPoints.get(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a builder of a network of which nothing but the name is known.
     *
     * @param ssid its name
     * @return a builder
     */
    public static Builder builder(Ssid ssid) {
        return new Builder(ssid);
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of a {@link WlanDetails}; confined to one thread. */
    public static final class Builder {
        private final Ssid ssid;
        private Set<WlanSecurity> security = Set.of();
        private List<AccessPoint> accessPoints = List.of();
        private @Nullable MacAddress activeAccessPoint;
        private @Nullable WlanLink link;

        private Builder(Ssid ssid) {
            this.ssid = Objects.requireNonNull(ssid, "ssid");
        }

        /**
         * Sets {@link WlanDetails#security()}.
         *
         * @param value the ways in which it lets stations in
         * @return this
         */
        public Builder security(Set<WlanSecurity> value) {
            security = Objects.requireNonNull(value, "security");
            return this;
        }

        /**
         * Sets {@link WlanDetails#accessPoints()}.
         *
         * @param value the access points in range that serve it, in the order the bearer keeps (by BSSID where that is known)
         * @return this
         */
        public Builder accessPoints(List<AccessPoint> value) {
            accessPoints = Objects.requireNonNull(value, "accessPoints");
            return this;
        }

        /**
         * Sets {@link WlanDetails#activeAccessPoint()}.
         *
         * @param value the BSSID that this machine is associated with
         * @return this
         */
        public Builder activeAccessPoint(MacAddress value) {
            activeAccessPoint = Objects.requireNonNull(value, "activeAccessPoint");
            return this;
        }

        /**
         * Sets {@link WlanDetails#link()}.
         *
         * @param value what is measured of the association
         * @return this
         */
        public Builder link(WlanLink value) {
            link = Objects.requireNonNull(value, "link");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public WlanDetails build() {
            return new WlanDetails(
                    ssid, security, accessPoints, Optional.ofNullable(activeAccessPoint), Optional.ofNullable(link));
        }
    }
}
