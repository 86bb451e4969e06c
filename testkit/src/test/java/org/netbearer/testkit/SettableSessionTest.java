package org.netbearer.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.testkit.ConfigurationBuilder.ethernet;
import static org.netbearer.testkit.ConfigurationBuilder.wlan;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkRequirement;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionState;

class SettableSessionTest {
    private final SettableManager manager = new SettableManager();
    private final RecordingSessionListener told = new RecordingSessionListener();

    @BeforeEach
    void knowNetworks() {
        manager.publish(
                ethernet("nm:wired", ACTIVE).build(),
                wlan("nm:cafe", DISCOVERED).build(),
                wlan("nm:home", DEFINED).build(),
                wlan("nm:both", ACTIVE).members("nm:cafe", "nm:wired").build());
    }

    private SettableSession session(String identifier) {
        return manager.createSession(SessionRequest.on(manager.configurationFromIdentifier(identifier))
                .listener(told));
    }

    private static NetworkException lost() {
        return new NetworkException(FailureReason.NO_CARRIER, "CARRIER (40)", "the cable was pulled");
    }

    @Nested
    class Opening {
        @Test
        void bringsUpWhatIsDown() {
            var session = session("nm:cafe");
            assertThat(session.open().toCompletableFuture()).isCompleted();
            assertThat(told.lines()).containsExactly("CONNECTING", "CONNECTED", "opened");
            assertThat(manager.snapshot().configuration("nm:cafe"))
                    .get()
                    .extracting(ConfigurationSnapshot::state)
                    .isEqualTo(ACTIVE);
            assertThat(session.snapshot().startedHere()).isTrue();
            assertThat(manager.sessions()).containsExactly(session.snapshot());
        }

        @Test
        void usesWhatIsUp() {
            var session = session("nm:wired");
            session.open();
            assertThat(told.lines()).containsExactly("opened");
            assertThat(session.snapshot().startedHere()).isFalse();
        }

        @Test
        void failsOnWhatCannotBeUsed() {
            var session = session("nm:home");
            assertThat(session.open().toCompletableFuture()).isCompletedExceptionally();
            assertThat(session.error()).isEqualTo(SessionError.INVALID_CONFIGURATION);
            assertThat(session.state()).isEqualTo(SessionState.NOT_AVAILABLE);
            assertThat(manager.sessions()).isEmpty();
        }

        @Test
        void waitsForTheTestIfAsked() throws Exception {
            manager.settableSessions().holdOpenings();
            var session = session("nm:cafe");
            var stage = session.open().toCompletableFuture();
            assertThat(stage).isNotDone();
            assertThat(session.waitForOpened(Duration.ZERO)).isFalse();
            assertThat(manager.sessions()).hasSize(1);
            session.completeOpening();
            assertThat(stage).isCompleted();
            assertThat(session.waitForOpened(Duration.ZERO)).isTrue();
        }

        @Test
        void failsAsTheTestSays() {
            manager.settableSessions().holdOpenings();
            var session = session("nm:cafe");
            var stage = session.open().toCompletableFuture();
            session.failOpening(lost());
            assertThat(stage).isCompletedExceptionally();
            assertThat(told.lines()).containsExactly("CONNECTING", "DISCONNECTED", "error unknown no_carrier");
        }

        @Test
        void resolvesTheUserChoice() {
            var session = session(NetworkSnapshot.USER_CHOICE);
            session.open();
            assertThat(session.snapshot())
                    .extracting(SessionSnapshot::activeIdentifier, SessionSnapshot::userChoiceIdentifier)
                    .containsExactly("nm:wired", "nm:wired");
        }

        @Test
        void choosesAMemberThatIsUp() {
            var session = session("nm:both");
            session.open();
            assertThat(session.activeConfiguration().identifier()).isEqualTo("nm:wired");
        }

