package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.Ssid;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.WlanPhyMode;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;

/** The consent to location: how seldom what it gates is called, and what is left without it (Windows 11 24H2). */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class ConsentScenarios extends WlanScenarios {
    private static final String REST = "wlanapi:" + Worlds.INNER + "/redacted";
    private static final String COTTAGE = "wlanapi:" + Worlds.INNER + "/cottage";
    private static final MacAddress NEAR = MacAddress.parse("02:0a:00:00:00:01");

    ConsentScenarios(BearerSource source) {
        super(source);
    }

    @Nested
    class Calls {
        @Test
        void areNotMadeForAnEventThatTellsTheSignal() {
            connected();
            long calls = fake.count("calls");
            for (int i = 0; i < 10; i++) {
                happens("ap set 02:0a:00:00:00:01 rssi=" + (-60 - i));
            }
            assertThat(fake.count("calls")).isEqualTo(calls);
            var point = wlan(context.latest(), HOME).accessPoints().stream()
                    .filter(each -> each.bssid().filter(NEAR::equals).isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThat(point.signalPercent()).isEqualTo(62);
            assertThat(point.signalDbm()).hasValue(-69);
        }

        @Test
        void areNotMadeForAConnectionWhoseEventsTellIt() {
            started();
            long gated = fake.count("gated");
            context.await(context.call(() -> bearer.activate(HOME)));
            happens("link roam wlan0 to=02:0a:00:00:00:02");
            assertThat(wlan(context.latest(), HOME).activeAccessPoint())
                    .contains(MacAddress.parse("02:0a:00:00:00:02"));
            happens("link drop wlan0");
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(fake.count("gated")).isEqualTo(gated);
        }

        @Test
        void areMadeOnceAMinuteHoweverOftenWindowsRefreshesItsLists() {
            started();
            long gated = fake.count("gated");
            fake.tell("ap add 02:0b:00:00:00:01 ssid=newcomer");
            for (int i = 0; i < 20; i++) {
                happens("hear wlan0");
            }
            assertThat(fake.count("gated")).isEqualTo(gated);
            assertThat(named(context.latest(), "newcomer")).isFalse();
            context.advance(WlanSettings.DEFAULT.listInterval());
            assertThat(named(context.latest(), "newcomer")).as("none is lost").isTrue();
            assertThat(fake.count("gated")).isEqualTo(gated + 2);
            context.advance(WlanSettings.DEFAULT.listInterval().multipliedBy(10));
            assertThat(fake.count("gated")).as("while nothing happens").isEqualTo(gated + 2);
        }

        @Test
        void areMadeAtOnceIfSomebodyAsks() {
            started();
            fake.tell("ap add 02:0b:00:00:00:01 ssid=newcomer");
            update();
            assertThat(named(context.latest(), "newcomer")).isTrue();
        }

        @Test
        void areNotRepeatedInVainWhileThereIsNoConsent() {
            fake.tell("location deny");
            started();
            long gated = fake.count("gated");
            context.advance(WlanSettings.DEFAULT.checkInterval().multipliedBy(100));
            assertThat(fake.count("gated")).isEqualTo(gated);
        }
    }

    @Nested
    class WithoutConsent {
        @Test
        void profilesAreDefinedAndOneRowStandsForTheRest() {
            started();
            fake.tell("location deny");
            listsChange("hear wlan0");
            var report = context.awaitReport(each -> each.health().code().equals("redacted"));
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.health().text()).contains("Location");
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier, BearerConfiguration::state)
                    .containsExactlyInAnyOrder(
                            tuple(HOME, ConfigurationState.DEFINED),
                            tuple(COTTAGE, ConfigurationState.DEFINED),
                            tuple(REST, ConfigurationState.UNDEFINED));
            assertThat(wlan(report, HOME).ssid()).isEqualTo(Ssid.of("home"));
            assertThat(wlan(report, REST).ssid().isRedacted()).isTrue();
            assertThat(report.capabilities()).contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES);
            assertThat(update().outcome()).isEqualTo(UpdateOutcome.DENIED);
            assertReason(context.awaitFailure(context.call(() -> bearer.activate(REST))), FailureReason.DENIED);
        }

        @Test
        void profilesAreActivatedAndActiveByTheirEvents() {
            fake.tell("location deny");
            started();
            context.await(context.call(() -> bearer.activate(HOME)));
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(state(context.latest(), REST)).isEqualTo(ConfigurationState.UNDEFINED);
            assertThat(wlan(context.latest(), HOME).activeAccessPoint()).contains(NEAR);
            assertThat(wlan(context.latest(), HOME).signalPercent()).isEqualTo(96);
            long calls = fake.count("calls");
            happens("ap set 02:0a:00:00:00:01 rssi=-70");
            assertThat(wlan(context.latest(), HOME).signalPercent()).isEqualTo(60);
            assertThat(wlan(context.latest(), HOME).link().orElseThrow().signalDbm())
                    .hasValue(-70);
            assertThat(fake.count("calls")).isEqualTo(calls);
            context.await(context.call(() -> bearer.deactivate(HOME)));
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.DEFINED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"on", "khz"})
        void theSignalOfTheConnectionIsToldWhereRadioEventsAreRefusedToo(String unit) {
            fake.tell("location deny", "msm deny", "quality " + unit);
            started();
            context.await(context.call(() -> bearer.activate(HOME)));
            var details = wlan(context.latest(), HOME);
            assertThat(details.activeAccessPoint()).isEmpty();
            assertThat(details.signalPercent()).isEqualTo(96);
            assertThat(details.accessPoints()).hasSize(1);
            assertThat(details.accessPoints().get(0).signalDbm()).hasValue(-52);
            assertThat(details.accessPoints().get(0).channel()).isEqualTo(6);
            assertThat(details.accessPoints().get(0).frequencyMhz()).isEqualTo(2437);
            assertThat(details.accessPoints().get(0).channelWidthMhz()).isEqualTo(20);
        }

        @Test
        void aConnectionFromBeforeIsTheRowOfTheRest() {
            connected();
            context.run(bearer::stop);
            fake.tell("location deny");
            var report = started();
            assertThat(state(report, REST)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(state(report, HOME)).isEqualTo(ConfigurationState.DEFINED);
            assertThat(wlan(report, REST).signalPercent()).isEqualTo(96);
            assertThat(wlan(report, REST).link().orElseThrow().phyMode()).isEqualTo(WlanPhyMode.N);
        }

        @Test
        void aConsentThatIsGivenIsNoticedByTheNextList() {
            connected();
            context.run(bearer::stop);
            fake.tell("location deny", "msm deny");
            started();
            fake.tell("location allow", "msm allow");
            listsChange("hear wlan0");
            assertThat(context.latest().health().code()).isEmpty();
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(state(context.latest(), REST)).isEqualTo(ConfigurationState.UNDEFINED);
            happens("ap set 02:0a:00:00:00:01 rssi=-70");
            assertThat(wlan(context.latest(), HOME).signalPercent())
                    .as("radio events are received again")
                    .isEqualTo(60);
        }

        @Test
        void radioEventsThatStayRefusedAreNotAskedForAgainAndAgain() {
            fake.tell("msm deny");
            started();
            long sessions = sessions();
            context.advance(WlanSettings.DEFAULT.checkInterval().multipliedBy(100));
            listsChange("hear wlan0");
            listsChange("hear wlan0");
            assertThat(sessions()).isEqualTo(sessions);
        }

        private long sessions() {
            return fake.tell("log")
                    .lines()
                    .filter(line -> line.contains("WlanOpenHandle"))
                    .count();
        }
    }

    static BearerConfiguration rest(BearerReport report) {
        return configuration(report, REST);
    }
}
