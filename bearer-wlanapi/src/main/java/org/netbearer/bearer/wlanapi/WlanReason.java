package org.netbearer.bearer.wlanapi;

import java.util.Arrays;
import java.util.Optional;
import org.netbearer.api.FailureReason;

/** The reasons ({@code WLAN_REASON_CODE_…}) that are known by name; drivers use others as well. */
enum WlanReason {
    UNKNOWN(65537, FailureReason.OTHER),
    NETWORK_NOT_COMPATIBLE(131073, FailureReason.NOT_SUPPORTED),
    PROFILE_NOT_COMPATIBLE(131074, FailureReason.INVALID_CONFIGURATION),
    NOT_VISIBLE(163842, FailureReason.NOT_IN_RANGE),
    GP_DENIED(163843, FailureReason.DENIED),
    USER_DENIED(163844, FailureReason.DENIED),
    BSS_TYPE_NOT_ALLOWED(163845, FailureReason.DENIED),
    IN_FAILED_LIST(163846, FailureReason.NOT_AVAILABLE),
    IN_BLOCKED_LIST(163847, FailureReason.DENIED),
    CONNECT_CALL_FAIL(163849, FailureReason.OTHER),
    SCAN_CALL_FAIL(163850, FailureReason.OTHER),
    NETWORK_NOT_AVAILABLE(163851, FailureReason.NOT_IN_RANGE),
    PROFILE_CHANGED_OR_DELETED(163852, FailureReason.INVALID_CONFIGURATION),
    KEY_MISMATCH(163853, FailureReason.AUTHENTICATION_FAILED),
    USER_NOT_RESPOND(163854, FailureReason.NO_SECRETS),
    UNSUPPORTED_SECURITY_SET_BY_OS(196609, FailureReason.NOT_SUPPORTED),
    UNSUPPORTED_SECURITY_SET(196610, FailureReason.NOT_SUPPORTED),
    USER_CANCELLED(229377, FailureReason.ABORTED),
    ASSOCIATION_FAILURE(229378, FailureReason.OTHER),
    ASSOCIATION_TIMEOUT(229379, FailureReason.TIMED_OUT),
    PRE_SECURITY_FAILURE(229380, FailureReason.AUTHENTICATION_FAILED),
    START_SECURITY_FAILURE(229381, FailureReason.AUTHENTICATION_FAILED),
    SECURITY_FAILURE(229382, FailureReason.AUTHENTICATION_FAILED),
    SECURITY_TIMEOUT(229383, FailureReason.AUTHENTICATION_FAILED),
    ROAMING_FAILURE(229384, FailureReason.OTHER),
    ROAMING_SECURITY_FAILURE(229385, FailureReason.AUTHENTICATION_FAILED),
    DRIVER_DISCONNECTED(229387, FailureReason.ABORTED),
    DRIVER_OPERATION_FAILURE(229388, FailureReason.OTHER),
    DISCONNECT_TIMEOUT(229391, FailureReason.TIMED_OUT),
    INTERNAL_FAILURE(229392, FailureReason.OTHER),
    UI_REQUEST_TIMEOUT(229393, FailureReason.NO_SECRETS),
    // what a wrong passphrase comes to on real drivers (emoacht/ManagedNativeWifi#82)
    TOO_MANY_SECURITY_ATTEMPTS(229394, FailureReason.AUTHENTICATION_FAILED),
    NO_VISIBLE_AP(229396, FailureReason.NOT_IN_RANGE),
    // no user could be asked for the key, as in a service
    MSMSEC_UI_REQUEST_FAILURE(294913, FailureReason.NO_SECRETS),
    MSMSEC_KEY_SUCCESS_TIMEOUT(294917, FailureReason.AUTHENTICATION_FAILED),
    MSMSEC_CANCELLED(294929, FailureReason.ABORTED),
    MSMSEC_PSK_MISMATCH_SUSPECTED(294932, FailureReason.AUTHENTICATION_FAILED),
    INVALID_PROFILE_SCHEMA(524289, FailureReason.INVALID_CONFIGURATION);

    /** Success, where a reason is given in any case. */
    static final int SUCCESS = 0;

    private static final String PREFIX = "WLAN_REASON_CODE_";
    // codes of the security module (MSMSEC), and the size of each module's range
    private static final int SECURITY_RANGE = 0x40000;
    private static final int RANGE_SIZE = 0x10000;

    private final int code;
    private final FailureReason meaning;

    WlanReason(int code, FailureReason meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** Returns whether the end of a connection gives this reason whatever the reason was. */
    static boolean isGeneric(int code) {
        return code == UNKNOWN.code || code == NETWORK_NOT_AVAILABLE.code || code == CONNECT_CALL_FAIL.code;
    }

    /** Returns the meaning of any code, also of one without a name. */
    static FailureReason meaning(int code) {
        return of(code).map(reason -> reason.meaning)
                .orElse(
                        Integer.compareUnsigned(code - SECURITY_RANGE, RANGE_SIZE) < 0
                                ? FailureReason.AUTHENTICATION_FAILED
                                : FailureReason.OTHER);
    }

    /** Returns the platform's own name, as far as it has one here, and the number. */
    static String platformName(int code) {
        String number = Integer.toUnsignedString(code);
        return of(code).map(reason -> PREFIX + reason.name() + " (" + number + ")")
                .orElse(PREFIX.substring(0, PREFIX.length() - 1) + " " + number);
    }

    private static Optional<WlanReason> of(int code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }
}
