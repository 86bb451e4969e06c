package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.Ssid;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.WlanSecurity;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.UpdateResult;

/** What the bearer sees and hears: lists, scans, events. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class WatchingScenarios extends CoreWlanWorld {
    @Nested
    class Listing {
        @Test
        void ranksNetworksByWhetherTheyAreStoredAndInRange() {
            var report = started();
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.health().code()).isEmpty();
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier, BearerConfiguration::state)
                    .containsExactlyInAnyOrder(
                            tuple(HOME, ConfigurationState.DISCOVERED),
                            tuple(LOBBY, ConfigurationState.DISCOVERED),
                            tuple(FAR_AWAY, ConfigurationState.DEFINED),
                            tuple(GUEST, ConfigurationState.UNDEFINED),
                            tuple("corewlan:en0/636166e9/open", ConfigurationState.UNDEFINED),
                            tuple("corewlan:en0/6f6666696365/enterprise", ConfigurationState.UNDEFINED));
            assertThat(report.capabilities())
                    .containsExactly(NetworkCapability.CAN_START_AND_STOP_INTERFACES, NetworkCapability.FORCED_ROAMING);
        }

        @Test
        void tellsEachAccessPointWithChannelSignalAndSecurity() {
            var home = wlan(started(), HOME);
            assertThat(home.security()).containsExactly(WlanSecurity.WPA2_PSK, WlanSecurity.WPA3_SAE);
            var points = home.accessPoints();
            assertThat(points)
                    .extracting(point -> point.bssid().map(MacAddress::toString).orElse("null"))
                    .containsExactly("02:0a:00:00:00:01", "02:0a:00:00:00:02");
            assertThat(points.get(0).channel()).isEqualTo(6);
            assertThat(points.get(0).frequencyMhz()).isEqualTo(2437);
            assertThat(points.get(1).frequencyMhz()).isEqualTo(5220);
            assertThat(points.get(1).channelWidthMhz()).isEqualTo(80);
            assertThat(points.get(1).signalDbm()).hasValue(-60);
            assertThat(points.get(1).signalPercent()).isEqualTo(80);
            var sixGigahertz = wlan(started(), "corewlan:en0/6f6666696365/enterprise");
            assertThat(sixGigahertz.accessPoints().get(0).frequencyMhz()).isEqualTo(5975);
            assertThat(sixGigahertz.security()).containsExactly(WlanSecurity.WPA2_ENTERPRISE);
        }

        @Test
        void keepsTheBytesOfANameThatIsNoText() {
            var wlan = wlan(started(), "corewlan:en0/636166e9/open");
            assertThat(wlan.ssid().bytes()).containsExactly('c', 'a', 'f', 0xe9);
            assertThat(wlan.ssid().text()).isEqualTo("caf\u00e9");
        }

        @Test
        void makesAHostileNameSafeToShow() {
            fake.tell("ap add 02:0a:00:00:00:09 ssidhex=1b5b324a0a2ae280ae", "hear en0", "settle");
            var name = started().configurations().stream()
                    .filter(each -> each.identifier().equals("corewlan:en0/1b5b324a0a2ae280ae/open"))
                    .findFirst()
                    .orElseThrow()
                    .name();
            assertThat(name).isEqualTo("\\u{1b}[2J\\n*\\u{202e}");
        }

        @Test
        void namesTheInterfaceAndClaimsIt() {
            var report = started();
            var link = report.links().get(0);
            assertThat(link.key().name()).isEqualTo("en0");
            assertThat(link.hardwareAddress()).contains(MacAddress.parse("a4:83:e7:00:00:01"));
            assertThat(link.carrier()).isEqualTo(Carrier.ABSENT);
            assertThat(report.claims()).containsExactly(link.key());
        }

        @Test
        void takesAnAddressWithoutANameForAHiddenNetwork() {
            fake.tell("ap add 02:0a:00:00:00:09 ssid=quiet hidden=1 auth=wpa2psk", "hear en0 hidden", "settle");
            var report = started();
            assertThat(wlan(report, "corewlan:en0/hidden/psk").ssid()).isEqualTo(Ssid.HIDDEN);
            assertThat(report.health().code()).isEmpty();
        }

        @Test
        void keepsTwoRadiosOnOneNetworkApart() {
            fake.tell("if add en5", "hear en5", "settle");
            assertThat(identifiers(started())).contains(HOME, "corewlan:en5/686f6d65/psk");
        }
    }

    @Nested
    class Scanning {
        @Test
        void findsWhatIsNew() {
            started();
            fake.tell("ap add 02:0a:00:00:00:09 ssid=fresh");
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            assertThat(identifiers(context.latest())).contains("corewlan:en0/6672657368/open");
        }

        @Test
        void keepsTheExecutorFreeWhileItIsSlow() {
            started();
            fake.tell("hold scan");
            var stage = begin(() -> bearer.update(REQUEST));
            fake.tell("await scans 1");
            context.advance(CoreWlanWatch.DAMPING);
            fake.tell("radio en0 off", "settle");
            context.awaitReport(report -> report.health().code().equals("radio-off"));
            assertThat(stage.toCompletableFuture()).isNotDone();
            fake.tell("radio en0 on", "release scan");
            assertThat(context.await(stage).outcome()).isEqualTo(UpdateOutcome.COMPLETED);
        }

        @Test
        void saysWhyItFailed() {
            started();
            fake.tell("fail scan -3931 times=1");
            var result = update();
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.FAILED);
            assertThat(result.text())
                    .isEqualTo("en0: -[CWInterface scanForNetworksWithSSID:error:]:"
                            + " error -3931 of com.apple.wifi.apple80211API.error");
            assertThat(context.latest().health().code()).isEqualTo("scan-failed");
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            assertThat(context.latest().health().code()).isEmpty();
        }

        @Test
        void keepsTheDomainOfAForeignError() {
            started();
            fake.tell("fail scan 5 times=1 domain=NSPOSIXErrorDomain");
            assertThat(update().text()).endsWith("error 5 of NSPOSIXErrorDomain");
        }

        @ParameterizedTest
        @ValueSource(strings = {"com.apple.wifi.apple80211API.error", "NSPOSIXErrorDomain"})
        void waitsForAScanOfSomebodyElse(String domain) {
            started();
            fake.tell("fail scan 16 times=2 domain=" + domain);
            var stage = begin(() -> bearer.update(REQUEST));
            for (int scans = 1; scans <= 2; scans++) {
                fake.tell("await scans " + scans);
                FakeCoreWlan.awaitCalls();
                context.advance(Scans.BUSY_DELAY);
            }
            assertThat(context.await(stage)).isEqualTo(UpdateResult.COMPLETED);
            assertThat(fake.count("scans")).isEqualTo(3);
        }

        @Test
        void takesWhatAScanOfSomebodyElseHeardIfThatDoesNotEnd() {
            started();
            fake.tell("fail scan 16", "ap add 02:0a:00:00:00:09 ssid=fresh", "hear en0", "settle");
            var stage = begin(() -> bearer.update(REQUEST));
            for (int scans = 1; scans <= 1 + Scans.BUSY_RETRIES; scans++) {
                fake.tell("await scans " + scans);
                FakeCoreWlan.awaitCalls();
                context.advance(Scans.BUSY_DELAY);
            }
            assertThat(context.await(stage).outcome()).isEqualTo(UpdateOutcome.RECENT);
            assertThat(fake.count("scans")).isEqualTo(1 + Scans.BUSY_RETRIES);
            assertThat(context.latest().health().code()).isEmpty();
            assertThat(identifiers(context.latest())).contains("corewlan:en0/6672657368/open");
        }

        @Test
        void givesUpOnOneThatHangsAndStartsNoSecondBesideIt() {
            started();
            fake.tell("hold scan");
            var stage = begin(() -> bearer.update(REQUEST));
            fake.tell("await scans 1");
            context.advance(CoreWlanSettings.DEFAULT.scanTimeout());
            assertThat(context.await(stage).outcome()).isEqualTo(UpdateOutcome.TIMED_OUT);
            assertThat(context.latest().health().code()).isEqualTo("scan-timed-out");
            assertThat(update().text()).isEqualTo("en0: an earlier scan has not returned");
            assertThat(fake.count("scans")).isEqualTo(1);
        }

        @Test
        void reportsWhatALateScanHeard() {
            started();
            fake.tell("hold scan", "ap add 02:0a:00:00:00:09 ssid=fresh");
            var stage = begin(() -> bearer.update(REQUEST));
            fake.tell("await scans 1");
            context.advance(CoreWlanSettings.DEFAULT.scanTimeout());
            context.await(stage);
            context.advance(CoreWlanWatch.DAMPING);
            fake.tell("release scan");
            context.awaitReport(report -> identifiers(report).contains("corewlan:en0/6672657368/open"));
        }

        @Test
        void isUnavailableWithoutPower() {
            started();
            fake.tell("radio en0 off", "settle");
            var result = update();
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(result.text()).isEqualTo(CoreWlanHealth.RADIO_OFF);
            assertThat(fake.count("scans")).isZero();
        }

        @Test
        void leavesNothingBehindHoweverOften() {
            started();
            for (int i = 0; i < manyScans(); i++) {
                fake.tell("time scan=0", "event 8 en0");
                assertThat(update().outcome()).isEqualTo(UpdateOutcome.COMPLETED);
                assertThat(fake.count("networks") + fake.count("profiles")).isZero();
            }
            assertThat(fake.count("events")).isGreaterThanOrEqualTo(manyScans());
            assertThat(fake.count("clients")).isEqualTo(1);
            assertThat(fake.count("no_pool")).isZero();
        }
    }

    @Nested
    class Listening {
        @Test
        void hearsOfThePowerOnThreadsThatComeAndGo() {
            fake.tell("delivery fresh");
            started();
            for (int i = 0; i < 20; i++) {
                context.advance(CoreWlanWatch.DAMPING);
                fake.tell("radio en0 off", "settle");
                context.awaitReport(report -> report.health().code().equals("radio-off"));
                context.advance(CoreWlanWatch.DAMPING);
                fake.tell("radio en0 on", "settle");
                context.awaitReport(report -> report.health().code().isEmpty());
            }
        }

        @Test
        void keepsStoredNetworksWhileThePowerIsOff() {
            started();
            context.advance(CoreWlanWatch.DAMPING);
            fake.tell("radio en0 off", "settle");
            var off = context.awaitReport(report -> report.health().code().equals("radio-off"));
            assertThat(off.health().text()).isEqualTo(CoreWlanHealth.RADIO_OFF);
            assertThat(off.configurations())
                    .extracting(BearerConfiguration::identifier, BearerConfiguration::state)
                    .containsExactlyInAnyOrder(
                            tuple(HOME, ConfigurationState.DEFINED),
                            tuple(LOBBY, ConfigurationState.DEFINED),
                            tuple(FAR_AWAY, ConfigurationState.DEFINED));
        }

        @Test
        void makesAStormOfEventsAFewReports() {
            started();
            int before = context.reports().size();
            for (int i = 0; i < 1000; i++) {
                fake.tell("event 8 en0");
            }
            fake.tell("settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(context.reports()).hasSize(before);
            assertThat(fake.count("events")).isGreaterThanOrEqualTo(1000);
            assertThat(fake.count("no_pool")).isZero();
        }

        @Test
        void noticesAnInterfaceThatWasUnplugged() {
            started();
            fake.tell("if add en5");
            context.advance(CHECK);
            assertThat(context.latest().links()).hasSize(2);
            fake.tell("if remove en0", "if remove en5");
            context.advance(CHECK);
            assertThat(context.latest().configurations()).isEmpty();
            assertThat(context.latest().health().code()).isEqualTo("no-adapter");
        }

        @Test
        void noticesThatTheServiceForgotWhatItWasToTell() {
            started();
            fake.tell("forget", "radio en0 off", "settle");
            context.advance(CoreWlanWatch.DAMPING);
            assertThat(context.latest().health().code()).isEmpty();
            context.advance(CHECK);
            assertThat(context.latest().health().code()).isEqualTo("radio-off");
            context.advance(CoreWlanWatch.DAMPING);
            fake.tell("radio en0 on", "settle");
            context.awaitReport(report -> report.health().code().isEmpty());
        }

        @Test
        void asksToBeToldAgainAfterASleep() {
            var asleep = new Asleep(context);
            context.run(() -> bearer.start(asleep));
            fake.tell("forget");
            asleep.sleep(Duration.ofMinutes(20));
            context.advance(CHECK);
            assertThat(fake.count("monitored")).isNotZero();
            context.advance(CoreWlanWatch.DAMPING);
            fake.tell("radio en0 off", "settle");
            context.awaitReport(report -> report.health().code().equals("radio-off"));
        }

        @Test
        void goesOnAfterAnInterruption() {
            started();
            fake.tell("client interrupt", "settle");
            context.runTasks();
            assertThat(context.latest().health().status()).isEqualTo(BearerStatus.READY);
            context.advance(CoreWlanWatch.DAMPING);
            fake.tell("radio en0 off", "settle");
            context.awaitReport(report -> report.health().code().equals("radio-off"));
        }

        @Test
        void waitsForAServiceThatIsGone() {
            started();
            fake.tell("client invalidate", "settle");
            var gone = context.awaitReport(report -> report.health().status() == BearerStatus.WAITING);
            assertThat(gone.health().text()).isEqualTo(CoreWlanHealth.SERVICE_GONE);
            assertThat(gone.claims()).isEmpty();
            context.advance(Duration.ofSeconds(5));
            assertThat(identifiers(context.latest())).contains(HOME);
        }

        @Test
        void saysThatEventsAreRefusedAndLooksBySelf() {
            fake.tell("fail monitor -3930");
            assertThat(started().health().code()).isEqualTo("events-refused");
            fake.tell("radio en0 off", "settle");
            context.advance(CHECK);
            assertThat(context.latest().health().code()).isEqualTo("radio-off");
        }
    }
}
