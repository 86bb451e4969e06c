package org.netbearer.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;

/**
 * A Wi-Fi network: a stored profile, or what is found on the air, or both.
 *
 * <p>It is in range while it has an access point. Without a profile and out of range it is no configuration.
 *
 * @param key names it in the scene
 * @param link the key of the Wi-Fi adapter that hears it
 * @param ssid its name on the air
 * @param security the ways in which it lets stations in
 * @param accessPoints those in range, in order of BSSID, redacted ones last
 * @param traits of its configuration
 */
public record SceneNetwork(
        String key, String link, Ssid ssid, Set<WlanSecurity> security, List<AccessPoint> accessPoints, Traits traits)
        implements SceneItem {
    private static final Comparator<AccessPoint> BY_BSSID =
            Comparator.comparing(point -> point.bssid().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));

    /** Copies the collections and sorts the access points. */
    public SceneNetwork {
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(ssid, "ssid");
        Objects.requireNonNull(traits, "traits");
        security = security.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(security));
        accessPoints = accessPoints.stream().sorted(BY_BSSID).toList();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a network needs a key");
        }
    }

    /**
     * Creates a WPA2 network with a profile, out of range.
     *
     * @param key names it in the scene, and on the air if it fits
     * @param link the key of the Wi-Fi adapter
     * @return the network
     */
    public static SceneNetwork of(String key, String link) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        var ssid = Ssid.of(name.length > Ssid.MAX_LENGTH ? Arrays.copyOf(name, Ssid.MAX_LENGTH) : name);
        return new SceneNetwork(key, link, ssid, Set.of(WlanSecurity.WPA2_PSK), List.of(), Traits.PLAIN);
    }

    /** Starts an access point on the usual channel. */
    static AccessPoint.Builder accessPoint(MacAddress bssid, Set<WlanSecurity> security) {
        return AccessPoint.builder()
                .bssid(bssid)
                .security(security)
                .frequencyMhz(2437)
                .channel(6)
                .channelWidthMhz(20);
    }

    /**
     * Adds an access point, or replaces the one with its BSSID.
     *
     * @param point the access point
     * @return the same otherwise
     */
    public SceneNetwork with(AccessPoint point) {
        var points = new ArrayList<>(accessPoints);
        points.removeIf(each -> each.bssid().equals(point.bssid()));
        points.add(point);
        return withAccessPoints(points);
    }

    /**
     * Removes an access point; harmless if it is not there.
     *
     * @param bssid its address
     * @return the same otherwise
     */
    public SceneNetwork without(MacAddress bssid) {
        return withAccessPoints(accessPoints.stream()
                .filter(each -> each.bssid().filter(bssid::equals).isEmpty())
                .toList());
    }

    /**
     * Replaces the access points.
     *
     * @param points those in range; none to put it out of range
     * @return the same otherwise
     */
    public SceneNetwork withAccessPoints(List<AccessPoint> points) {
        return new SceneNetwork(key, link, ssid, security, points, traits);
    }

    /**
     * Replaces the name on the air.
     *
     * @param value the name; {@link Ssid#HIDDEN} and {@link Ssid#REDACTED} are fine
     * @return the same otherwise
     */
    public SceneNetwork withSsid(Ssid value) {
        return new SceneNetwork(key, link, value, security, accessPoints, traits);
    }

    /**
     * Replaces how it lets stations in.
     *
     * @param value the ways
     * @return the same otherwise
     */
    public SceneNetwork withSecurity(Set<WlanSecurity> value) {
        return new SceneNetwork(key, link, ssid, value, accessPoints, traits);
    }

    @Override
    public SceneNetwork withTraits(Traits value) {
        return new SceneNetwork(key, link, ssid, security, accessPoints, value);
    }

    SceneNetwork withLink(String value) {
        return new SceneNetwork(key, value, ssid, security, accessPoints, traits);
    }

    boolean isInRange() {
        return !accessPoints.isEmpty();
    }

    /** Makes up an address for the one access point of a network of which nothing else is said. */
    static MacAddress bssidOf(String key) {
        return new MacAddress(0x02_00_00_00_00_00L | Integer.toUnsignedLong(key.hashCode()));
    }
}
