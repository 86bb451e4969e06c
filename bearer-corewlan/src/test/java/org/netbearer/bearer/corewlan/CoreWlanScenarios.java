package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.Ssid;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.UpdateResult;

/** All that the bearer does: what it sees and hears, what is kept from it, and what it joins. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class CoreWlanScenarios extends LinkScenarios {
    @Nested
    class Redaction {
        @Test
        void showsOneConfigurationOfFixedIdentifierWithWhatToDo() {
            fake.tell("location deny");
            var report = started();
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier, BearerConfiguration::state)
                    .containsExactly(tuple(REDACTED, ConfigurationState.UNDEFINED));
            assertThat(wlan(report, REDACTED).ssid()).isEqualTo(Ssid.REDACTED);
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.health().text()).isEqualTo(CoreWlanHealth.REDACTED);
            assertThat(report.capabilities()).containsExactly(NetworkCapability.FORCED_ROAMING);
        }

        @Test
        void isActiveAsTheInterfaceShows() {
            started();
            context.await(begin(() -> bearer.activate(HOME)));
            fake.tell("location deny", "event 2 en0", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(context.latest().configurations())
                    .extracting(BearerConfiguration::identifier, BearerConfiguration::state)
                    .containsExactly(tuple(REDACTED, ConfigurationState.ACTIVE));
            fake.tell("link drop en0", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(context.latest().configurations())
                    .extracting(BearerConfiguration::state)
                    .containsExactly(ConfigurationState.UNDEFINED);
        }

        @Test
        void scansAllTheSameAndRefusesToJoin() {
            fake.tell("location undetermined");
            started();
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            assertThat(failureOf(begin(() -> bearer.activate(REDACTED))).reason())
                    .isEqualTo(FailureReason.DENIED);
        }

        @Test
        void isNotBelievedWhereNamesAreSeen() {
            fake.tellRuntime("lack +CLLocationManager authorizationStatus");
            assertThat(identifiers(started())).contains(HOME);
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
            context.await(begin(() -> bearer.activate(HOME)));
            assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(wlan(context.latest(), HOME).activeAccessPoint())
                    .contains(MacAddress.parse("02:0a:00:00:00:01"));
            assertThat(context.latest().links().get(0).carrier()).isEqualTo(Carrier.PRESENT);
            context.await(begin(() -> bearer.deactivate(HOME)));
            assertThat(state(HOME)).isEqualTo(ConfigurationState.DISCOVERED);
        }

        @Test
        void joinsAnOpenNetworkThatIsNotStored() {
            started();
            context.await(begin(() -> bearer.activate(GUEST)));
            assertThat(state(GUEST)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @Test
        void tellsAWrongPassword() {
            fake.tell("ap set 02:0a:00:00:00:01 psk=changed", "ap set 02:0a:00:00:00:02 psk=changed");
            started();
            var failure = failureOf(begin(() -> bearer.activate(HOME)));
            assertThat(failure.reason()).isEqualTo(FailureReason.AUTHENTICATION_FAILED);
            assertThat(failure.platformReason()).isEqualTo("error -3924 of com.apple.coreWLAN.error");
            assertThat(configuration(HOME).lastFailure().orElseThrow().reason())
                    .isEqualTo(FailureReason.AUTHENTICATION_FAILED);
        }

        @Test
        void forgetsAFailureOnceItWorks() {
            started();
            fake.tell("fail associate -3906 times=1");
            assertThat(failureOf(begin(() -> bearer.activate(HOME))).reason()).isEqualTo(FailureReason.OTHER);
            context.await(begin(() -> bearer.activate(HOME)));
            assertThat(configuration(HOME).lastFailure()).isEmpty();
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
        void saysWhatIsOutOfRangeAndWhatIsOff() {
            started();
            assertThat(failureOf(begin(() -> bearer.activate("corewlan:en0/6661722d61776179/psk")))
                            .reason())
                    .isEqualTo(FailureReason.NOT_IN_RANGE);
            fake.tell("radio en0 off", "settle");
            assertThat(failureOf(begin(() -> bearer.activate(HOME))).reason()).isEqualTo(FailureReason.RADIO_OFF);
        }

        @Test
        void givesUpOnAJoinThatHangsAndLeavesWhatItJoinsTooLate() {
            started();
            fake.tell("hold associate");
            var stage = begin(() -> bearer.activate(HOME));
            fake.tell("await associations 1");
            context.advance(CoreWlanSettings.DEFAULT.connectTimeout());
            assertThat(failureOf(stage).reason()).isEqualTo(FailureReason.TIMED_OUT);
            isLeftAgain();
        }

        @Test
        void isCalledOffAtOnceAndLeavesWhatItJoinsTooLate() {
            started();
            fake.tell("hold associate");
            var up = begin(() -> bearer.activate(HOME));
            fake.tell("await associations 1");
            var down = begin(() -> bearer.deactivate(HOME));
            assertThat(up.toCompletableFuture()).isCompletedExceptionally();
            assertThat(down.toCompletableFuture()).isCompleted();
            assertThat(failureOf(up).reason()).isEqualTo(FailureReason.ABORTED);
            assertThat(configuration(HOME).lastFailure()).isEmpty();
            isLeftAgain();
        }

        @Test
        void leavesWhatItJoinsAfterTheBearerWasStopped() {
            started();
            fake.tell("hold associate");
            var up = begin(() -> bearer.activate(HOME));
            fake.tell("await associations 1");
            context.run(bearer::stop);
            assertThat(failureOf(up).reason()).isEqualTo(FailureReason.BEARER_GONE);
            fake.tell("release associate");
            FakeCoreWlan.awaitCalls();
            assertThat(fake.count("disassociations")).isEqualTo(1);
            assertThat(fake.tell("show")).contains("linked=0");
        }

        private void isLeftAgain() {
            fake.tell("release associate");
            FakeCoreWlan.awaitCalls();
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(state(HOME)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(fake.count("disassociations")).isEqualTo(1);
            assertThat(fake.tell("show")).contains("linked=0");
        }

        @Test
        void joinsAgainBehindAJoinThatWasCalledOff() {
            started();
            fake.tell("hold associate");
            var first = begin(() -> bearer.activate(HOME));
            fake.tell("await associations 1");
            context.await(begin(() -> bearer.deactivate(HOME)));
            var second = begin(() -> bearer.activate(HOME));
            fake.tell("release associate");
            context.await(second);
            assertThat(failureOf(first).reason()).isEqualTo(FailureReason.ABORTED);
            assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @Test
        void isDoneWhenItIsSeenThoughTheCallHasNotReturned() {
            started();
            fake.tell("hold joined");
            var stage = begin(() -> bearer.activate(HOME));
            fake.tell("await joined 1", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            context.await(stage);
            fake.tell("release joined");
            FakeCoreWlan.awaitCalls();
            context.runTasks();
            assertThat(state(HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(fake.count("disassociations")).isZero();
        }

        @Test
        void isDisplacedByAnotherJoinOnTheSameRadio() {
            started();
            fake.tell("hold associate");
            var first = begin(() -> bearer.activate(HOME));
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
            var stage = begin(() -> bearer.activate(HOME));
            fake.tell("if remove en0");
            context.advance(CHECK);
            assertThat(failureOf(stage).reason()).isEqualTo(FailureReason.NOT_AVAILABLE);
        }
    }
}
