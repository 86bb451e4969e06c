package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkRequirement;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionState;
import org.netbearer.testkit.RecordingSessionListener;

/** How sessions on service networks and on requirements choose and move (S-60 to S-63). */
final class RoamingTest {
    private static final String SCENE = """
            link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1
            link wwan0 cellular address=192.0.2.9/32 gateway=direct metric=700 disconnected metered=yes
            link wwan1 cellular address=192.0.2.11/32 gateway=direct metric=800 disconnected
            service uplink members=eth0,wwan0,wwan1 roaming=yes
            """;
    private static final Duration HYSTERESIS = Duration.ofSeconds(10);
    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();
    private static final Duration UNLUCKY = Duration.ofSeconds(77);

    private final SessionWorld world = new SessionWorld(SCENE);
    private final RecordingSessionListener told = new RecordingSessionListener();
    private final RecordingSessionListener.Asked asked = new RecordingSessionListener.Asked();

    @AfterEach
    void stop() {
        world.close();
    }

    private ConfigurationState stateOf(String name) {
        return world.harness
                .manager
                .configurationFromIdentifier("simulation:" + name)
                .state();
    }

    private static String inUse(NetworkSession session) {
        return session.snapshot().activeIdentifier();
    }

    @Nested
    class Alone {
        @Test
        void picksTheFirstMemberThatIsUp() {
            var session = world.opened("uplink", told);
            assertThat(inUse(session)).isEqualTo("simulation:eth0");
            assertThat(session.activeConfiguration().identifier()).isEqualTo("simulation:eth0");
            assertThat(stateOf("wwan0")).isEqualTo(DISCOVERED);
        }

        @Test
        void bringsUpTheFirstThatCanBeWhenNoneIs() {
            world.perform("link eth0 down");
            var session = world.opened("uplink", told);
            assertThat(inUse(session)).isEqualTo("simulation:wwan0");
            world.done(session.closeAsync());
            assertThat(stateOf("wwan0")).isEqualTo(DISCOVERED);
        }

        @Test
        void triesTheNextMemberWhenOneFails() {
            world.perform("link eth0 down");
            world.perform("activation of wwan0 fails no-carrier");
            var session = world.opened("uplink", told);
            assertThat(inUse(session)).isEqualTo("simulation:wwan1");
            assertThat(told.lines()).containsExactly("CONNECTING", "CONNECTED", "opened");
        }

        @Test
        void failsWithTheLastReasonWhenAllDo() {
            world.perform("link eth0 down");
            world.perform("activation fails no-carrier");
            assertThat(world.failure(world.session("uplink", told).open())).isEqualTo(FailureReason.NO_CARRIER);
        }

        @Test
        void movesAtOnceWhenItsLinkDies() {
            var session = world.opened("uplink", told);
            world.perform("link eth0 down");
            world.pass(Duration.ZERO);
            assertThat(world.await(told, "CONNECTED"))
                    .containsExactly("opened", "ROAMING", "moved simulation:wwan0", "CONNECTED");
            assertThat(session.isOpen()).isTrue();
            assertThat(inUse(session)).isEqualTo("simulation:wwan0");
        }

        @Test
        void movesAlsoIfItMayTakeForEver() {
            var session = world.harness.manager.createSession(
                    world.request("uplink").listener(told).connectTimeout(FOREVER));
            world.done(session.open());
            told.await("opened");
            world.perform("link eth0 down");
            world.pass(Duration.ZERO);
            world.await(told, "CONNECTED");
            assertThat(inUse(session)).isEqualTo("simulation:wwan0");
        }

        @Test
        void anotherOneGoesOnThoughSomethingFailedAsItMoved() {
            world.harness
                    .manager
                    .createSession(world.request("uplink").connectTimeout(UNLUCKY))
                    .open();
            var other = world.opened("wwan1", told);
            world.harness.modelThread.refuse(UNLUCKY);
            world.perform("link eth0 down");
            world.perform("link wwan1 down");
            assertThat(other.isOpen()).isFalse();
        }

