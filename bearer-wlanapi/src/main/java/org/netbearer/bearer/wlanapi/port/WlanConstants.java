package org.netbearer.bearer.wlanapi.port;

/** Values of {@code wlanapi.h}, {@code windot11.h} and {@code winerror.h}, under the names that they have there. */
public final class WlanConstants {
    // Interface to the service
    public static final int WLAN_API_VERSION_2_0 = 2;
    public static final int WLAN_NOTIFICATION_SOURCE_NONE = 0;
    public static final int WLAN_NOTIFICATION_SOURCE_ACM = 8;
    public static final int WLAN_NOTIFICATION_SOURCE_MSM = 16;
    public static final int WLAN_AVAILABLE_NETWORK_CONNECTED = 1;
    public static final int WLAN_AVAILABLE_NETWORK_INCLUDE_ALL_MANUAL_HIDDEN_PROFILES = 2;
    public static final int WLAN_PROFILE_GROUP_POLICY = 1;
    public static final int WLAN_PROFILE_USER = 2;
    public static final int DOT11_SSID_MAX_LENGTH = 32;
    public static final int DOT11_RATE_SET_MAX_LENGTH = 126;
    public static final int WLAN_MAX_NAME_LENGTH = 256;

    // Notifications of the auto configuration module
    public static final int wlan_notification_acm_scan_complete = 7;
    public static final int wlan_notification_acm_scan_fail = 8;
    public static final int wlan_notification_acm_connection_start = 9;
    public static final int wlan_notification_acm_connection_complete = 10;
    public static final int wlan_notification_acm_connection_attempt_fail = 11;
    public static final int wlan_notification_acm_interface_arrival = 13;
    public static final int wlan_notification_acm_interface_removal = 14;
    public static final int wlan_notification_acm_profile_change = 15;
    public static final int wlan_notification_acm_profile_name_change = 16;
    public static final int wlan_notification_acm_profile_unblocked = 23;
    public static final int wlan_notification_acm_profile_blocked = 25;
    public static final int wlan_notification_acm_disconnecting = 20;
    public static final int wlan_notification_acm_disconnected = 21;
    public static final int wlan_notification_acm_scan_list_refresh = 26;

    // Notifications of the media specific module
    public static final int wlan_notification_msm_roaming_start = 5;
    public static final int wlan_notification_msm_radio_state_change = 7;
    public static final int wlan_notification_msm_signal_quality_change = 8;
    public static final int wlan_notification_msm_roaming_end = 6;
    public static final int wlan_notification_msm_connected = 4;
    public static final int wlan_notification_msm_disconnected = 10;

    // State of an interface
    public static final int wlan_interface_state_not_ready = 0;
    public static final int wlan_interface_state_connected = 1;
    public static final int wlan_interface_state_ad_hoc_network_formed = 2;
    public static final int wlan_interface_state_disconnecting = 3;
    public static final int wlan_interface_state_disconnected = 4;
    public static final int wlan_interface_state_associating = 5;
    public static final int wlan_interface_state_discovering = 6;
    public static final int wlan_interface_state_authenticating = 7;

    // What WlanQueryInterface is asked
    public static final int wlan_intf_opcode_radio_state = 4;
    public static final int wlan_intf_opcode_current_connection = 7;
    public static final int wlan_intf_opcode_realtime_connection_quality = 19;
    public static final int wlan_intf_opcode_statistics = 0x10000101;

    // Connections and networks
    public static final int wlan_connection_mode_profile = 0;
    public static final int dot11_BSS_type_infrastructure = 1;
    public static final int dot11_BSS_type_any = 3;
    public static final int dot11_radio_state_off = 2;

    // Physical layers; the rate set of the first four holds the highest rate
    public static final int dot11_phy_type_dsss = 2;
    public static final int dot11_phy_type_ofdm = 4;
    public static final int dot11_phy_type_hrdsss = 5;
    public static final int dot11_phy_type_erp = 6;
    public static final int dot11_phy_type_ht = 7;
    public static final int dot11_phy_type_vht = 8;
    public static final int dot11_phy_type_he = 10;
    public static final int dot11_phy_type_eht = 11;

    // How a network lets stations in
    public static final int DOT11_AUTH_ALGO_80211_OPEN = 1;
    public static final int DOT11_AUTH_ALGO_80211_SHARED_KEY = 2;
    public static final int DOT11_AUTH_ALGO_WPA = 3;
    public static final int DOT11_AUTH_ALGO_WPA_PSK = 4;
    public static final int DOT11_AUTH_ALGO_RSNA = 6;
    public static final int DOT11_AUTH_ALGO_RSNA_PSK = 7;
    public static final int DOT11_AUTH_ALGO_WPA3_ENT_192 = 8;
    public static final int DOT11_AUTH_ALGO_WPA3_SAE = 9;
    public static final int DOT11_AUTH_ALGO_OWE = 10;
    public static final int DOT11_AUTH_ALGO_WPA3_ENT = 11;

    // System errors
    public static final int ERROR_SUCCESS = 0;
    public static final int ERROR_ACCESS_DENIED = 5;
    public static final int ERROR_INVALID_HANDLE = 6;
    public static final int ERROR_NOT_SUPPORTED = 50;
    public static final int ERROR_BUSY = 170;
    public static final int ERROR_INVALID_PARAMETER = 87;
    public static final int ERROR_CALL_NOT_IMPLEMENTED = 120;
    public static final int ERROR_SERVICE_NOT_ACTIVE = 1062;
    public static final int ERROR_NOT_FOUND = 1168;
    public static final int RPC_S_SERVER_UNAVAILABLE = 1722;
    public static final int ERROR_INVALID_STATE = 5023;
    public static final int ERROR_NDIS_DOT11_POWER_STATE_INVALID = 0x80342002;

    private WlanConstants() {}
}
