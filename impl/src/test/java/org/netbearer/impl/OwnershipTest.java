package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionState;
import org.netbearer.impl.lease.SharedLeases;
import org.netbearer.testkit.RecordingSessionListener;

/** Who brought a link up, who takes it down, and what is left when something goes wrong in between. */
final class OwnershipTest {
    private static final String SCENE = """
            link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1
            link wwan0 cellular address=192.0.2.9/32 gateway=direct disconnected
            link wlan0 wlan address=203.0.113.7/24 gateway=203.0.113.1
            network home on wlan0 ssid="Home" security=wpa2-psk signal=70
            network cafe on wlan0 ssid="Cafe" security=wpa2-psk signal=60
            """;

    private final SessionWorld world = new SessionWorld(SCENE);
    private final RecordingSessionListener told = new RecordingSessionListener();
    private final RecordingSessionListener other = new RecordingSessionListener();

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

    private void awaitState(String name, ConfigurationState state) {
        world.harness.await(snapshot -> {
            world.harness.time.advance(Duration.ZERO);
            return snapshot.configuration("simulation:" + name).orElseThrow().state() == state;
        });
    }

    @Nested
    class WhatWasUpBefore {
        @Test
        void staysUp() {
            var session = world.opened("eth0", told);
            assertThat(session.snapshot().startedHere()).isFalse();
            world.done(session.closeAsync());
            assertThat(told.await("closed")).containsExactly("opened", "closed");
            assertThat(stateOf("eth0")).isEqualTo(ACTIVE);
        }

        @Test
        void isDisplacedOnlyWhereThatWasAskedFor() {
            world.perform("link wlan0 joins cafe");
            assertThat(world.failure(world.session("home", told).open())).isEqualTo(FailureReason.DEVICE_BUSY);
            assertThat(stateOf("cafe")).isEqualTo(ACTIVE);
            assertThat(world.await(told, "DISCONNECTED"))
                    .containsExactly("CONNECTING", "error unknown device_busy", "DISCONNECTED");
        }

        @Test
        void isBroughtUpAgainAfterItWasDisplaced() {
            world.perform("link wlan0 joins cafe");
            var onCafe = world.opened("cafe", other);
            var session = world.harness.manager.createSession(
                    world.request("home").listener(told).replacing());
            world.done(session.open());
            world.await(other, "DISCONNECTED");
            assertThat(other.lines())
                    .containsExactly("opened", "error session_aborted displaced", "closed", "DISCONNECTED");
            assertThat(onCafe.snapshot().failure().orElseThrow().reason()).isEqualTo(FailureReason.DISPLACED);
            world.done(session.closeAsync());
            awaitState("cafe", ACTIVE);
            assertThat(stateOf("home")).isEqualTo(DISCOVERED);
        }

        @Test
        void isBroughtUpAgainWhenTakingItsPlaceFails() {
            world.perform("link wlan0 joins cafe");
            world.perform("activation of home fails authentication-failed");
            var session =
                    world.harness.manager.createSession(world.request("home").replacing());
            assertThat(world.failure(session.open())).isEqualTo(FailureReason.AUTHENTICATION_FAILED);
            awaitState("cafe", ACTIVE);
        }
    }

    @Nested
    class WhatASessionBroughtUp {
        @Test
        void isTheUsersOnceTheUserBroughtItUpAnew() {
            var session = world.opened("wwan0", told);
            assertThat(session.snapshot().startedHere()).isTrue();
            world.perform("link wwan0 disconnected");
            world.await(told, "closed");
            world.perform("link wwan0 connected");
            world.done(session.open());
            assertThat(session.snapshot().startedHere()).isFalse();
            world.done(session.closeAsync());
            assertThat(stateOf("wwan0")).isEqualTo(ACTIVE);
        }

