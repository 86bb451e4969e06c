package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_MSM;

import java.util.UUID;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.wlanapi.port.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;

/** Events as the service sends them. */
final class TestEvents {
    private static final int DATA = 568;

    private TestEvents() {}

    static Event acm(UUID adapter, int code, String profile, int reason) {
        var subject = profile.isEmpty()
                ? null
                : new Connection(profile, Ssid.of(profile), null, true, Connection.UNKNOWN_AUTHENTICATION);
        return new Event(WLAN_NOTIFICATION_SOURCE_ACM, code, adapter, DATA, subject, reason);
    }

    static Event msm(UUID adapter, int code, String profile, String bssid) {
        var subject = new Connection(
                profile, Ssid.of(profile), MacAddress.parse(bssid), true, Connection.UNKNOWN_AUTHENTICATION);
        return new Event(WLAN_NOTIFICATION_SOURCE_MSM, code, adapter, DATA, subject, WlanReason.SUCCESS);
    }
}
