package org.netbearer.bearer.wlanapi;

import java.util.Arrays;
import java.util.Optional;
import org.netbearer.api.FailureReason;

/** The reasons ({@code WLAN_REASON_CODE_…}) that are known by name; drivers use others as well. */
enum WlanReason {
    UNKNOWN(65537, FailureReason.OTHER),
    NETWORK_NOT_COMPATIBLE(131073, FailureReason.NOT_SUPPORTED),
    NOT_VISIBLE(163842, FailureReason.NOT_IN_RANGE),
    SCAN_CALL_FAIL(163850, FailureReason.OTHER),
    NETWORK_NOT_AVAILABLE(163851, FailureReason.NOT_IN_RANGE),
    KEY_MISMATCH(163853, FailureReason.AUTHENTICATION_FAILED),
    USER_NOT_RESPOND(163854, FailureReason.NO_SECRETS),
    USER_CANCELLED(229377, FailureReason.ABORTED),
    ASSOCIATION_FAILURE(229378, FailureReason.OTHER),
    ASSOCIATION_TIMEOUT(229379, FailureReason.TIMED_OUT),
    PRE_SECURITY_FAILURE(229380, FailureReason.AUTHENTICATION_FAILED),
    START_SECURITY_FAILURE(229381, FailureReason.AUTHENTICATION_FAILED),
    SECURITY_FAILURE(229382, FailureReason.AUTHENTICATION_FAILED),
    SECURITY_TIMEOUT(229383, FailureReason.AUTHENTICATION_FAILED),
    ROAMING_FAILURE(229384, FailureReason.OTHER),
    DRIVER_DISCONNECTED(229387, FailureReason.ABORTED),
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

    /** The meaning of any code, also of one without a name. */
    static FailureReason meaning(int code) {
        return of(code).map(reason -> reason.meaning)
                .orElse(
                        Integer.compareUnsigned(code - SECURITY_RANGE, RANGE_SIZE) < 0
                                ? FailureReason.AUTHENTICATION_FAILED
                                : FailureReason.OTHER);
    }

    /** The platform's own name, as far as it has one here, and the number. */
    static String platformName(int code) {
        String number = Integer.toUnsignedString(code);
        return of(code).map(reason -> PREFIX + reason.name() + " (" + number + ")")
                .orElse(PREFIX.substring(0, PREFIX.length() - 1) + " " + number);
    }

    private static Optional<WlanReason> of(int code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }
}
