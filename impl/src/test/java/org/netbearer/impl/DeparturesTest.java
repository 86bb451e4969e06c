package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.FailureReason;
import org.netbearer.api.SessionState;
import org.netbearer.testkit.RecordingSessionListener;

/** What becomes of a link that a session brought up when whoever could take it down goes away first. */
final class DeparturesTest {
    private final SessionWorld world = new SessionWorld("""
            link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1
            link wwan0 cellular address=192.0.2.9/32 gateway=direct disconnected
            """);
    private final RecordingSessionListener told = new RecordingSessionListener();

    @AfterEach
    void stop() {
        world.close();
    }

    private boolean isUp(String link) {
        return world.bearer.scene().link(link).connected();
    }

    private void awaitDown(String link) {
        long until = System.nanoTime() + CoreHarness.BOUND.toNanos();
        while (isUp(link) && System.nanoTime() < until) {
            world.pass(Duration.ZERO);
        }
        assertThat(isUp(link)).isFalse();
    }

    @Nested
    class OfTheBearer {
        @Test
        void takesAlongWhatSessionsBroughtUp() {
            var session = world.opened("wwan0", told);
            world.leave();
            assertThat(isUp("wwan0")).isFalse();
            assertThat(told.await("error session_aborted invalid_configuration"))
                    .containsExactly(
                            "CONNECTING",
                            "CONNECTED",
                            "opened",
                            "INVALID",
                            "closed",
                            "error session_aborted invalid_configuration");
            assertThat(session.isOpen()).isFalse();
        }

        @Test
        void takesAlongWhatIsOnItsWayUp() {
            world.perform("activation of wwan0 silent");
            var opening = world.session("wwan0", told).open();
            told.await("CONNECTING");
            world.leave();
            assertThat(world.failure(opening)).isEqualTo(FailureReason.INVALID_CONFIGURATION);
            assertThat(isUp("wwan0")).isFalse();
        }

        @Test
        void leavesUpWhatWasUpBefore() {
            var session = world.opened("eth0", told);
            world.leave();
            assertThat(isUp("eth0")).isTrue();
            world.harness.await(snapshot -> session.state() == SessionState.INVALID);
        }
    }

    @Nested
    class OfTheDaemon {
        @Test
        void beyondTheGraceLeavesALinkThatGoesDownOnItsReturn() {
            world.opened("wwan0", told);
            world.perform("daemon dies grace=0");
            told.await("INVALID");
            assertThat(isUp("wwan0")).isTrue();
            world.perform("daemon returns");
            awaitDown("wwan0");
        }

        @Test
        void doesNotMakeNobodysWhatIsClosedMeanwhile() {
            var session = world.opened("wwan0", told);
            world.perform("daemon dies grace=1h");
            assertThat(world.failure(session.closeAsync())).isEqualTo(FailureReason.SERVICE_GONE);
            assertThat(isUp("wwan0")).isTrue();
            world.perform("daemon returns");
            awaitDown("wwan0");
        }

        @Test
        void doesNotKeepItFromBeingUsedAgain() {
            world.opened("wwan0", told);
            world.perform("daemon dies grace=0");
            told.await("INVALID");
            world.perform("daemon returns");
            awaitDown("wwan0");
            var next = world.opened("wwan0", new RecordingSessionListener());
            assertThat(next.snapshot().startedHere()).isTrue();
            world.done(next.closeAsync());
            assertThat(isUp("wwan0")).isFalse();
        }
    }

    @Nested
    class OfTheRight {
        @Test
        void leavesTheLinkToTheNextSession() {
            var session = world.opened("wwan0", told);
            world.perform("capabilities none");
            assertThat(world.failure(session.closeAsync())).isEqualTo(FailureReason.NOT_SUPPORTED);
            assertThat(isUp("wwan0")).isTrue();
            var next = world.opened("wwan0", new RecordingSessionListener());
            assertThat(next.snapshot().startedHere()).isTrue();
        }
    }
}