        @Test
        void movesBackOnlyAfterTheBetterOneWasThereForAWhile() {
            var session = world.opened("uplink", told);
            world.perform("link eth0 down");
            world.pass(Duration.ZERO);
            world.await(told, "CONNECTED");
            world.perform("link eth0 up");
            world.pass(HYSTERESIS.minusMillis(1));
            assertThat(inUse(session)).isEqualTo("simulation:wwan0");
            world.pass(Duration.ofMillis(1));
            world.await(told, "moved simulation:eth0");
            world.harness.await(snapshot -> stateOf("wwan0") == DISCOVERED);
            assertThat(inUse(session)).isEqualTo("simulation:eth0");
            assertThat(session.state()).isEqualTo(SessionState.CONNECTED);
        }

        @Test
        void aBreakBeginsTheWaitAnew() {
            var session = world.opened("uplink", told);
            world.perform("link eth0 down");
            world.pass(Duration.ZERO);
            world.await(told, "CONNECTED");
            for (int round = 0; round < 20; round++) {
                world.perform("link eth0 up");
                world.pass(HYSTERESIS.minusSeconds(1));
                world.perform("link eth0 down");
            }
            assertThat(inUse(session)).isEqualTo("simulation:wwan0");
            assertThat(told.lines())
                    .filteredOn(line -> line.startsWith("moved"))
                    .hasSize(1);
        }

        @Test
        void endsWhenNothingIsLeft() {
            var session = world.opened("uplink", told);
            world.perform("capabilities none");
            world.perform("link eth0 down");
            assertThat(world.await(told, "NOT_AVAILABLE"))
                    .containsExactly("opened", "error session_aborted aborted", "closed", "NOT_AVAILABLE");
            assertThat(session.isOpen()).isFalse();
        }

        @Test
        void staysWhenTheBetterOneCannotBeBroughtUp() {
            world.perform("link eth0 disconnected");
            world.perform("link wwan0 down");
            var session = world.opened("uplink", told);
            world.done(session.closeAsync());
            world.perform("activation of eth0 fails no-address");
            world.done(session.open());
            assertThat(inUse(session)).isEqualTo("simulation:wwan1");
            told.await(lines -> Collections.frequency(lines, "opened") == 2);
            told.clear();
            world.pass(HYSTERESIS);
            world.pass(Duration.ZERO);
            assertThat(world.await(told, "CONNECTED"))
                    .containsExactly("ROAMING", "error roaming no_address", "CONNECTED");
            world.pass(Duration.ofSeconds(15));
            assertThat(told.lines()).hasSize(3);
            assertThat(session.isOpen()).isTrue();
        }

        @Test
        void sharesAMemberWithASessionOnIt() {
            world.perform("link eth0 down");
            var one = world.opened("wwan0", told);
            var group = world.opened("uplink", new RecordingSessionListener());
            world.done(one.closeAsync());
            assertThat(stateOf("wwan0")).isEqualTo(ACTIVE);
            world.done(group.closeAsync());
            assertThat(stateOf("wwan0")).isEqualTo(DISCOVERED);
        }

