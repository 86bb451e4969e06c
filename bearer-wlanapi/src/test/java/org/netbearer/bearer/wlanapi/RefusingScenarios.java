package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.UpdateOutcome;

/** What is said where the system says no, or lies. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class RefusingScenarios extends WlanScenarios {
    RefusingScenarios(BearerSource source) {
        super(source);
    }

    @Nested
    class Refusals {
        @Test
        void tellThatTheRadioIsOff() {
            started();
            happens("radio wlan0 off");
            var report = context.awaitReport(each -> each.health().code().equals("radio-off"));
            assertThat(report.health().text()).contains("switched off");
            assertThat(state(report, HOME)).isEqualTo(ConfigurationState.DEFINED);
            var result = update();
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(result.text()).isEqualTo(report.health().text());
            assertReason(context.awaitFailure(context.call(() -> bearer.activate(HOME))), FailureReason.RADIO_OFF);
            happens("radio wlan0 off hw");
            context.awaitReport(each -> each.health().text().contains("switch or key"));
        }

        @Test
        void tellThatTheServiceIsStopped() {
            started();
            fake.tell("service stop");
            assertThat(update().outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(context.latest().health().status()).isEqualTo(BearerStatus.WAITING);
            assertThat(context.latest().health().code()).isEqualTo("service-stopped");
            assertReason(context.awaitFailure(context.call(() -> bearer.activate(HOME))), FailureReason.SERVICE_GONE);
            fake.tell("service start");
            context.advance(Duration.ofSeconds(5));
            context.awaitReport(each -> state(each, HOME) == ConfigurationState.DISCOVERED);
        }

        @Test
        void endWhatIsUnderWayWhenTheServiceStops() {
            started();
            fake.tell("time connect=3600000 scan=3600000");
            var connecting = context.call(() -> bearer.activate(HOME));
            var scanning = context.call(() -> bearer.update(REQUEST));
            fake.tell("service stop");
            context.advance(WlanSettings.DEFAULT.checkInterval());
            assertReason(context.awaitFailure(connecting), FailureReason.SERVICE_GONE);
            assertThat(context.await(scanning).outcome()).isNotEqualTo(UpdateOutcome.COMPLETED);
        }

        @Test
        void tellThatThereIsNoAdapter() {
            connected();
            happens("if remove wlan0");
            var report = context.awaitReport(each -> each.health().code().equals("no-adapter"));
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.links()).isEmpty();
            var result = update();
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(result.text()).contains("no Wi-Fi adapter");
            happens("if add wlan0 guid=" + Worlds.INNER, "hear wlan0");
            context.awaitReport(each -> named(each, "modern"));
        }

        @Test
        void endAScanWithTheAdapterThatIsUnplugged() {
            started();
            fake.tell("time scan=3600000");
            var scanning = context.call(() -> bearer.update(REQUEST));
            fake.tell("if remove wlan0");
            assertThat(context.await(scanning).outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
        }

        @Test
        void tellThatEverythingIsDenied() {
            fake.tell("fail WlanOpenHandle 5");
            context.run(() -> bearer.start(context));
            var report = context.awaitReport();
            assertThat(report.health().status()).isEqualTo(BearerStatus.DENIED);
            assertThat(report.health().code()).isEqualTo("denied");
            assertThat(update().outcome()).isEqualTo(UpdateOutcome.DENIED);
        }
    }

    @Nested
    class Lies {
        @Test
        void aboutTheLengthOfAListAreRefused() {
            started();
            for (String lie : List.of("networks=4000000000", "stations=70000", "nothing")) {
                fake.tell("lie " + lie);
                listsChange("notify wlan0 acm 26");
                var report = context.awaitReport(each -> each.health().code().equals("list-failed"));
                assertThat(report.configurations()).as(lie).isNotEmpty();
                fake.tell("lie");
                listsChange("notify wlan0 acm 26");
                context.awaitReport(each -> each.health().code().isEmpty());
            }
        }

        @Test
        void aboutTheNumberOfAdaptersAreAFailure() {
            fake.tell("lie interfaces=2147483647");
            context.run(() -> bearer.start(context));
            var report = context.awaitReport();
            assertThat(report.health().status()).isEqualTo(BearerStatus.FAILED);
            assertThat(report.health().text()).contains("2147483647");
        }

        @Test
        void aboutATruncatedListCostWhatIsMissing() {
            fake.tell("lie total=" + (8 + 360 * 2 + 20));
            assertThat(wlan(started(), HOME).accessPoints()).hasSize(2);
            assertThat(context.latest().configurations()).hasSize(7);
        }

        @Test
        void aboutElementsAndNamesAreBounded() {
            fake.tell("lie element-offset=4294967000 element-size=4294967295 ssid=4294967295");
            var report = started();
            assertThat(report.health().code()).isEmpty();
            assertThat(report.configurations()).isNotEmpty();
        }

        @Test
        void aboutTheSizeOfAConnectionAreRefused() {
            connected();
            fake.tell("lie connection=8");
            listsChange("notify wlan0 acm 26");
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.ACTIVE);
        }
    }
}
