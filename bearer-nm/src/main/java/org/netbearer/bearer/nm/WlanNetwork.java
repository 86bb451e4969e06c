package org.netbearer.bearer.nm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;

/**
 * A network as one radio of this machine hears it: the access points of one name and security family. A hidden access
 * point is a network of its own, since it is unknown which ones belong together.
 *
 * @param ssid the name
 * @param family what a user needs in order to join
 * @param accessPoints by BSSID
 */
record WlanNetwork(Ssid ssid, WlanSecurity.Family family, List<AccessPoint> accessPoints) {
    WlanNetwork {
        accessPoints = List.copyOf(accessPoints);
    }

    /** Returns a name, truncated to what the standard allows, so that a broken driver does no harm. */
    static Ssid ssid(byte[] bytes) {
        return Ssid.of(bytes.length > Ssid.MAX_LENGTH ? Arrays.copyOf(bytes, Ssid.MAX_LENGTH) : bytes);
    }

    /** Returns the stable part of the identifier of a network without a profile. */
    String key(String device) {
        String name = ssid.hex();
        if (ssid.isHidden()) {
            name = accessPoints.get(0).bssid().map(MacAddress::toString).orElse("");
        }
        return device + "/" + name + "/" + family.name().toLowerCase(Locale.ROOT);
    }

    String name() {
        return ssid.isHidden()
                ? "hidden network of "
                        + accessPoints.get(0).bssid().map(MacAddress::toString).orElse("an unknown address")
                : ssid.text();
    }
}