        @Test
        void goesDownWithItsOwner() {
            var manager = world.harness.core.manager("another.bundle");
            var session = manager.createSession(manager.configurationFromIdentifier("simulation:wwan0"));
            world.done(session.open());
            assertThat(world.harness.manager.sessions().get(0).owner()).isEqualTo("another.bundle");
            manager.leave();
            awaitState("wwan0", DISCOVERED);
            assertThat(session.isOpen()).isFalse();
            assertThat(session.state()).isEqualTo(SessionState.INVALID);
            world.harness.await(snapshot -> world.harness.manager.sessions().isEmpty());
        }

        @Test
        void staysUpForTheSessionsOfOthersWhenAnOwnerLeaves() {
            var manager = world.harness.core.manager("another.bundle");
            world.done(manager.createSession(manager.configurationFromIdentifier("simulation:wwan0"))
                    .open());
            var mine = world.opened("wwan0", told);
            manager.leave();
            world.harness.settle();
            assertThat(stateOf("wwan0")).isEqualTo(ACTIVE);
            world.done(mine.closeAsync());
            assertThat(stateOf("wwan0")).isEqualTo(DISCOVERED);
        }

        @Test
        void goesDownWithTheCore() {
            world.opened("wwan0", told);
            world.harness.core.stop();
            assertThat(world.bearer.scene().link("wwan0").connected()).isFalse();
        }

        @Test
        void isNotTakenDownByAStopThatThePlatformRefuses() {
            var session = world.opened("wwan0", told);
            world.perform("capabilities none");
            assertThat(world.failure(session.closeAsync())).isEqualTo(FailureReason.NOT_SUPPORTED);
            assertThat(session.isOpen()).isFalse();
            assertThat(session.state()).isEqualTo(SessionState.CONNECTED);
        }
    }

    @Nested
    class WhileOpening {
        private NetworkSession hanging() {
            world.perform("activation of wwan0 silent");
            return world.session("wwan0", told);
        }

        @Test
        void aTimeoutLeavesNothingBehind() {
            var session = hanging();
            session.configuration().setConnectTimeout(Duration.ofSeconds(3));
            var opening = session.open();
            told.await("CONNECTING");
            world.pass(Duration.ofSeconds(3));
            assertThat(world.failure(opening)).isEqualTo(FailureReason.TIMED_OUT);
            world.perform("activation of wwan0 works");
            world.pass(Duration.ofMinutes(1));
            assertThat(stateOf("wwan0")).isEqualTo(DISCOVERED);
            assertThat(session.state()).isEqualTo(SessionState.DISCONNECTED);
        }

        @Test
        void closingCallsItOff() {
            var session = hanging();
            var opening = session.open();
            told.await("CONNECTING");
            world.done(session.closeAsync());
            assertThat(world.failure(opening)).isEqualTo(FailureReason.ABORTED);
            assertThat(told.await("DISCONNECTED")).containsExactly("CONNECTING", "DISCONNECTED");
            assertThat(session.error()).isEqualTo(SessionError.NO_ERROR);
        }

        @Test
        void theTimeoutOfOneDoesNotEndTheWaitOfAnother() {
            world.perform("activation of wwan0 works takes=5s");
            var hasty =
                    world.harness.manager.createSession(world.request("wwan0").connectTimeout(Duration.ofSeconds(2)));
            var patient = world.session("wwan0", told);
            var first = hasty.open();
            var second = patient.open();
            told.await("CONNECTING");
            world.pass(Duration.ofSeconds(2));
            assertThat(world.failure(first)).isEqualTo(FailureReason.TIMED_OUT);
            world.pass(Duration.ofSeconds(5));
            world.done(second);
            assertThat(patient.isOpen()).isTrue();
        }

        @Test
        void deletingTheProfileEndsIt() {
            var session = hanging();
            var opening = session.open();
            told.await("CONNECTING");
            world.perform("link wwan0 gone");
            assertThat(world.failure(opening)).isEqualTo(FailureReason.INVALID_CONFIGURATION);
            assertThat(session.state()).isEqualTo(SessionState.INVALID);
        }

