package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanPhyMode;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.UpdateResult;

/** All that the bearer does: what it sees and hears, what is kept from it, and what it joins. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class CoreWlanScenarios extends LinkScenarios {
    @Nested
    class Redaction {
        @Test
        void keepsWhatIsStoredAndShowsOneMoreOfFixedIdentifierWithWhatToDo() {
            fake.tell("location deny");
            var report = started();
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier, BearerConfiguration::state)
                    .containsExactlyInAnyOrder(
                            tuple(HOME, ConfigurationState.DEFINED),
                            tuple(LOBBY, ConfigurationState.DEFINED),
                            tuple(FAR_AWAY, ConfigurationState.DEFINED),
                            tuple(REDACTED, ConfigurationState.UNDEFINED));
            assertThat(wlan(report, REDACTED).ssid()).isEqualTo(Ssid.REDACTED);
            assertThat(wlan(report, HOME).accessPoints()).isEmpty();
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.health().text())
                    .isEqualTo(CoreWlanHealth.REDACTED)
                    .contains("\"Always\"", "launchd");
            assertThat(report.capabilities()).containsExactly(NetworkCapability.FORCED_ROAMING);
        }

        @Test
        void isActiveAsTheInterfaceShows() {
            started();
            fake.tell("location deny", "link join en0 to=02:0a:00:00:00:07", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(state(REDACTED)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.DEFINED);
            fake.tell("link drop en0", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(state(REDACTED)).isEqualTo(ConfigurationState.UNDEFINED);
        }

        @Test
        void scansAllTheSameAndRefusesToJoin() {
            fake.tell("location undetermined");
            started();
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            for (String identifier : new String[] {REDACTED, LOBBY}) {
                assertThat(failureOf(begin(() -> bearer.activate(identifier))).reason())
                        .isEqualTo(FailureReason.DENIED);
            }
        }

        @Test
        void isNotBelievedWhereNamesAreSeen() {
            fake.tellRuntime("lack +CLLocationManager authorizationStatus");
            assertThat(identifiers(started())).contains(HOME);
        }

        @Test
        void isNoneWhereNamesComeWithoutAddresses() {
            fake.tell("location names"); // up to macOS 13
            var report = started();
            assertThat(report.health().code()).isEmpty();
            assertThat(identifiers(report)).contains(GUEST).doesNotContain(REDACTED);
            assertThat(state(HOME)).isEqualTo(ConfigurationState.DISCOVERED);
            var points = wlan(report, LOBBY).accessPoints();
            assertThat(points).hasSize(1);
            assertThat(points.get(0).bssid()).isEmpty();
            assertThat(points.get(0).signalDbm()).hasValue(-48);
            context.await(begin(() -> bearer.activate(LOBBY)));
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(fake.tell("show")).contains("bssid=02:0a:00:00:00:07");
        }

        @Test
        void endsWhenConsentIsGiven() {
            fake.tell("location deny");
            started();
            fake.tell("location allow");
            context.advance(CHECK);
            assertThat(identifiers(context.latest())).contains(HOME).doesNotContain(REDACTED);
        }
    }

    @Nested
    class Joining {
        @Test
        void joinsAStoredNetworkByItsBestAccessPoint() {
            started();
            context.await(begin(() -> bearer.activate(LOBBY)));
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(wlan(context.latest(), LOBBY).activeAccessPoint())
                    .contains(MacAddress.parse("02:0a:00:00:00:07"));
            assertThat(context.latest().links().get(0).carrier()).isEqualTo(Carrier.PRESENT);
            var link = wlan(context.latest(), LOBBY).link().orElseThrow();
            assertThat(link.signalDbm()).hasValue(-48);
            assertThat(link.noiseDbm()).hasValue(-92);
            assertThat(link.transmitRateKbps()).hasValue(144_400);
            assertThat(link.phyMode()).isEqualTo(WlanPhyMode.N);
            context.await(begin(() -> bearer.deactivate(LOBBY)));
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(wlan(context.latest(), LOBBY).link()).isEmpty();
        }

        @Test
        void joinsAnOpenNetworkThatIsNotStored() {
            started();
            context.await(begin(() -> bearer.activate(GUEST)));
            assertThat(state(GUEST)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @Test
        void joinsNoNetworkWhosePasswordMacOsKeeps() {
            started();
            var failure = failureOf(begin(() -> bearer.activate(HOME)));
            assertThat(failure.reason()).isEqualTo(FailureReason.NO_SECRETS);
            assertThat(failure.getMessage()).contains("join.by.networksetup");
            assertThat(fake.count("associations")).isZero();
        }

        /** Refused with -3900, as in the field test. */
        @Test
        void needsAPasswordWhereANetworkHasGotOneSinceItWasHeard() {
            started();
            fake.tell("ap set 02:0a:00:00:00:06 auth=wpa2psk psk=new", "ap set 02:0a:00:00:00:07 auth=wpa2psk psk=new");
            var failure = failureOf(begin(() -> bearer.activate(LOBBY)));
            assertThat(failure.reason()).isEqualTo(FailureReason.NO_SECRETS);
            assertThat(failure.platformReason()).isEqualTo("error -3900 of com.apple.wifi.apple80211API.error");
            assertThat(fake.count("associations")).isEqualTo(1);
        }

        @Test
        void isNoCapabilityWhereEveryNetworkHasAPassword() {
            fake.tell("reset", FLAT[0], FLAT[1], "profile add en0 ssid=home auth=wpa2psk psk=x", "hear en0", "settle");
            assertThat(started().capabilities()).containsExactly(NetworkCapability.FORCED_ROAMING);
            fake.tell("link join en0 to=02:0a:00:00:00:01", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(context.latest().capabilities()).containsExactly(NetworkCapability.FORCED_ROAMING);
        }

        @Test
        void tellsWhatTheSystemRefused() {
            fake.tell("fail associate -3912");
            started();
            var failure = failureOf(begin(() -> bearer.activate(LOBBY)));
            assertThat(failure.reason()).isEqualTo(FailureReason.AUTHENTICATION_FAILED);
            assertThat(failure.platformReason()).isEqualTo("error -3912 of com.apple.wifi.apple80211API.error");
            assertThat(configuration(LOBBY).lastFailure())
                    .hasValueSatisfying(
                            last -> assertThat(last.reason()).isEqualTo(FailureReason.AUTHENTICATION_FAILED));
        }

        @Test
        void forgetsAFailureOnceItWorks() {
            started();
            fake.tell("fail associate -3906 times=1");
            assertThat(failureOf(begin(() -> bearer.activate(LOBBY))).reason()).isEqualTo(FailureReason.OTHER);
            context.await(begin(() -> bearer.activate(LOBBY)));
            assertThat(configuration(LOBBY).lastFailure()).isEmpty();
        }

        @Test
        void asksForNoSecretsOfItsOwn() {
            fake.tell("ap add 02:0a:00:00:00:09 ssid=foreign auth=wpa2psk psk=foreign-key", "hear en0", "settle");
            started();
            assertThat(failureOf(begin(() -> bearer.activate("corewlan:en0/666f726569676e/psk")))
                            .reason())
                    .isEqualTo(FailureReason.NO_SECRETS);
        }

        @Test
        void tellsWhatMacOsJoinsByItselfAfterANetworkWasLeft() {
            fake.tell("rejoin 02:0a:00:00:00:01");
            started();
            context.await(begin(() -> bearer.activate(LOBBY)));
            context.await(begin(() -> bearer.deactivate(LOBBY)));
            fake.tell("settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(context.latest().health().code()).isEqualTo("joined-by-system");
            assertThat(context.latest().health().text())
                    .isEqualTo("After lobby was left, macOS joined home by itself.");
            fake.tell("link drop en0", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(context.latest().health().code()).isEmpty();
        }

        @Test
        void saysNothingOfWhatIsJoinedLongAfterANetworkWasLeft() {
            started();
            context.await(begin(() -> bearer.activate(LOBBY)));
            context.await(begin(() -> bearer.deactivate(LOBBY)));
            context.advance(Duration.ofMinutes(3));
            fake.tell("link join en0 to=02:0a:00:00:00:01", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(context.latest().health().code()).isEmpty();
        }

        @Test
        void leavesNoNetworkThatWasJoinedByOthersRightAfterIts() {
            started();
            context.await(begin(() -> bearer.activate(LOBBY)));
            fake.tell("link join en0 to=02:0a:00:00:00:01", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            context.await(begin(() -> bearer.deactivate(LOBBY)));
            assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(fake.count("disassociations")).isZero();
        }

        @Test
        void saysThatMacOsIsInANetworkAgainThatWasLeft() {
            fake.tell("rejoin 02:0a:00:00:00:06");
            started();
            context.await(begin(() -> bearer.activate(LOBBY)));
            var stage = begin(() -> bearer.deactivate(LOBBY));
            FakeCoreWlan.awaitCalls();
            context.advance(Duration.ofSeconds(10));
            assertThat(failureOf(stage)).hasMessage("the network was left, but macOS is in it again");
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @Test
        void saysWhatIsOutOfRangeAndWhatIsOff() {
            started();
            assertThat(failureOf(begin(() -> bearer.activate(FAR_AWAY))).reason())
                    .isEqualTo(FailureReason.NOT_IN_RANGE);
            fake.tell("radio en0 off", "settle");
            assertThat(failureOf(begin(() -> bearer.activate(LOBBY))).reason()).isEqualTo(FailureReason.RADIO_OFF);
        }

        @Test
        void givesUpOnAJoinThatHangsAndKeepsWhatItJoinsTooLate() {
            started();
            fake.tell("hold associate");
            var stage = begin(() -> bearer.activate(LOBBY));
            fake.tell("await associations 1");
            context.advance(CoreWlanSettings.DEFAULT.connectTimeout());
            assertThat(failureOf(stage).reason()).isEqualTo(FailureReason.TIMED_OUT);
            isKept();
        }

        @Test
        void isCalledOffAtOnceAndLeavesWhatItJoinsTooLate() {
            started();
            fake.tell("hold associate");
            var up = begin(() -> bearer.activate(LOBBY));
            fake.tell("await associations 1");
            var down = begin(() -> bearer.deactivate(LOBBY));
            assertThat(up.toCompletableFuture()).isCompletedExceptionally();
            assertThat(down.toCompletableFuture()).isCompleted();
            assertThat(failureOf(up).reason()).isEqualTo(FailureReason.ABORTED);
            assertThat(configuration(LOBBY).lastFailure()).isEmpty();
            fake.tell("release associate");
            FakeCoreWlan.awaitCalls();
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(fake.count("disassociations")).isEqualTo(1);
        }

        /** A network that was left is a reason for macOS to join another one, or to stay offline. */
        private void isKept() {
            fake.tell("release associate");
            FakeCoreWlan.awaitCalls();
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(fake.count("disassociations")).isZero();
        }

        @Test
        void joinsAgainBehindAJoinThatWasCalledOff() {
            started();
            fake.tell("hold associate");
            var first = begin(() -> bearer.activate(LOBBY));
            fake.tell("await associations 1");
            context.await(begin(() -> bearer.deactivate(LOBBY)));
            var second = begin(() -> bearer.activate(LOBBY));
            fake.tell("release associate");
            context.await(second);
            assertThat(failureOf(first).reason()).isEqualTo(FailureReason.ABORTED);
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @Test
        void isDoneWhenItIsSeenThoughTheCallHasNotReturned() {
            started();
            fake.tell("hold joined");
            var stage = begin(() -> bearer.activate(LOBBY));
            fake.tell("await joined 1", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            context.await(stage);
            fake.tell("release joined");
            FakeCoreWlan.awaitCalls();
            context.runTasks();
            assertThat(state(LOBBY)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(fake.count("disassociations")).isZero();
        }

        @Test
        void isDisplacedByAnotherJoinOnTheSameRadio() {
            started();
            fake.tell("hold associate");
            var first = begin(() -> bearer.activate(LOBBY));
            fake.tell("await associations 1");
            var second = begin(() -> bearer.activate(GUEST));
            assertThat(failureOf(first).reason()).isEqualTo(FailureReason.DISPLACED);
            fake.tell("release associate");
            context.await(second);
            assertThat(state(GUEST)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @Test
        void failsWhenTheRadioIsUnplugged() {
            started();
            fake.tell("hold associate");
            var stage = begin(() -> bearer.activate(LOBBY));
            fake.tell("if remove en0");
            context.advance(CHECK);
            assertThat(failureOf(stage).reason()).isEqualTo(FailureReason.NOT_AVAILABLE);
        }
    }
}
