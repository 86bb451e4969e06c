package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.SessionState.CONNECTED;
import static org.netbearer.api.SessionState.DISCONNECTED;
import static org.netbearer.api.SessionState.INVALID;
import static org.netbearer.api.SessionState.NOT_AVAILABLE;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionState;
import org.netbearer.api.UsagePolicy;
import org.netbearer.testkit.RecordingSessionListener;

/** Rows 16 to 31, 40 and 41 of Qt's own tests of its bearer management, against the simulation. */
final class SessionAcceptanceTest {
    private static final String SCENE = """
            link eth0 ethernet name="Desk" address=192.0.2.7/24 gateway=192.0.2.1
            link wwan0 cellular address=192.0.2.9/32 gateway=direct disconnected
            link wwan1 cellular address=192.0.2.11/32 gateway=direct disconnected
            link eth1 ethernet address=198.51.100.7/24 down
            link wlan0 wlan address=203.0.113.7/24 gateway=203.0.113.1
            network home on wlan0 ssid="Home" security=wpa2-psk signal=70
            network away on wlan0 ssid="Away" security=wpa2-psk
            service work name="Work" members=wwan0,wwan1 roaming=yes
            """;

    private final SessionWorld world = new SessionWorld(SCENE);
    private final RecordingSessionListener told = new RecordingSessionListener();
    private final RecordingSessionListener other = new RecordingSessionListener();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void row16StartingAndStoppingTwiceLeavesNothing() {
        try (var first = new SessionWorld(SCENE)) {
            first.opened("wwan0", told);
        }
        assertThat(told.await("opened")).doesNotContain("closed");
        try (var again = new SessionWorld(SCENE)) {
            assertThat(again.session("wwan0").state()).isEqualTo(DISCONNECTED);
        }
    }

    @Test
    void row18ASessionThatWasNeverOpenedHasNothingToAnswer() {
        var session = world.session("home", told);
        assertThat(session.offer()).isEmpty();
        assertThat(session.trial()).isEmpty();
        world.harness.settle();
        assertThat(told.lines()).isEmpty();
        assertThat(session.error()).isEqualTo(SessionError.NO_ERROR);
    }

    @Test
    void row19ClosingAlwaysEndsDisconnected() {
        for (String name : new String[] {"home", "wwan0", "work"}) {
            var session = world.session(name);
            world.done(session.closeAsync());
            for (int round = 0; round < 25; round++) {
                var opening = session.open();
                if (round % 2 == 0) {
                    world.done(opening);
                }
                world.done(session.closeAsync());
                assertThat(session.state()).as(name).isEqualTo(DISCONNECTED);
            }
        }
    }

    @Test
    void row20AnotherUsersActivationIsSeenAndLeftAlone() {
        var here = world.session("wwan0", told);
        world.perform("link wwan0 connected");
        told.await("CONNECTED");
        assertThat(here.isOpen()).isFalse();
        world.perform("link wwan0 disconnected");
        told.await("DISCONNECTED");
    }

    @Test
    void row21ASessionOnNothingIsInvalid() {
        var nothing = world.harness.manager.createSession(world.harness.manager.configurationFromIdentifier("FooBar"));
        assertThat(nothing.isOpen()).isFalse();
        assertThat(nothing.state()).isEqualTo(INVALID);
        assertThat(world.failure(nothing.open())).isEqualTo(FailureReason.INVALID_CONFIGURATION);
        assertThat(nothing.state()).isEqualTo(INVALID);
        assertThat(nothing.error()).isEqualTo(SessionError.INVALID_CONFIGURATION);
    }

    @Test
    void row21DeletingTheAccessPointMakesTheSessionInvalid() {
        var session = world.session("home", told);
        world.perform("network home gone");
        assertThat(told.await("INVALID")).containsExactly("INVALID");
        assertThat(session.configuration().isValid()).isFalse();
    }

    @Test
    void row21OpeningADefinedOneFailsAndKeepsTheState() {
        var session = world.session("away", told);
        assertThat(session.state()).isEqualTo(NOT_AVAILABLE);
        assertThat(world.failure(session.open())).isEqualTo(FailureReason.NOT_AVAILABLE);
        assertThat(told.await(lines -> !lines.isEmpty())).containsExactly("error invalid_configuration not_available");
        assertThat(session.configuration().isValid()).isTrue();
        assertThat(session.state()).isEqualTo(NOT_AVAILABLE);
        world.perform("network away appears");
        assertThat(told.await("DISCONNECTED")).hasSize(2);
    }