        @Test
        void theBearersDepartureEndsIt() {
            var session = hanging();
            var opening = session.open();
            told.await("CONNECTING");
            world.harness.core.remove(world.bearer);
            assertThat(world.failure(opening)).isEqualTo(FailureReason.INVALID_CONFIGURATION);
            assertThat(session.state()).isEqualTo(SessionState.INVALID);
        }

        @Test
        void theDaemonsDeathAndReturnDoNotLeaveItHanging() {
            var session = hanging();
            var opening = session.open();
            told.await("CONNECTING");
            world.perform("daemon dies grace=10s");
            world.perform("daemon returns");
            world.pass(Duration.ofSeconds(30));
            assertThat(world.failure(opening)).isIn(FailureReason.TIMED_OUT, FailureReason.SERVICE_GONE);
        }
    }

    @Nested
    class Reopening {
        private NetworkSession reopening(String name) {
            var session = world.harness.manager.createSession(
                    world.request(name).listener(told).reopening());
            world.done(session.open());
            return session;
        }

        @Test
        void doesNotFightWhoTookTheLinkDownOnPurpose() {
            var session = reopening("wwan0");
            world.perform("link wwan0 disconnected");
            world.await(told, "closed");
            world.pass(Duration.ofMinutes(5));
            assertThat(session.isOpen()).isFalse();
            world.perform("link wwan0 connected");
            world.pass(Duration.ofSeconds(1));
            world.harness.settle();
            assertThat(session.isOpen()).isTrue();
        }

        @Test
        void bringsUpWhatCouldNotBeUsedForAWhile() {
            var session = reopening("wwan0");
            world.perform("link wwan0 down");
            world.await(told, "closed");
            told.clear();
            world.perform("link wwan0 up disconnected");
            world.pass(Duration.ofSeconds(1));
            world.await(told, "opened");
            assertThat(session.isOpen()).isTrue();
        }

        @Test
        void isGivenUpByClosing() {
            var session = reopening("wwan0");
            world.perform("link wwan0 down");
            world.await(told, "closed");
            world.done(session.closeAsync());
            world.perform("link wwan0 up");
            world.pass(Duration.ofMinutes(1));
            assertThat(session.isOpen()).isFalse();
        }
    }

    @Test
    void aSessionThatNobodyRefersToIsForgotten() {
        for (int i = 0; i < 1_000; i++) {
            world.session("eth0");
        }
        world.harness.settle();
        assertThat(world.harness.manager.sessions()).isEmpty();
    }

    @Test
    void aStoppedManagerMakesInvalidSessions() {
        world.harness.core.stop();
        var session = world.session("eth0");
        world.harness.await(snapshot -> session.state() == SessionState.INVALID);
        assertThat(world.failure(session.open())).isIn(FailureReason.BEARER_GONE, FailureReason.INVALID_CONFIGURATION);
    }

    @Nested
    class WhatIsKilledAtAnyMoment {
        @Test
        void hasBeenWrittenDownBeforeAnybodyIsToldThatItIsUp() {
            var slow = new AtomicReference<SlowLeases>();
            try (var slowly = new SessionWorld(
                    SCENE,
                    listener -> slow.updateAndGet(
                            none -> new SlowLeases(SharedLeases.ofThisProcess("a test", listener))))) {
                var opened = slowly.session("home", told).open();
                slowly.harness.await(snapshot -> {
                    slowly.harness.time.advance(Duration.ZERO);
                    return snapshot.configuration("simulation:home")
                                    .orElseThrow()
                                    .state()
                            == ACTIVE;
                });
                slowly.pass(Duration.ZERO);
                assertThat(opened).isNotDone();
                assertThat(told.lines()).containsExactly("CONNECTING");
                slow.get().write();
                slowly.done(opened);
                assertThat(slowly.await(told, "opened")).containsExactly("CONNECTING", "CONNECTED", "opened");
            }
        }
    }
}
