package org.netbearer.bearer.nm;

import java.util.List;
import java.util.Set;
import org.netbearer.api.FailureReason;

/**
 * The daemon's reasons for the state of an active connection ({@code NMActiveConnectionStateReason}): their names, and what
 * they are called here. Of a device it says no more than that it was disconnected; of a VPN, which has none, it says why.
 *
 * <p>Pure.
 */
final class ActiveReason {
    private static final List<String> NAMES = List.of(
            "UNKNOWN",
            "NONE",
            "USER_DISCONNECTED",
            "DEVICE_DISCONNECTED",
            "SERVICE_STOPPED",
            "IP_CONFIG_INVALID",
            "CONNECT_TIMEOUT",
            "SERVICE_START_TIMEOUT",
            "SERVICE_START_FAILED",
            "NO_SECRETS",
            "LOGIN_FAILED",
            "CONNECTION_REMOVED",
            "DEPENDENCY_FAILED",
            "DEVICE_REALIZE_FAILED",
            "DEVICE_REMOVED");

    /** Somebody wanted it so, or took away what it needs: nothing failed. */
    private static final Set<Integer> WANTED = Set.of(1, 2, 3, 11, 14);

    private ActiveReason() {}

    /** For example {@code NM_ACTIVE_CONNECTION_STATE_REASON_LOGIN_FAILED (10)}; a number that is not known keeps its number. */
    static String name(int reason) {
        return reason < 0 || reason >= NAMES.size()
                ? "NMActiveConnectionStateReason " + reason
                : "NM_ACTIVE_CONNECTION_STATE_REASON_" + NAMES.get(reason) + " (" + reason + ")";
    }

    static boolean isFailure(int reason) {
        return !WANTED.contains(reason);
    }

    static FailureReason reason(int reason) {
        return switch (reason) {
            case 2 -> FailureReason.ABORTED;
            case 3, 13, 14 -> FailureReason.NOT_AVAILABLE;
            case 4, 8 -> FailureReason.SERVICE_GONE;
            case 5 -> FailureReason.NO_ADDRESS;
            case 6, 7 -> FailureReason.TIMED_OUT;
            case 9 -> FailureReason.NO_SECRETS;
            case 10 -> FailureReason.AUTHENTICATION_FAILED;
            case 11 -> FailureReason.INVALID_CONFIGURATION;
            default -> FailureReason.OTHER;
        };
    }
}
