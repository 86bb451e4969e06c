package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkCapability;
import org.netbearer.spi.Bearer;

/**
 * What the bearer does only where a setting says so: stored passwords by the system's program, and networks that it leaves by itself.
 */
abstract class OptionalJoiningScenarios extends CoreWlanWorld {
    static final Map<String, Object> SETTINGS = Map.of("join.by.networksetup", true, "leave.unwanted", true);

    private FakeNetworksetup program;

    abstract Bearer bearerOver(FakeCoreWlan libraries, Path networksetup) throws Exception;

    @Override
    final Bearer bearerOver(FakeCoreWlan libraries) throws Exception {
        program = FakeNetworksetup.in(Path.of(libraries.directory()));
        return bearerOver(libraries, program.program());
    }

    @Override
    final int manyScans() {
        return 1;
    }

    /** Begins to activate, and lets the system's program join as macOS would. */
    private CompletionStage<Void> joinedBySystem(String identifier, String bssid) throws IOException {
        var stage = begin(() -> bearer.activate(identifier));
        assertThat(program.called()).isEqualTo("-setairportnetwork\nen0\nhome"); // and no password
        fake.tell("link join en0 to=" + bssid);
        program.prints("");
        return stage;
    }

    @Test
    void joinsAStoredNetworkWithAPasswordByTheSystem() throws IOException {
        assertThat(started().capabilities()).contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
        context.await(joinedBySystem(HOME, "02:0a:00:00:00:02"));
        assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
        assertThat(fake.count("associations")).isZero();
    }

    /** As sanchescom/php-wifi recorded it. */
    @Test
    void failsByWhatTheSystemPrintsThoughItsStatusIsZero() throws IOException {
        started();
        var stage = begin(() -> bearer.activate(HOME));
        program.called();
        program.prints("Failed to join network home.\nError: -3912  The operation couldn\u2019t be completed."
                + " (com.apple.wifi.apple80211API.error error -3912.)\n");
        var failure = failureOf(stage);
        assertThat(failure.reason()).isEqualTo(FailureReason.AUTHENTICATION_FAILED);
        assertThat(failure.platformReason()).isEqualTo("error -3912 of com.apple.wifi.apple80211API.error");
        assertThat(state(HOME)).isEqualTo(ConfigurationState.DISCOVERED);
    }

    @Test
    void joinsWhatNeedsNoPasswordByItself() {
        started();
        context.await(begin(() -> bearer.activate(LOBBY)));
        assertThat(fake.count("associations")).isEqualTo(1);
    }

    @Test
    void joinsWhatIsStoredWithoutConsentToo() throws IOException {
        fake.tell("location deny");
        assertThat(started().capabilities()).contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
        var stage = begin(() -> bearer.activate(FAR_AWAY));
        assertThat(program.called()).endsWith("far-away");
        program.prints("Could not find network far-away.\n");
        assertThat(failureOf(stage).reason()).isEqualTo(FailureReason.NOT_IN_RANGE);
        assertThat(failureOf(begin(() -> bearer.activate(REDACTED))).reason()).isEqualTo(FailureReason.DENIED);
    }

    @Test
    void isDoneWithoutConsentWhenTheLinkIsUp() throws IOException {
        fake.tell("location deny");
        started();
        context.await(joinedBySystem(HOME, "02:0a:00:00:00:02"));
        assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
        assertThat(state(REDACTED)).isEqualTo(ConfigurationState.UNDEFINED);
        context.advance(Duration.ofSeconds(4));
        fake.tell("link join en0 to=02:0a:00:00:00:07", "settle"); // to a network whose name is redacted
        context.advance(CoreWlanWatch.DAMPING);
        assertThat(state(HOME)).isEqualTo(ConfigurationState.DEFINED);
        assertThat(state(REDACTED)).isEqualTo(ConfigurationState.ACTIVE);
    }

    @Test
    void leavesWithoutConsentWhatTheSystemJoined() throws IOException {
        fake.tell("location deny");
        started();
        context.await(joinedBySystem(HOME, "02:0a:00:00:00:02"));
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
