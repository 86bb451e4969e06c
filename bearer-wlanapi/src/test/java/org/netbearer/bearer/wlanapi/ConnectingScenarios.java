package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.WlanPhyMode;
import org.netbearer.bearer.wlanapi.port.WlanConstants;

/** How connections come up and go down. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class ConnectingScenarios extends WlanScenarios {
    ConnectingScenarios(BearerSource source) {
        super(source);
    }

    @Nested
    class Connecting {
        @Test
        void isActiveWithItsAccessPoint() {
            started();
            context.await(context.call(() -> bearer.activate(HOME)));
            var report = context.latest();
            assertThat(state(report, HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(wlan(report, HOME).activeAccessPoint()).contains(MacAddress.parse("02:0a:00:00:00:01"));
            assertThat(report.links().get(0).carrier()).isEqualTo(Carrier.PRESENT);
        }

        @Test
        void tellsWhatIsMeasuredOfItWhileItIsThere() {
            started();
            context.await(context.call(() -> bearer.activate(HOME)));
            var link = wlan(context.latest(), HOME).link().orElseThrow();
            assertThat(link.signalDbm()).hasValue(-52);
            assertThat(link.noiseDbm()).isEmpty();
            assertThat(link.receiveRateKbps()).hasValue(144_400);
            assertThat(link.transmitRateKbps()).hasValue(72_200);
            assertThat(link.phyMode()).isEqualTo(WlanPhyMode.N);
            context.await(context.call(() -> bearer.deactivate(HOME)));
            assertThat(wlan(context.latest(), HOME).link()).isEmpty();
        }

        @Test
        void isMeasuredByTheStrongestOfItsLinks() {
            fake.tell("ap set 02:0a:00:00:00:01 phy=eht links=2", "hear wlan0", "settle");
            started();
            context.await(context.call(() -> bearer.activate(HOME)));
            var link = wlan(context.latest(), HOME).link().orElseThrow();
            assertThat(link.signalDbm()).hasValue(-52);
            assertThat(link.phyMode()).isEqualTo(WlanPhyMode.BE);
        }

        @Test
        void isNotMeasuredBeforeWindows11() {
            fake.tell("quality off");
            started();
            context.await(context.call(() -> bearer.activate(HOME)));
            assertThat(wlan(context.latest(), HOME).link()).isEmpty();
        }

        @Test
        void failsWithTheReasonOfAWrongKeyAndKeepsIt() {
            fake.tell("profile add wlan0 name=home auth=wpa2psk psk=\"wrong words\"");
            started();
            var failure = context.awaitFailure(context.call(() -> bearer.activate(HOME)));
            assertReason(failure, FailureReason.AUTHENTICATION_FAILED);
            assertThat(((NetworkException) failure).platformReason())
                    .as("of the last try; the end itself says only that the network is not available")
                    .isEqualTo("WLAN_REASON_CODE_TOO_MANY_SECURITY_ATTEMPTS (229394)");
            assertThat(configuration(context.latest(), HOME).lastFailure())
                    .map(NetworkFailure::reason)
                    .contains(FailureReason.AUTHENTICATION_FAILED);
            fake.tell("profile add wlan0 name=home auth=wpa2psk psk=\"correct horse\"", "settle");
            context.await(context.call(() -> bearer.activate(HOME)));
            assertThat(configuration(context.latest(), HOME).lastFailure()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "163843, DENIED",
            "229394, AUTHENTICATION_FAILED",
            "294913, NO_SECRETS",
            "294917, AUTHENTICATION_FAILED",
            "294929, ABORTED"
        })
        void failsWithTheReasonOfTheLastTryWhereTheEndNamesNone(int code, FailureReason reason) {
            started();
            fake.tell("fail connect " + code);
            var failure = context.awaitFailure(context.call(() -> bearer.activate(HOME)));
            assertReason(failure, reason);
            assertThat(((NetworkException) failure).platformReason()).contains(String.valueOf(code));
        }

        @Test
        void failsWithTheReasonOfTheEndWhereItNamesOne() {
            started();
            fake.tell("fail connect 229378", "fail complete 163853");
            assertReason(
                    context.awaitFailure(context.call(() -> bearer.activate(HOME))),
                    FailureReason.AUTHENTICATION_FAILED);
        }

        @Test
        void failsWithWhatTheListSaidWhereNobodyElseSaysWhy() {
            fake.tell(
                    "ap set 02:0a:00:00:00:01 unconnectable=163843",
                    "ap set 02:0a:00:00:00:02 unconnectable=163843",
                    "hear wlan0",
                    "settle");
            started();
            fake.tell("fail connect 163851");
            fake.tell("mute acm");
            var stage = context.call(() -> bearer.activate(HOME));
            fake.tell("settle", "mute");
            fake.tell("notify wlan0 acm " + WlanConstants.wlan_notification_acm_connection_complete + " reason=163851");
            assertReason(context.awaitFailure(stage), FailureReason.DENIED);
        }

        @Test
        void saysThatAProfileBelongsToOneUserWhereItIsRefused() {
            fake.tell("profile add wlan0 name=mine ssid=home auth=wpa2psk psk=\"correct horse\" flags=2", "settle");
            started();
            fake.tell("fail WlanConnect 5");
            var failure =
                    context.awaitFailure(context.call(() -> bearer.activate("wlanapi:" + Worlds.INNER + "/mine")));
            assertReason(failure, FailureReason.DENIED);
            assertThat(failure).hasMessageContaining("belongs to one user");
        }

        @Test
        void failsForANetworkOutOfRange() {
            started();
            assertReason(
                    context.awaitFailure(context.call(() -> bearer.activate("wlanapi:" + Worlds.INNER + "/cottage"))),
                    FailureReason.NOT_IN_RANGE);
        }

        @Test
        void failsForANetworkWithoutAProfile() {
            started();
            assertReason(
                    context.awaitFailure(
                            context.call(() -> bearer.activate("wlanapi:" + Worlds.INNER + "/6d6f6465726e/psk"))),
                    FailureReason.NO_SECRETS);
        }

        @Test
        void givesUpOnASystemThatNeverSaysHowItEnded() {
            started();
            fake.tell("mute acm", "time connect=3600000");
            var stage = context.call(() -> bearer.activate(HOME));
            context.advance(WlanSettings.DEFAULT.connectTimeout());
            assertReason(context.awaitFailure(stage), FailureReason.TIMED_OUT);
            context.await(context.call(() -> bearer.deactivate(HOME)));
        }

        @Test
        void yieldsToAnotherConfigurationOfTheSameAdapter() {
            fake.tell("profile add wlan0 name=open ssid=\"free wifi\" auth=open", "settle");
            started();
            fake.tell("time connect=3600000");
            var first = context.call(() -> bearer.activate(HOME));
            fake.tell("time connect=40");
            context.await(context.call(() -> bearer.activate("wlanapi:" + Worlds.INNER + "/open")));
            assertReason(context.awaitFailure(first), FailureReason.DISPLACED);
        }

        @Test
        void reportsALinkThatDrops() {
            connected();
            happens("link drop wlan0");
            context.awaitReport(report -> state(report, HOME) == ConfigurationState.DISCOVERED);
        }

        @Test
        void followsToAnotherAccessPoint() {
            connected();
            happens("link roam wlan0 to=02:0a:00:00:00:02");
            context.awaitReport(report -> wlan(report, HOME)
                    .activeAccessPoint()
                    .filter(MacAddress.parse("02:0a:00:00:00:02")::equals)
                    .isPresent());
        }

        @Test
        void endsWhenItIsAskedTo() {
            connected();
            context.await(context.call(() -> bearer.deactivate(HOME)));
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(fake.tell("show")).contains("linked=0");
        }

        @Test
        void givesUpWhatItIsAskedToWhileThatComesUp() {
            started();
            fake.tell("time connect=3600000");
            var up = context.call(() -> bearer.activate(HOME));
            context.await(context.call(() -> bearer.deactivate(HOME)));
            assertReason(context.awaitFailure(up), FailureReason.ABORTED);
            assertThat(configuration(context.latest(), HOME).lastFailure())
                    .as("nothing went wrong")
                    .isEmpty();
            assertThat(fake.tell("show")).contains("linked=0");
        }

        @Test
        void breaksALinkThatComesAfterItWasGivenUp() {
            started();
            fake.tell("stubborn on", "time connect=500");
            var up = context.call(() -> bearer.activate(HOME));
            context.await(context.call(() -> bearer.deactivate(HOME)));
            assertReason(context.awaitFailure(up), FailureReason.ABORTED);
            int reports = context.reports().size();
            fake.tell("settle");
            context.runTasks();
            fake.tell("settle");
            context.advance(WlanClient.DAMPING);
            assertThat(fake.tell("show")).contains("linked=0");
            assertThat(context.reports().subList(reports, context.reports().size()))
                    .as("nobody is told of it")
                    .noneMatch(report -> state(report, HOME) == ConfigurationState.ACTIVE);
        }

        @Test
        void leavesTheLinkThatSomebodyWantsAfterItWasGivenUp() {
            started();
            fake.tell("stubborn on", "time connect=500");
            context.call(() -> bearer.activate(HOME));
            context.await(context.call(() -> bearer.deactivate(HOME)));
            context.await(context.call(() -> bearer.activate(HOME)));
            fake.tell("settle");
            context.advance(WlanClient.DAMPING);
            assertThat(fake.tell("show")).contains("linked=1");
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @Test
        void leavesALinkThatIsWantedAgainBeforeItsSuccessIsHeardOf() {
            started();
            fake.tell("stubborn on", "mute acm", "time connect=500");
            context.call(() -> bearer.activate(HOME));
            context.await(context.call(() -> bearer.deactivate(HOME)));
            fake.tell("settle");
            context.await(context.call(() -> bearer.activate(HOME)));
            fake.tell("mute", "notify wlan0 acm " + WlanConstants.wlan_notification_acm_connection_complete, "settle");
            context.runTasks();
            fake.tell("settle");
            assertThat(fake.tell("show")).contains("linked=1");
        }

        @Test
        void hearsOfSuccessOnceWhenEverythingIsToldTwice() {
            started();
            fake.tell("delivery fresh twice");
            context.await(context.call(() -> bearer.activate(HOME)));
            context.await(context.call(() -> bearer.deactivate(HOME)));
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.DISCOVERED);
        }
    }
}