    @Test
    void row22OpeningAndClosingWorksThreeTimesInARow() throws InterruptedException {
        var session = world.session("home", told);
        for (int round = 0; round < 3; round++) {
            told.clear();
            var opening = session.open();
            world.done(opening);
            assertThat(session.waitForOpened(ChronoUnit.FOREVER.getDuration())).isTrue();
            world.done(session.closeAsync());
            assertThat(told.await(lines -> lines.size() == 6))
                    .containsExactly("CONNECTING", "CONNECTED", "opened", "closed", "CLOSING", "DISCONNECTED");
        }
    }

    @Test
    void row23StateAndInterfaceFollowTheConfiguration() {
        for (var configuration : world.harness.manager.allConfigurations()) {
            var session = world.harness.manager.createSession(configuration);
            assertThat(session.configuration()).isEqualTo(configuration);
            SessionState expected = switch (configuration.state()) {
                case UNDEFINED, DEFINED -> NOT_AVAILABLE;
                case DISCOVERED -> DISCONNECTED;
                case ACTIVE -> CONNECTED;
            };
            assertThat(session.state()).as(configuration.identifier()).isEqualTo(expected);
            assertThat(session.link().isPresent()).isEqualTo(expected == CONNECTED);
        }
    }

    @Test
    void row24TheUserChoiceResolvesToTheDefault() {
        var choice = world.harness.manager.configurationFromIdentifier(NetworkSnapshot.USER_CHOICE);
        var session = world.harness.manager.createSession(
                org.netbearer.api.SessionRequest.on(choice).listener(told));
        assertThat(session.snapshot().activeIdentifier()).isEmpty();
        world.done(session.open());
        assertThat(told.await("opened")).containsExactly("CONNECTING", "CONNECTED", "opened");
        assertThat(session.link()).isPresent();
        assertThat(session.snapshot().userChoiceIdentifier()).isEqualTo("simulation:eth0");
        assertThat(session.snapshot().activeIdentifier()).isEqualTo("simulation:eth0");
        assertThat(session.activeConfiguration().isValid()).isTrue();
        world.done(session.closeAsync());
        assertThat(session.snapshot().userChoiceIdentifier()).isEmpty();
    }

    @Test
    void row25OpeningBringsTheConfigurationUp() {
        var session = world.session("wwan0", told);
        assertThat(session.error()).isEqualTo(SessionError.NO_ERROR);
        world.done(session.open());
        assertThat(told.await("opened")).containsExactly("CONNECTING", "CONNECTED", "opened");
        assertThat(session.isOpen()).isTrue();
        assertThat(session.link()).isPresent();
        assertThat(session.configuration().state()).isEqualTo(ACTIVE);
    }

    @Test
    void row25OpeningWhatIsUpOnlyOpens() {
        var session = world.opened("eth0", told);
        assertThat(told.lines()).containsExactly("opened");
        world.done(session.open());
        world.harness.settle();
        assertThat(told.lines()).containsExactly("opened");
    }

    @Test
    void row25AFailureLeavesTheStateAsItWas() {
        world.perform("activation fails no-secrets \"NM_DEVICE_STATE_REASON_NO_SECRETS (7)\"");
        var session = world.session("home", told);
        assertThat(world.failure(session.open())).isEqualTo(FailureReason.NO_SECRETS);
        assertThat(told.await(lines -> lines.size() == 3))
                .containsExactly("CONNECTING", "error unknown no_secrets", "DISCONNECTED");
        assertThat(session.snapshot().failure().orElseThrow().platformReason())
                .isEqualTo("NM_DEVICE_STATE_REASON_NO_SECRETS (7)");
    }

    @Test
    void row26ASecondSessionSharesTheLink() {
        var first = world.opened("wwan0", told);
        var second = world.session("wwan0", other);
        assertThat(second.state()).isEqualTo(CONNECTED);
        world.done(second.open());
        other.await("opened");
        assertThat(first.isOpen()).isTrue();
        assertThat(second.link().orElseThrow().index())
                .isEqualTo(first.link().orElseThrow().index());
        assertThat(world.harness.manager.sessions()).hasSize(2);
    }

    @Test
    void row27TheLastToCloseTakesTheLinkDown() {
        var first = world.opened("wwan0", told);
        var second = world.opened("wwan0", other);
        told.clear();
        other.clear();
        world.done(second.closeAsync());
        assertThat(other.await("closed")).containsExactly("closed");
        assertThat(first.isOpen()).isTrue();
        assertThat(first.configuration().state()).isEqualTo(ACTIVE);
        world.done(first.closeAsync());
        assertThat(told.await("DISCONNECTED")).containsExactly("closed", "CLOSING", "DISCONNECTED");
        assertThat(other.await("DISCONNECTED")).containsExactly("closed", "DISCONNECTED");
    }

