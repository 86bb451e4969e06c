package org.netbearer.api;

import java.util.List;
import java.util.Objects;
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
 * @param activeAccessPoint the BSSID that this machine is associated with; null if none, or redacted
 */
public record WlanDetails(
        Ssid ssid,
        Set<WlanSecurity> security,
        List<AccessPoint> accessPoints,
        @Nullable MacAddress activeAccessPoint) {
    /** Copies the collections. */
    public WlanDetails {
        Objects.requireNonNull(ssid, "ssid");
        security = EnumSets.copyOf(security);
        accessPoints = List.copyOf(accessPoints);
    }

    /**
     * Finds the quality to show for the network as a whole.
     *
     * @return the signal of the active access point if there is one, else the strongest, in percent; -1 if not known
     */
    public int signalPercent() {
        int strongest = -1;
        for (AccessPoint point : accessPoints) {
            if (activeAccessPoint != null && activeAccessPoint.equals(point.bssid())) {
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
                || !Objects.equals(activeAccessPoint, other.activeAccessPoint)
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
}
