package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.FailureReason;

final class ActiveReasonTest {
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "0, NM_ACTIVE_CONNECTION_STATE_REASON_UNKNOWN (0), OTHER",
        "2, NM_ACTIVE_CONNECTION_STATE_REASON_USER_DISCONNECTED (2), ABORTED",
        "3, NM_ACTIVE_CONNECTION_STATE_REASON_DEVICE_DISCONNECTED (3), NOT_AVAILABLE",
        "5, NM_ACTIVE_CONNECTION_STATE_REASON_IP_CONFIG_INVALID (5), NO_ADDRESS",
        "6, NM_ACTIVE_CONNECTION_STATE_REASON_CONNECT_TIMEOUT (6), TIMED_OUT",
        "9, NM_ACTIVE_CONNECTION_STATE_REASON_NO_SECRETS (9), NO_SECRETS",
        "10, NM_ACTIVE_CONNECTION_STATE_REASON_LOGIN_FAILED (10), AUTHENTICATION_FAILED",
        "11, NM_ACTIVE_CONNECTION_STATE_REASON_CONNECTION_REMOVED (11), INVALID_CONFIGURATION",
        "14, NM_ACTIVE_CONNECTION_STATE_REASON_DEVICE_REMOVED (14), NOT_AVAILABLE",
        "99, NMActiveConnectionStateReason 99, OTHER",
        "-1, NMActiveConnectionStateReason -1, OTHER"
    })
    void keepsTheDaemonsWordBesideOurs(int reason, String name, FailureReason ours) {
        assertThat(ActiveReason.name(reason)).isEqualTo(name);
        assertThat(ActiveReason.reason(reason)).isEqualTo(ours);
    }

    @Test
    void doesNotCallAFailureWhatSomebodyWanted() {
        assertThat(ActiveReason.isFailure(2)).isFalse();
        assertThat(ActiveReason.isFailure(10)).isTrue();
    }
}
