package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_complete;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_start;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_disconnected;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which success is one that nobody wants any more. */
class CancelledAttemptsTest {
    private static final UUID ADAPTER = UUID.fromString(Worlds.INNER);
    private static final int WRONG_KEY = 163_853;

    private Instant now = Instant.EPOCH;
    private final CancelledAttempts cancelled = new CancelledAttempts(() -> now);

    private void tell(int code, String profile, int reason) {
        cancelled.onEvent(TestEvents.acm(ADAPTER, code, profile, reason));
    }

    private void starts(String profile) {
        tell(wlan_notification_acm_connection_start, profile, WlanReason.SUCCESS);
    }

    private void succeeds(String profile) {
        tell(wlan_notification_acm_connection_complete, profile, WlanReason.SUCCESS);
    }

    @Test
    void namesALateSuccessOnce() {
        cancelled.add(ADAPTER, "home", true);
        succeeds("home");
        assertThat(cancelled.lateSuccesses()).containsExactly(ADAPTER);
        assertThat(cancelled.lateSuccesses()).isEmpty();
    }

    @Test
    void takesTheFirstStartForItsOwnIfThatHadNotCome() {
        cancelled.add(ADAPTER, "home", false);
        starts("home");
        succeeds("home");
        assertThat(cancelled.lateSuccesses()).containsExactly(ADAPTER);
    }

    @Test
    void leavesWhatSomebodyBeganAnew() {
        cancelled.add(ADAPTER, "home", true);
        starts("home");
        succeeds("home");
        assertThat(cancelled.lateSuccesses()).isEmpty();
    }

    @Test
    void leavesAnotherProfile() {
        cancelled.add(ADAPTER, "home", false);
        starts("office");
        succeeds("office");
        assertThat(cancelled.lateSuccesses()).isEmpty();
    }

    @Test
    void leavesASuccessAfterTheAttemptFailed() {
        cancelled.add(ADAPTER, "home", true);
        tell(wlan_notification_acm_connection_complete, "home", WRONG_KEY);
        succeeds("home");
        assertThat(cancelled.lateSuccesses()).isEmpty();
    }

    @Test
    void leavesALinkThatIsGoneAlready() {
        cancelled.add(ADAPTER, "home", true);
        succeeds("home");
        tell(wlan_notification_acm_disconnected, "home", WlanReason.SUCCESS);
        assertThat(cancelled.lateSuccesses()).isEmpty();
    }

    @Test
    void leavesASuccessThatComesMuchLater() {
        cancelled.add(ADAPTER, "home", true);
        now = now.plus(CancelledAttempts.GRACE).plus(Duration.ofMillis(1));
        succeeds("home");
        assertThat(cancelled.lateSuccesses()).isEmpty();
    }

    @Test
    void leavesWhatIsWantedAgain() {
        cancelled.add(ADAPTER, "home", true);
        cancelled.forget(ADAPTER);
        succeeds("home");
        assertThat(cancelled.lateSuccesses()).isEmpty();
    }
}
