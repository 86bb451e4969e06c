package org.netbearer.bearer.nm;

import java.util.Map;
import java.util.Set;
import org.netbearer.api.FailureReason;

/**
 * The daemon's reasons ({@code NMDeviceStateReason}), with their names and their meaning in the API.
 *
 * <p>Pure.
 */
final class StateReason {
    /** Another activation takes the device: its former one ends with its active connection. */
    static final int NEW_ACTIVATION = 60;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "NONE"),
            Map.entry(1, "UNKNOWN"),
            Map.entry(2, "NOW_MANAGED"),
            Map.entry(3, "NOW_UNMANAGED"),
            Map.entry(4, "CONFIG_FAILED"),
            Map.entry(5, "IP_CONFIG_UNAVAILABLE"),
            Map.entry(6, "IP_CONFIG_EXPIRED"),
            Map.entry(7, "NO_SECRETS"),
            Map.entry(8, "SUPPLICANT_DISCONNECT"),
            Map.entry(9, "SUPPLICANT_CONFIG_FAILED"),
            Map.entry(10, "SUPPLICANT_FAILED"),
            Map.entry(11, "SUPPLICANT_TIMEOUT"),
            Map.entry(12, "PPP_START_FAILED"),
            Map.entry(13, "PPP_DISCONNECT"),
            Map.entry(14, "PPP_FAILED"),
            Map.entry(15, "DHCP_START_FAILED"),
            Map.entry(16, "DHCP_ERROR"),
            Map.entry(17, "DHCP_FAILED"),
            Map.entry(18, "SHARED_START_FAILED"),
            Map.entry(19, "SHARED_FAILED"),
            Map.entry(20, "AUTOIP_START_FAILED"),
            Map.entry(21, "AUTOIP_ERROR"),
            Map.entry(22, "AUTOIP_FAILED"),
            Map.entry(23, "MODEM_BUSY"),
            Map.entry(24, "MODEM_NO_DIAL_TONE"),
            Map.entry(25, "MODEM_NO_CARRIER"),
            Map.entry(26, "MODEM_DIAL_TIMEOUT"),
            Map.entry(27, "MODEM_DIAL_FAILED"),
            Map.entry(28, "MODEM_INIT_FAILED"),
            Map.entry(29, "GSM_APN_FAILED"),
            Map.entry(30, "GSM_REGISTRATION_NOT_SEARCHING"),
            Map.entry(31, "GSM_REGISTRATION_DENIED"),
            Map.entry(32, "GSM_REGISTRATION_TIMEOUT"),
            Map.entry(33, "GSM_REGISTRATION_FAILED"),
            Map.entry(34, "GSM_PIN_CHECK_FAILED"),
            Map.entry(35, "FIRMWARE_MISSING"),
            Map.entry(36, "REMOVED"),
            Map.entry(37, "SLEEPING"),
            Map.entry(38, "CONNECTION_REMOVED"),
            Map.entry(39, "USER_REQUESTED"),
            Map.entry(40, "CARRIER"),
            Map.entry(41, "CONNECTION_ASSUMED"),
            Map.entry(42, "SUPPLICANT_AVAILABLE"),
            Map.entry(43, "MODEM_NOT_FOUND"),
            Map.entry(44, "BT_FAILED"),
            Map.entry(45, "GSM_SIM_NOT_INSERTED"),
            Map.entry(46, "GSM_SIM_PIN_REQUIRED"),
            Map.entry(47, "GSM_SIM_PUK_REQUIRED"),
            Map.entry(48, "GSM_SIM_WRONG"),
            Map.entry(49, "INFINIBAND_MODE"),
            Map.entry(50, "DEPENDENCY_FAILED"),
            Map.entry(51, "BR2684_FAILED"),
            Map.entry(52, "MODEM_MANAGER_UNAVAILABLE"),
            Map.entry(53, "SSID_NOT_FOUND"),
            Map.entry(54, "SECONDARY_CONNECTION_FAILED"),
            Map.entry(55, "DCB_FCOE_FAILED"),
            Map.entry(56, "TEAMD_CONTROL_FAILED"),
            Map.entry(57, "MODEM_FAILED"),
            Map.entry(58, "MODEM_AVAILABLE"),
            Map.entry(59, "SIM_PIN_INCORRECT"),
            Map.entry(60, "NEW_ACTIVATION"),
            Map.entry(61, "PARENT_CHANGED"),
            Map.entry(62, "PARENT_MANAGED_CHANGED"),
            Map.entry(63, "OVSDB_FAILED"),
            Map.entry(64, "IP_ADDRESS_DUPLICATE"),
            Map.entry(65, "IP_METHOD_UNSUPPORTED"),
            Map.entry(66, "SRIOV_CONFIGURATION_FAILED"),
            Map.entry(67, "PEER_NOT_FOUND"));

    private static final Set<Integer> NO_ADDRESS = Set.of(5, 6, 15, 16, 17, 20, 21, 22, 64, 65);
    private static final Set<Integer> REFUSED = Set.of(8, 9, 10, 31, 34, 48, 59);
    private static final Set<Integer> SECRETS = Set.of(7, 46, 47);
    private static final Set<Integer> TIME = Set.of(11, 26, 32);

    private StateReason() {}

    /** For example {@code NM_DEVICE_STATE_REASON_NO_SECRETS (7)}; a number that is not known keeps its number. */
    static String name(int reason) {
        String name = NAMES.get(reason);
        return name == null ? "NMDeviceStateReason " + reason : "NM_DEVICE_STATE_REASON_" + name + " (" + reason + ")";
    }

    static FailureReason reason(int reason) {
        if (NO_ADDRESS.contains(reason)) {
            return FailureReason.NO_ADDRESS;
        } else if (REFUSED.contains(reason)) {
            return FailureReason.AUTHENTICATION_FAILED;
        } else if (SECRETS.contains(reason)) {
            return FailureReason.NO_SECRETS;
        } else if (TIME.contains(reason)) {
            return FailureReason.TIMED_OUT;
        }
        return switch (reason) {
            case 40, 25 -> FailureReason.NO_CARRIER;
            case 53, 67 -> FailureReason.NOT_IN_RANGE;
            case 37 -> FailureReason.RADIO_OFF;
            case 39 -> FailureReason.ABORTED;
            case 60 -> FailureReason.DISPLACED;
            case 38 -> FailureReason.INVALID_CONFIGURATION;
            case 3, 36, 43, 45, 52 -> FailureReason.NOT_AVAILABLE;
            default -> FailureReason.OTHER;
        };
    }
}
