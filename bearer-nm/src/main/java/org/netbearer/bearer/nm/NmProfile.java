package org.netbearer.bearer.nm;

import java.util.List;
import java.util.Map;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;

/**
 * A profile as its settings say; secrets are never asked for.
 *
 * @param uuid its identifier, which never changes
 * @param name for people
 * @param type NetworkManager's name of the kind of connection, such as {@code 802-3-ethernet}
 * @param interfaceName the interface that it is bound to; empty if any
 * @param metered {@code connection.metered}, NMMetered
 * @param ssid of a Wi-Fi profile; {@link Ssid#HIDDEN} for any other
 * @param security of a Wi-Fi profile; {@link WlanSecurity#UNKNOWN} for any other
 * @param bssid the only access point that it may use, in the usual notation; empty if any
 * @param station false for a Wi-Fi profile that opens a network of its own: hotspot, ad hoc, mesh
 */
record NmProfile(
        String uuid,
        String name,
        String type,
        String interfaceName,
        long metered,
        Ssid ssid,
        WlanSecurity security,
        String bssid,
        boolean station) {
    static final String WIRELESS = "802-11-wireless";

    /** Returns the profile that a reply of {@code GetSettings} describes. */
    static NmProfile of(Map<?, ?> settings) {
        var all = new Properties(settings);
        Properties connection = all.section("connection");
        Properties wireless = all.section(WIRELESS);
        String mode = wireless.text("mode");
        return new NmProfile(
                connection.text("uuid"),
                connection.text("id"),
                connection.text("type"),
                connection.text("interface-name"),
                connection.number("metered", 0),
                WlanNetwork.ssid(wireless.bytes("ssid")),
                isWireless(connection) ? security(all) : WlanSecurity.UNKNOWN,
                wireless.text("bssid"),
                isWireless(connection) && (mode.isEmpty() || mode.equals("infrastructure")));
    }

    boolean isVpn() {
        return type.equals("vpn");
    }

    boolean isLoopback() {
        return type.equals("loopback");
    }

    /** Returns whether an access point's network is this profile's. */
    boolean fits(WlanNetwork network, String device) {
        return station
                && ssid.equals(network.ssid())
                && (interfaceName.isEmpty() || interfaceName.equals(device))
                && security.family() == network.family();
    }

    /** Returns whether an access point's network is the one that this profile opens where it is in use. */
    boolean opens(WlanNetwork network) {
        return type.equals(WIRELESS) && !station && ssid.equals(network.ssid());
    }

    private static boolean isWireless(Properties connection) {
        return connection.text("type").equals(WIRELESS);
    }

    private static WlanSecurity security(Properties all) {
        Properties security = all.section("802-11-wireless-security");
        return switch (security.text("key-mgmt")) {
            case "" -> WlanSecurity.OPEN;
            case "none", "ieee8021x" -> WlanSecurity.WEP;
            case "owe" -> WlanSecurity.OWE;
            case "wpa-none", "wpa-psk" ->
                security.texts("proto").equals(List.of("wpa")) ? WlanSecurity.WPA_PSK : WlanSecurity.WPA2_PSK;
            case "sae" -> WlanSecurity.WPA3_SAE;
            case "wpa-eap" -> WlanSecurity.WPA2_ENTERPRISE;
            case "wpa-eap-suite-b-192" -> WlanSecurity.WPA3_ENTERPRISE_192;
            default -> WlanSecurity.UNKNOWN;
        };
    }
}
