package org.netbearer.bearer.nm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;

/**
 * What one radio of this machine hears as one network: access points of one name that let stations in the same way. A
 * hidden access point is a network of its own, since nobody knows which ones belong together.
 *
 * @param ssid the name
 * @param family what a user needs in order to join
 * @param accessPoints by BSSID
 */
record WlanNetwork(Ssid ssid, WlanSecurity.Family family, List<AccessPoint> accessPoints) {
    WlanNetwork {
        accessPoints = List.copyOf(accessPoints);
    }

    /** Cuts off what the standard does not allow, so that a broken driver harms nobody. */
    static Ssid ssid(byte[] bytes) {
        return Ssid.of(bytes.length > Ssid.MAX_LENGTH ? Arrays.copyOf(bytes, Ssid.MAX_LENGTH) : bytes);
    }

    /** The stable part of the identifier where there is no profile. */
    String key(String device) {
        String name = ssid.hex();
        if (ssid.isHidden()) {
            MacAddress bssid = accessPoints.get(0).bssid();
            name = bssid == null ? "" : bssid.toString();
        }
        return device + "/" + name + "/" + family.name().toLowerCase(Locale.ROOT);
    }

    String name() {
        return ssid.isHidden() ? "hidden network of " + accessPoints.get(0).bssid() : ssid.text();
    }
}
