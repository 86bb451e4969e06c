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
class GivenUpTest {
    private static final UUID ADAPTER = UUID.fromString(Worlds.INNER);
    private static final int WRONG_KEY = 163_853;

    private Instant now = Instant.EPOCH;
    private final GivenUp givenUp = new GivenUp(() -> now);

    private void tell(int code, String profile, int reason) {
        givenUp.hear(TestEvents.acm(ADAPTER, code, profile, reason));
    }

    private void starts(String profile) {
        tell(wlan_notification_acm_connection_start, profile, WlanReason.SUCCESS);
    }

    private void succeeds(String profile) {
        tell(wlan_notification_acm_connection_complete, profile, WlanReason.SUCCESS);
    }

    @Test
    void namesALateSuccessOnce() {
        givenUp.add(ADAPTER, "home", true);
        succeeds("home");
        assertThat(givenUp.takeLate()).containsExactly(ADAPTER);
        assertThat(givenUp.takeLate()).isEmpty();
    }

    @Test
    void takesTheFirstStartForItsOwnIfThatHadNotCome() {
        givenUp.add(ADAPTER, "home", false);
        starts("home");
        succeeds("home");
        assertThat(givenUp.takeLate()).containsExactly(ADAPTER);
    }

    @Test
    void leavesWhatSomebodyBeganAnew() {
        givenUp.add(ADAPTER, "home", true);
        starts("home");
        succeeds("home");
        assertThat(givenUp.takeLate()).isEmpty();
    }

    @Test
    void leavesAnotherProfile() {
        givenUp.add(ADAPTER, "home", false);
        starts("office");
        succeeds("office");
        assertThat(givenUp.takeLate()).isEmpty();
    }

    @Test
    void leavesASuccessAfterTheAttemptFailed() {
        givenUp.add(ADAPTER, "home", true);
        tell(wlan_notification_acm_connection_complete, "home", WRONG_KEY);
        succeeds("home");
        assertThat(givenUp.takeLate()).isEmpty();
    }

    @Test
    void leavesALinkThatIsGoneAlready() {
        givenUp.add(ADAPTER, "home", true);
        succeeds("home");
        tell(wlan_notification_acm_disconnected, "home", WlanReason.SUCCESS);
        assertThat(givenUp.takeLate()).isEmpty();
    }

    @Test
    void leavesASuccessThatComesMuchLater() {
        givenUp.add(ADAPTER, "home", true);
        now = now.plus(GivenUp.GRACE).plus(Duration.ofMillis(1));
        succeeds("home");
        assertThat(givenUp.takeLate()).isEmpty();
    }

    @Test
    void leavesWhatIsWantedAgain() {
        givenUp.add(ADAPTER, "home", true);
        givenUp.forget(ADAPTER);
        succeeds("home");
        assertThat(givenUp.takeLate()).isEmpty();
    }
}
