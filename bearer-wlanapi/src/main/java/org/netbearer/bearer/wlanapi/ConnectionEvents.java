package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_MSM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_complete;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_start;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_disconnected;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_msm_connected;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_msm_roaming_end;

import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.port.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;

/**
 * What an adapter is connected to, as its events tell it: these are not gated by the consent to location, and name profile
 * and network, and (if radio events are received) the access point. Pure.
 */
final class ConnectionEvents {
    private ConnectionEvents() {}

    /**
     * Returns what an adapter is connected to after an event.
     *
     * @param known what it was connected to; null if none, or unknown
     * @param event the event
     */
    static @Nullable Connection after(@Nullable Connection known, Event event) {
        var subject = event.subject();
        if (event.is(
                WLAN_NOTIFICATION_SOURCE_ACM,
                wlan_notification_acm_connection_start,
                wlan_notification_acm_disconnected)) {
            return null;
        }
        if (subject == null || event.number() != WlanReason.SUCCESS) {
            return known;
        }
        if (event.is(WLAN_NOTIFICATION_SOURCE_ACM, wlan_notification_acm_connection_complete)) {
            return known != null && isSame(known, subject) ? known : subject;
        }
        if (event.is(
                WLAN_NOTIFICATION_SOURCE_MSM, wlan_notification_msm_connected, wlan_notification_msm_roaming_end)) {
            var over = subject.bssid();
            return known != null && isSame(known, subject) && over != null ? known.over(over) : subject;
        }
        return known;
    }

    private static boolean isSame(Connection one, Connection other) {
        return one.profile().equals(other.profile()) && one.ssid().equals(other.ssid());
    }
}