        @Test
        void countsWhatPassedOverAllItsLinks() {
            world.perform("link eth0 traffic=1000/2000");
            var session = world.opened("uplink", told);
            world.perform("link eth0 traffic=1500/2100");
            world.perform("link wwan0 traffic=50/60");
            world.perform("link eth0 down");
            world.await(told, "CONNECTED");
            world.pass(Duration.ofSeconds(5));
            world.perform("link wwan0 traffic=80/70");
            world.perform("link wwan0 traffic=10/0");
            var counted = CoreHarness.get(session.statistics());
            assertThat(counted.session().orElseThrow().receivedBytes()).isEqualTo(500 + 30 + 10);
            assertThat(counted.session().orElseThrow().sentBytes()).isEqualTo(100 + 10);
            assertThat(counted.link().orElseThrow().receivedBytes()).isEqualTo(10);
            assertThat(counted.activeTime()).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Nested
    class Asking {
        private NetworkSession opened() {
            var session = world.opened("uplink", asked);
            asked.clear();
            return session;
        }

        private NetworkSession fledToWwan0() {
            var session = opened();
            world.perform("link eth0 down");
            world.await(asked, "offer simulation:wwan0");
            assertThat(session.offer().orElseThrow().migrate()).isTrue();
            world.pass(Duration.ZERO);
            world.await(asked, "moved simulation:wwan0");
            assertThat(session.trial().orElseThrow().accept()).isTrue();
            world.await(asked, "CONNECTED");
            asked.clear();
            return session;
        }

        @Test
        void isOfferedAWayOutAndTakesIt() {
            var session = opened();
            world.perform("link eth0 down");
            assertThat(asked.await(lines -> lines.size() == 2))
                    .containsExactlyInAnyOrder("offer simulation:wwan0", "ROAMING");
            assertThat(session.snapshot().offeredIdentifier()).isEqualTo("simulation:wwan0");
            assertThat(session.offer().orElseThrow().migrate()).isTrue();
            world.pass(Duration.ZERO);
            world.await(asked, "moved simulation:wwan0");
            assertThat(session.state()).isEqualTo(SessionState.ROAMING);
            assertThat(session.trial().orElseThrow().accept()).isTrue();
            world.await(asked, "CONNECTED");
            assertThat(inUse(session)).isEqualTo("simulation:wwan0");
        }

        @Test
        void closesWhenTheWayOutIsIgnored() {
            var session = opened();
            world.perform("link eth0 down");
            world.await(asked, "offer simulation:wwan0");
            assertThat(session.offer().orElseThrow().ignore()).isTrue();
            world.await(asked, "closed");
            assertThat(session.error()).isEqualTo(SessionError.SESSION_ABORTED);
            assertThat(stateOf("wwan0")).isEqualTo(DISCOVERED);
        }

        @Test
        void anOfferThatNobodyAnswersIsIgnored() {
            var session = opened();
            world.perform("link eth0 down");
            world.await(asked, "offer simulation:wwan0");
            world.pass(Duration.ofSeconds(30));
            world.await(asked, "closed");
            assertThat(session.isOpen()).isFalse();
        }

        @Test
        void anOfferIsAnsweredOnce() {
            var session = opened();
            world.perform("link eth0 down");
            world.await(asked, "offer simulation:wwan0");
            var offer = session.offer().orElseThrow();
            assertThat(offer.session()).isSameAs(session);
            assertThat(offer.configuration().identifier()).isEqualTo("simulation:wwan0");
            assertThat(offer.migrate()).isTrue();
            assertThat(offer.migrate()).isFalse();
            assertThat(offer.ignore()).isFalse();
            assertThat(session.offer()).isEmpty();
            world.pass(Duration.ZERO);
            world.await(asked, "moved simulation:wwan0");
            var trial = session.trial().orElseThrow();
            assertThat(trial.accept()).isTrue();
            assertThat(trial.reject()).isFalse();
            assertThat(session.trial()).isEmpty();
            world.await(asked, "CONNECTED");
            assertThat(inUse(session)).isEqualTo("simulation:wwan0");
        }

        @Test
        void aLateAnswerDoesNothing() {
            var session = opened();
            world.perform("link eth0 down");
            world.await(asked, "offer simulation:wwan0");
            var offer = session.offer().orElseThrow();
            world.pass(Duration.ofSeconds(30));
            world.await(asked, "closed");
            assertThat(offer.migrate()).isFalse();
            assertThat(session.offer()).isEmpty();
            assertThat(session.isOpen()).isFalse();
        }

        @Test
        void anUpgradeIsOfferedSeamlessly() {
            var session = fledToWwan0();
            world.perform("link eth0 up");
            world.pass(HYSTERESIS);
            assertThat(asked.await(lines -> !lines.isEmpty())).containsExactly("offer simulation:eth0 seamless");
            assertThat(session.state()).isEqualTo(SessionState.CONNECTED);
        }

        @Test
        void anIgnoredUpgradeIsNotOfferedAgainAndNothingChanges() {
            var session = fledToWwan0();
            world.perform("link eth0 up");
            world.pass(HYSTERESIS);
            world.await(asked, "offer simulation:eth0 seamless");
            assertThat(session.offer().orElseThrow().ignore()).isTrue();
            world.pass(Duration.ofMinutes(2));
            assertThat(asked.lines()).hasSize(1);
            assertThat(inUse(session)).isEqualTo("simulation:wwan0");
        }

        @Test
        void aRejectedUpgradeGoesBackToTheOldLink() {
            var session = fledToWwan0();
            world.perform("link eth0 up");
            world.pass(HYSTERESIS);
            world.await(asked, "offer simulation:eth0 seamless");
            assertThat(session.offer().orElseThrow().migrate()).isTrue();
            world.await(asked, "moved simulation:eth0");
            assertThat(session.trial().orElseThrow().reject()).isTrue();
            world.await(asked, "CONNECTED");
            assertThat(inUse(session)).isEqualTo("simulation:wwan0");
            assertThat(session.error()).isEqualTo(SessionError.NO_ERROR);
            assertThat(stateOf("wwan0")).isEqualTo(ACTIVE);
        }

        @Test
        void closingWaitsForTheLinkThatWasMovedToAndNotAcceptedYet() {
            var session = opened();
            world.perform("link eth0 down");
            world.await(asked, "offer simulation:wwan0");
            assertThat(session.offer().orElseThrow().migrate()).isTrue();
            world.await(asked, "moved simulation:wwan0");
            world.done(session.closeAsync());
            assertThat(world.bearer.scene().link("wwan0").connected()).isFalse();
            assertThat(stateOf("wwan0")).isEqualTo(DISCOVERED);
        }

        @Test
        void rejectingWhenTheOldLinkIsLostCloses() {
            var session = opened();
            world.perform("link eth0 down");
            world.await(asked, "offer simulation:wwan0");
            assertThat(session.offer().orElseThrow().migrate()).isTrue();
            world.pass(Duration.ZERO);
            world.await(asked, "moved simulation:wwan0");
            assertThat(session.trial().orElseThrow().reject()).isTrue();
            world.await(asked, "closed");
            assertThat(session.error()).isEqualTo(SessionError.ROAMING);
            world.harness.await(snapshot -> stateOf("wwan0") == DISCOVERED);
        }
    }

    @Nested
    class ByNeed {
        private NetworkSession meeting(NetworkRequirement requirement) {
            return world.harness.manager.createSession(
                    SessionRequest.meeting(requirement).listener(told));
        }

        @Test
        void takesWhatWouldBeTheDefault() {
            var session = meeting(NetworkRequirement.ANY);
            assertThat(session.state()).isEqualTo(SessionState.CONNECTED);
            world.done(session.open());
            assertThat(inUse(session)).isEqualTo("simulation:eth0");
            assertThat(session.configuration().isValid()).isFalse();
            assertThat(session.snapshot().target()).isEqualTo("any network");
        }

        @Test
        void bringsUpWhatIsOfTheRightKind() {
            var session = meeting(NetworkRequirement.builder()
                    .bearerTypes(Set.of(BearerType.CELLULAR_4G))
                    .build());
            world.perform("link wwan0 type=hspa");
            world.perform("link wwan1 type=lte");
            world.done(session.open());
            assertThat(inUse(session)).isEqualTo("simulation:wwan1");
        }

        @Test
        void leavesOutWhatCosts() {
            world.perform("link eth0 down");
            world.perform("link wwan1 metered=no");
            var session = meeting(NetworkRequirement.builder().unmetered(true).build());
            world.done(session.open());
            assertThat(inUse(session)).isEqualTo("simulation:wwan1");
        }

        @Test
        void leavesWhatTurnsOutNotToReachTheInternet() {
            world.perform("link eth0 connectivity=limited");
            world.perform("link wwan0 connectivity=portal");
            world.perform("link wwan1 connectivity=full");
            var session = meeting(
                    NetworkRequirement.builder().connectivity(Connectivity.FULL).build());
            world.done(session.open());
            assertThat(inUse(session)).isEqualTo("simulation:wwan1");
            world.harness.await(snapshot -> stateOf("wwan0") == DISCOVERED);
        }

        @Test
        void failsWhenNothingMeetsIt() {
            var session = meeting(NetworkRequirement.builder()
                    .bearerTypes(Set.of(BearerType.BLUETOOTH))
                    .build());
            assertThat(session.state()).isEqualTo(SessionState.NOT_AVAILABLE);
            assertThat(world.failure(session.open())).isEqualTo(FailureReason.NOT_AVAILABLE);
        }
    }

    @Test
    void roamingIsACapabilityWhileThereIsSomewhereToGo() {
        assertThat(world.harness.manager.capabilities()).contains(NetworkCapability.APPLICATION_LEVEL_ROAMING);
        world.perform("service uplink gone");
        world.harness.await(snapshot -> !snapshot.capabilities().contains(NetworkCapability.APPLICATION_LEVEL_ROAMING));
        assertThat(List.copyOf(world.harness.manager.capabilities()))
                .containsExactly(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
    }
}