    @Test
    void row28StoppingEndsEverySession() {
        var first = world.opened("wwan0", told);
        var second = world.opened("wwan0", other);
        told.clear();
        other.clear();
        world.done(second.stop());
        assertThat(other.await("DISCONNECTED")).containsExactly("CLOSING", "closed", "DISCONNECTED");
        assertThat(told.await("DISCONNECTED"))
                .containsExactly("error session_aborted aborted", "closed", "DISCONNECTED");
        assertThat(second.error()).isEqualTo(SessionError.NO_ERROR);
        assertThat(first.error()).isEqualTo(SessionError.SESSION_ABORTED);
        assertThat(first.isOpen() || second.isOpen()).isFalse();
    }

    @Test
    void row30AutoCloseClosesAndLeavesTheLink() {
        var session = world.opened("eth0", told);
        assertThat(session.snapshot().autoCloseTimeout()).isEmpty();
        session.setAutoCloseTimeout(Duration.ZERO);
        world.pass(Duration.ZERO);
        assertThat(told.await("closed")).containsExactly("opened", "closed");
        assertThat(session.state()).isEqualTo(CONNECTED);
        assertThat(session.isOpen()).isFalse();
        assertThat(session.snapshot().autoCloseTimeout()).isEmpty();
    }

    @Test
    void autoCloseKeepsToTheRealClock() {
        var session = world.opened("eth0", told);
        session.setAutoCloseTimeout(Duration.ofMinutes(5));
        world.pass(Duration.ofSeconds(299));
        assertThat(session.isOpen()).isTrue();
        assertThat(session.snapshot().autoCloseTimeout()).contains(Duration.ofMinutes(5));
        world.pass(Duration.ofSeconds(1));
        told.await("closed");
    }

    @Test
    void row31AUsagePolicyIsToldOnce() {
        var session = world.session("eth0", told);
        session.setUsagePolicy(UsagePolicy.NO_BACKGROUND_TRAFFIC);
        session.setUsagePolicy(UsagePolicy.NO_BACKGROUND_TRAFFIC);
        assertThat(told.await("policy no_background_traffic")).containsExactly("policy no_background_traffic");
        assertThat(session.snapshot().usagePolicy()).isEqualTo(UsagePolicy.NO_BACKGROUND_TRAFFIC);
        world.done(session.open());
        assertThat(told.await("opened")).containsExactly("policy no_background_traffic", "opened");
    }

    @Test
    void row40StoppingWhatIsNotConnectedDoesNothing() {
        var idle = world.session("wwan1", told);
        world.done(idle.stop());
        NetworkSession invalid =
                world.harness.manager.createSession(world.harness.manager.configurationFromIdentifier("FooBar"));
        world.done(invalid.stop());
        assertThat(invalid.state()).isEqualTo(INVALID);
        assertThat(told.lines()).isEmpty();
        assertThat(idle.state()).isEqualTo(DISCONNECTED);
    }

    @Test
    void row40StoppingByAClosedSessionTakesTheLinkFromAnOpenOne() {
        var open = world.opened("wwan0", told);
        told.clear();
        world.done(world.session("wwan0").stop());
        assertThat(told.await("DISCONNECTED"))
                .containsExactly("error session_aborted aborted", "closed", "DISCONNECTED");
        assertThat(open.isOpen()).isFalse();
    }

    @Test
    void row40StoppingAServiceNetworkTakesItsMemberDown() {
        var session = world.opened("work", told);
        assertThat(session.snapshot().activeIdentifier()).isEqualTo("simulation:wwan0");
        told.clear();
        world.done(session.stop());
        assertThat(told.await("DISCONNECTED")).containsExactly("CLOSING", "closed", "DISCONNECTED");
        assertThat(session.configuration().state()).isNotEqualTo(ACTIVE);
    }

    @Test
    void row41AForcedStopByOneAbortsTheOther() {
        var first = world.opened("home", told);
        var second = world.opened("home", other);
        world.done(first.closeAsync());
        world.done(second.closeAsync());
        world.done(first.open());
        world.done(second.open());
        world.done(first.stop());
        told.await(lines -> lines.get(lines.size() - 1).equals("DISCONNECTED"));
        other.await(lines -> lines.contains("error session_aborted aborted")
                && lines.get(lines.size() - 1).equals("DISCONNECTED"));
        assertThat(first.error()).isEqualTo(SessionError.NO_ERROR);
        assertThat(second.error()).isEqualTo(SessionError.SESSION_ABORTED);
    }
}
