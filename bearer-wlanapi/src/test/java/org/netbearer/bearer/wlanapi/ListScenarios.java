package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.UpdateResult;

/** The lists: each for itself, with all that drivers leave out of them for a while. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class ListScenarios extends WlanScenarios {
    private static final String MODERN = "wlanapi:" + Worlds.INNER + "/6d6f6465726e/psk";

    ListScenarios(BearerSource source) {
        super(source);
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @ValueSource(ints = {5, 31, 50, 87})
        void accessPointsTakeNothingFromTheNetworks(int code) {
            fake.tell("fail WlanGetNetworkBssList " + code);
            var report = started();
            assertThat(report.configurations()).hasSize(7);
            assertThat(state(report, HOME)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(wlan(report, HOME).accessPoints()).isEmpty();
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
        }

        @ParameterizedTest
        @ValueSource(ints = {31, 50, 87})
        void networksTakeNothingFromTheProfiles(int code) {
            fake.tell("fail WlanGetAvailableNetworkList " + code);
            var report = started();
            assertThat(state(report, HOME)).isEqualTo(ConfigurationState.DEFINED);
            assertThat(wlan(report, HOME).accessPoints()).as("these were told").hasSize(2);
            context.await(context.call(() -> bearer.activate(HOME)));
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @ParameterizedTest
        @ValueSource(ints = {5, 31, 50, 87})
        void connectionsTakeNothingFromTheLists(int code) {
            connected();
            fake.tell("fail WlanQueryInterface " + code);
            listsChange("hear wlan0");
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(context.latest().configurations()).hasSize(7);
            assertThat(context.latest().health().code()).isEmpty();
        }

        @Test
        void accessPointsAreKeptAndToldOfIfTheirListFails() {
            var before = started().configurations();
            fake.tell("fail WlanGetNetworkBssList 31");
            listsChange("notify wlan0 acm 26");
            var report = context.awaitReport(each -> each.health().code().equals("list-failed"));
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.health().text()).contains("WlanGetNetworkBssList: error 31");
            assertThat(report.configurations()).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Nested
    class Emptied {
        @Test
        void byAScanLeaveEveryNetworkWhereItWasUntilThatEnds() {
            started();
            fake.tell("time scan=300");
            context.advance(WlanSettings.DEFAULT.listInterval().multipliedBy(2)); // a list could be read again
            int before = context.reports().size();
            var scan = context.call(() -> bearer.update(REQUEST));
            long gated = fake.count("gated");
            fake.tell("notify wlan0 acm 26", "notify wlan0 msm 7");
            while (fake.count("callbacks") < 2) {
                Thread.onSpinWait();
            }
            context.runTasks();
            context.advance(WlanClient.DAMPING);
            assertThat(fake.count("gated")).as("a list would be empty").isEqualTo(gated);
            assertThat(context.await(scan)).isEqualTo(UpdateResult.COMPLETED);
            assertThat(context.reports().subList(before, context.reports().size()))
                    .allMatch(report -> state(report, HOME) == ConfigurationState.DISCOVERED)
                    .allMatch(report -> named(report, "modern"));
        }

        @Test
        void byAScanOfAnotherProgramLeaveThemToo() {
            started();
            listsChange("shrink wlan0");
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(named(context.latest(), "modern")).isTrue();
        }

        @Test
        void byAConnectionLeaveTheOthersForThreeMinutes() {
            connected();
            listsChange("shrink wlan0");
            assertThat(state(context.latest(), MODERN)).isEqualTo(ConfigurationState.UNDEFINED);
            assertThat(named(context.latest(), "modern")).isTrue();
            context.advance(Sightings.DECAY);
            context.advance(WlanSettings.DEFAULT.checkInterval());
            assertThat(named(context.latest(), "modern")).isFalse();
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.ACTIVE);
        }

        @Test
        void byTheEndOfAScanAreBelievedAtOnce() {
            started();
            fake.tell("ap remove 02:0a:00:00:00:06");
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            assertThat(named(context.latest(), "modern")).isFalse();
        }
    }

    @Nested
    class Busy {
        @Test
        void driversAreWaitedForAndTheirListsAreRecent() {
            started();
            fake.tell("ap add 02:0b:00:00:00:01 ssid=newcomer", "time scan=500", "scan wlan0");
            var result = update();
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.RECENT);
            assertThat(named(context.latest(), "newcomer")).isTrue();
            assertThat(context.latest().health().code()).isEmpty();
        }

        @Test
        void driversThatNeverEndAreNotWaitedForWithoutEnd() {
            started();
            fake.tell("time scan=3600000", "scan wlan0");
            var stage = context.call(() -> bearer.update(REQUEST));
            context.advance(Duration.ofSeconds(10));
            assertThat(context.await(stage).outcome()).isEqualTo(UpdateOutcome.TIMED_OUT);
        }
    }

    @Nested
    class Removed {
        @ParameterizedTest
        @ValueSource(ints = {87, 1168})
        void adaptersAreGoneWhateverTheCodeSays(int code) {
            fake.tell("if add wlan1 guid=" + Worlds.OUTER, "gone " + code);
            started();
            fake.tell("mute acm", "if remove wlan0", "mute");
            assertThat(update().outcome()).isEqualTo(UpdateOutcome.COMPLETED);
            assertThat(context.latest().links()).hasSize(1);
            assertThat(context.latest().health().status()).isEqualTo(BearerStatus.READY);
        }
    }

    @Nested
    class Profiles {
        @Test
        void ofANetworkThatHidesItselfAreNotThereUnlessItIs() {
            fake.tell("profile add wlan0 name=cellar ssid=far-below auth=wpa2psk psk=downstairs silent=1", "settle");
            assertThat(state(started(), "wlanapi:" + Worlds.INNER + "/cellar")).isEqualTo(ConfigurationState.DEFINED);
        }

        @Test
        void ofWhatCannotBeConnectedAreNotDiscovered() {
            fake.tell(
                    "ap set 02:0a:00:00:00:01 unconnectable=163843",
                    "ap set 02:0a:00:00:00:02 unconnectable=163843",
                    "hear wlan0",
                    "settle");
            assertThat(state(started(), HOME)).isEqualTo(ConfigurationState.DEFINED);
        }
    }
}