        @Test
        void meetsARequirement() {
            var session = manager.createSession(SessionRequest.meeting(NetworkRequirement.ANY));
            session.open();
            assertThat(session.snapshot())
                    .extracting(SessionSnapshot::target, SessionSnapshot::activeIdentifier)
                    .containsExactly("any network", "nm:wired");
        }
    }

    @Nested
    class Ending {
        @Test
        void takesDownWhatItBroughtUpWithTheLastSession() {
            var first = session("nm:cafe");
            first.open();
            var second = session("nm:cafe");
            second.open();
            first.close();
            assertThat(first.state()).isEqualTo(SessionState.CONNECTED);
            second.close();
            assertThat(second.state()).isEqualTo(SessionState.DISCONNECTED);
        }

        @Test
        void leavesUpWhatWasUpBefore() {
            var session = session("nm:wired");
            session.open();
            session.close();
            session.close();
            assertThat(told.lines()).containsExactly("opened", "closed");
            assertThat(session.state()).isEqualTo(SessionState.CONNECTED);
        }

        @Test
        void abortsAnOpeningInFlight() {
            manager.settableSessions().holdOpenings();
            var session = session("nm:cafe");
            var stage = session.open().toCompletableFuture();
            session.close();
            assertThat(stage).isCompletedExceptionally();
        }

        @Test
        void stopsForEverybody() {
            var other = session("nm:wired");
            other.open();
            told.clear();
            session("nm:wired").stop();
            assertThat(told.lines())
                    .containsExactly("error session_aborted aborted", "closed", "DISCONNECTED", "DISCONNECTED");
            assertThat(other.isOpen()).isFalse();
        }

        @Test
        void canBeRefused() {
            var session = session("nm:cafe");
            session.open();
            session.refuseToTakeDown(new NetworkException(FailureReason.DENIED, "no"));
            assertThat(session.stop().toCompletableFuture()).isCompletedExceptionally();
            assertThat(session.isOpen()).isTrue();
        }

        @Test
        void isToldWhenTheLinkIsLost() {
            var session = session("nm:wired");
            session.open();
            session.lose(lost());
            assertThat(told.lines()).containsExactly("opened", "error unknown no_carrier", "closed", "DISCONNECTED");
        }

        @Test
        void comesWithTheManagers() {
            var session = session("nm:wired");
            session.open();
            manager.stop();
            assertThat(session.isOpen()).isFalse();
            assertThat(session.state()).isEqualTo(SessionState.INVALID);
        }
    }

    @Nested
    class Moving {
        @Test
        void happensByItselfWithoutARoamingListener() {
            var session = session("nm:both");
            session.open();
            session.offer("nm:cafe", true);
            assertThat(session.snapshot().activeIdentifier()).isEqualTo("nm:cafe");
            assertThat(told.lines()).containsExactly("opened", "moved nm:cafe");
        }

        @Test
        void isAsked() {
            var asked = new RecordingSessionListener.Asked();
            var session = manager.createSession(SessionRequest.on(manager.configurationFromIdentifier("nm:both"))
                    .listener(asked));
            session.open();
            session.offer("nm:cafe", false);
            assertThat(session.snapshot().offeredIdentifier()).isEqualTo("nm:cafe");
            var first = session.offer().orElseThrow();
            assertThat(first.ignore()).isTrue();
            assertThat(first.migrate()).isFalse();
            assertThat(session.snapshot().activeIdentifier()).isEqualTo("nm:wired");
            session.offer("nm:cafe", false);
            assertThat(session.offer().orElseThrow().migrate()).isTrue();
            assertThat(session.snapshot().activeIdentifier()).isEqualTo("nm:cafe");
            assertThat(session.trial().orElseThrow().reject()).isTrue();
            assertThat(session.trial()).isEmpty();
            assertThat(session.snapshot().activeIdentifier()).isEqualTo("nm:wired");
            assertThat(asked.lines()).containsExactly("opened", "offer nm:cafe", "offer nm:cafe", "moved nm:cafe");
        }
    }
}
