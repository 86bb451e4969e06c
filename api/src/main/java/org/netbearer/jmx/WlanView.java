package org.netbearer.jmx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a configuration because it is a Wi-Fi network.
 *
 * @param ssid its name, safe to print; empty if hidden or redacted
 * @param ssidHex the bytes of its name as hexadecimal digits
 * @param hidden whether the network keeps its name to itself
 * @param redacted whether the operating system keeps the name from this process
 * @param security the ways in which it lets stations in; empty if not known
 * @param securityValue {@code security} as a number: bit <i>n</i> is the constant of {@code WlanSecurity} at place <i>n</i>
 * @param signalPercent quality of the active access point, else of the strongest, from 0 to 100; -1 if not known
 * @param activeAccessPoint the address of the access point that this machine is associated with; empty if none
 * @param accessPoints the access points in range that serve it
 * @param link what is measured of the association; null if there is none, or nothing of it is reported
 */
public record WlanView(
        String ssid,
        String ssidHex,
        boolean hidden,
        boolean redacted,
        List<String> security,
        int securityValue,
        int signalPercent,
        String activeAccessPoint,
        List<AccessPointView> accessPoints,
        @Nullable WlanLinkView link) {}
