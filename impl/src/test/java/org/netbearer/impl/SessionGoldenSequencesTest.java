package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.FailureReason;
import org.netbearer.api.SessionError;
import org.netbearer.testkit.RecordingSessionListener;

/** G8 to G12 of the appendix of the reference on Qt's bearer management, column "ours should be". */
final class SessionGoldenSequencesTest {
    private final SessionWorld world = new SessionWorld("""
            link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1
            link eth1 ethernet address=198.51.100.7/24 down
            """);
    private final RecordingSessionListener told = new RecordingSessionListener();
    private final RecordingSessionListener other = new RecordingSessionListener();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void g8AStopThatCannotBeDoneHarmsNobody() {
        world.perform("capabilities none");
        var first = world.opened("eth0", told);
        var second = world.opened("eth0", other);
        assertThat(world.failure(second.stop())).isEqualTo(FailureReason.NOT_SUPPORTED);
        assertThat(other.await(lines -> lines.size() == 2))
                .containsExactly("opened", "error operation_not_supported not_supported");
        assertThat(told.lines()).containsExactly("opened");
        assertThat(first.isOpen() && second.isOpen()).isTrue();
    }

    @Test
    void g9ALostLinkAbortsAndIsNotOpenedAgain() {
        var session = world.opened("eth0", told);
        world.perform("link eth0 down");
        assertThat(told.await("NOT_AVAILABLE"))
                .containsExactly("opened", "error session_aborted aborted", "closed", "NOT_AVAILABLE");
        world.perform("link eth0 up");
        world.pass(Duration.ofMinutes(1));
        assertThat(told.await("CONNECTED")).hasSize(5);
        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void g9ALostLinkIsOpenedAgainIfThatWasAskedFor() {
        var session = world.harness.manager.createSession(
                world.request("eth0").listener(told).reopening());
        world.done(session.open());
        world.perform("link eth0 down");
        told.await("NOT_AVAILABLE");
        world.perform("link eth0 up");
        world.pass(Duration.ofMillis(999));
        assertThat(session.isOpen()).isFalse();
        world.pass(Duration.ofMillis(1));
        assertThat(told.await(lines -> lines.size() == 6))
                .containsExactly(
                        "opened", "error session_aborted aborted", "closed", "NOT_AVAILABLE", "CONNECTED", "opened");
        assertThat(session.error()).isEqualTo(SessionError.NO_ERROR);
    }

    @Test
    void g10ADeletedInterfaceMakesTheSessionInvalid() {
        var session = world.opened("eth0", told);
        world.perform("link eth0 gone");
        assertThat(told.await(lines -> lines.size() == 4))
                .containsExactly("opened", "INVALID", "closed", "error session_aborted invalid_configuration");
        assertThat(session.link()).isEmpty();
        world.perform("link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1");
        assertThat(world.failure(session.open())).isEqualTo(FailureReason.INVALID_CONFIGURATION);
    }

    @Test
    void g11OpeningADefinedOneFailsAndKeepsTheState() {
        var session = world.session("eth1", told);
        assertThat(world.failure(session.open())).isEqualTo(FailureReason.NOT_AVAILABLE);
        assertThat(told.await(lines -> !lines.isEmpty())).containsExactly("error invalid_configuration not_available");
        assertThat(session.state()).isEqualTo(org.netbearer.api.SessionState.NOT_AVAILABLE);
    }

    @Test
    void g12AStopAfterTheDaemonDiedSaysSo() {
        var session = world.opened("eth0", told);
        world.perform("daemon dies grace=10s");
        assertThat(session.isOpen()).isTrue();
        assertThat(world.failure(session.stop())).isEqualTo(FailureReason.SERVICE_GONE);
        assertThat(told.await(lines -> lines.size() == 2)).containsExactly("opened", "error unknown service_gone");
        world.perform("daemon returns");
        assertThat(session.isOpen()).isTrue();
    }
}
