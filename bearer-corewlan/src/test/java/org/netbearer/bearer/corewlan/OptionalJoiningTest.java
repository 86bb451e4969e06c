package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanException.Refusal;
import org.netbearer.bearer.corewlan.port.SystemJoin;
import org.netbearer.spi.Bearer;

/** What the bearer does only where a setting says so: stored passwords by the system's program, and networks that it leaves by itself. */
class OptionalJoiningTest extends CoreWlanWorld {
    private final Queue<String> joined = new ConcurrentLinkedQueue<>();

    private final SystemJoin program = (radio, ssid, over) -> {
        joined.add(radio + " " + ssid);
        if (ssid.equals(Ssid.of("far-away"))) {
            throw CoreWlanException.printed("networksetup", Refusal.NOT_IN_RANGE, "Could not find network far-away.");
        }
        fake.tell("link join en0 to=02:0a:00:00:00:02");
    };

    @Override
    Bearer bearerOver(FakeCoreWlan libraries) {
        return libraries.bearer(Map.of("join.by.networksetup", true, "leave.unwanted", "true"), program);
    }

    @Override
    int manyScans() {
        return 1;
    }

    @Test
    void joinsAStoredNetworkWithAPasswordByTheSystem() {
        assertThat(started().capabilities()).contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
        context.await(begin(() -> bearer.activate(HOME)));
        assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
        assertThat(joined).containsExactly("en0 home");
        assertThat(fake.count("associations")).isZero();
    }

    @Test
    void joinsWhatNeedsNoPasswordByItself() {
        started();
        context.await(begin(() -> bearer.activate(LOBBY)));
        assertThat(joined).isEmpty();
    }

    @Test
    void joinsWhatIsStoredWithoutConsentToo() {
        fake.tell("location deny");
        assertThat(started().capabilities()).contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
        assertThat(failureOf(begin(() -> bearer.activate(FAR_AWAY))).reason()).isEqualTo(FailureReason.NOT_IN_RANGE);
        assertThat(joined).containsExactly("en0 far-away");
        assertThat(failureOf(begin(() -> bearer.activate(REDACTED))).reason()).isEqualTo(FailureReason.DENIED);
    }

    @Test
    void isDoneWithoutConsentWhenTheLinkIsUp() {
        fake.tell("location deny");
        started();
        var stage = begin(() -> bearer.activate(HOME));
        context.await(stage);
        assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
        assertThat(state(REDACTED)).isEqualTo(ConfigurationState.UNDEFINED);
        context.advance(Duration.ofSeconds(4));
        fake.tell("link join en0 to=02:0a:00:00:00:07", "settle"); // to a network whose name is redacted
        context.advance(CoreWlanWatch.DAMPING);
        assertThat(state(HOME)).isEqualTo(ConfigurationState.DEFINED);
        assertThat(state(REDACTED)).isEqualTo(ConfigurationState.ACTIVE);
    }

    @Test
    void leavesWithoutConsentWhatTheSystemJoined() {
        fake.tell("location deny");
        started();
        context.await(begin(() -> bearer.activate(HOME)));
        context.await(begin(() -> bearer.deactivate(HOME)));
        assertThat(fake.tell("show")).contains("linked=0");
        assertThat(state(HOME)).isEqualTo(ConfigurationState.DEFINED);
    }

    @Test
    void leavesWhatItJoinsTooLate() {
        started();
        fake.tell("hold associate");
        var stage = begin(() -> bearer.activate(LOBBY));
        fake.tell("await associations 1");
        context.advance(CoreWlanSettings.DEFAULT.connectTimeout());
        assertThat(failureOf(stage).reason()).isEqualTo(FailureReason.TIMED_OUT);
        fake.tell("release associate");
        FakeCoreWlan.awaitCalls();
        context.advance(CoreWlanWatch.DAMPING);
        assertThat(state(LOBBY)).isEqualTo(ConfigurationState.DISCOVERED);
        assertThat(fake.count("disassociations")).isEqualTo(1);
        assertThat(fake.tell("show")).contains("linked=0");
    }

    @Test
    void leavesWhatItJoinsAfterItWasStopped() {
        started();
        fake.tell("hold associate");
        var up = begin(() -> bearer.activate(LOBBY));
        fake.tell("await associations 1");
        context.run(bearer::stop);
        assertThat(failureOf(up).reason()).isEqualTo(FailureReason.BEARER_GONE);
        fake.tell("release associate");
        FakeCoreWlan.awaitCalls();
        assertThat(fake.count("disassociations")).isEqualTo(1);
        assertThat(fake.tell("show")).contains("linked=0");
    }

    @Test
    void leavesWhatGivesNoAddress() {
        fake.tellStore("leases off");
        started();
        var stage = begin(() -> bearer.activate(LOBBY));
        FakeCoreWlan.awaitCalls();
        fake.tell("settle");
        context.advance(CoreWlanSettings.DEFAULT.connectTimeout());
        assertThat(failureOf(stage).reason()).isEqualTo(FailureReason.NO_ADDRESS);
        FakeCoreWlan.awaitCalls();
        assertThat(fake.tell("show")).contains("linked=0");
    }
}
