package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
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

/** What is listed, what a scan finds, and what a storm of events costs. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class WatchingScenarios extends WlanScenarios {
    WatchingScenarios(BearerSource source) {
        super(source);
    }

    @Nested
    class Listing {
        @Test
        void ranksProfilesAndNetworksByWhatCanBeDoneWithThem() {
            var report = started();
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.health().code()).isEmpty();
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::name, BearerConfiguration::state)
                    .containsExactlyInAnyOrder(
                            tuple("home", ConfigurationState.DISCOVERED),
                            tuple("cottage", ConfigurationState.DEFINED),
                            tuple("free wifi", ConfigurationState.UNDEFINED),
                            tuple("<hidden>", ConfigurationState.UNDEFINED),
                            tuple("caf\u00e9", ConfigurationState.UNDEFINED),
                            tuple("modern", ConfigurationState.UNDEFINED),
                            tuple("office", ConfigurationState.UNDEFINED));
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier)
                    .contains(
                            HOME,
                            "wlanapi:" + Worlds.INNER + "/cottage",
                            "wlanapi:" + Worlds.INNER + "/hidden/psk",
                            "wlanapi:" + Worlds.INNER + "/636166e9/open",
                            "wlanapi:" + Worlds.INNER + "/6f6666696365/enterprise");
            assertThat(report.capabilities())
                    .containsExactly(NetworkCapability.CAN_START_AND_STOP_INTERFACES, NetworkCapability.FORCED_ROAMING);
        }

        @Test
        void tellsEachAccessPointWithChannelSignalAndSecurity() {
            var points = wlan(started(), HOME).accessPoints();
            assertThat(points)
                    .extracting(point -> point.bssid().map(MacAddress::toString).orElse("null"))
                    .containsExactly("02:0a:00:00:00:01", "02:0a:00:00:00:02");
            assertThat(points.get(0).channel()).isEqualTo(6);
            assertThat(points.get(0).frequencyMhz()).isEqualTo(2437);
            assertThat(points.get(1).channel()).isEqualTo(44);
            assertThat(points.get(1).signalDbm()).hasValue(-60);
            assertThat(points.get(1).signalPercent()).isEqualTo(80);
            assertThat(points.get(1).security()).containsExactly(WlanSecurity.WPA2_PSK);
            assertThat(points.get(1).lastSeen().orElseThrow()).isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
            var sixGigahertz = wlan(started(), "wlanapi:" + Worlds.INNER + "/6f6666696365/enterprise");
            assertThat(sixGigahertz.accessPoints().get(0).channel()).isEqualTo(5);
            assertThat(sixGigahertz.security()).containsExactly(WlanSecurity.WPA2_ENTERPRISE);
        }

        @Test
        void namesTheInterfaceByGuidAndIndex() {
            var link = started().links().get(0);
            assertThat(link.key().platformKey()).isEqualTo(Worlds.INNER);
            assertThat(link.key().name()).isEmpty();
            assertThat(link.carrier()).isEqualTo(Carrier.ABSENT);
            assertThat(started().claims()).containsExactly(link.key());
        }

        @Test
        void keepsTwoAdaptersOnOneNetworkApart() {
            fake.tell(
                    "if add wlan1 guid=" + Worlds.OUTER,
                    "profile add wlan1 name=home auth=wpa2psk psk=\"correct horse\"",
                    "hear wlan1",
                    "settle");
            assertThat(started().configurations())
                    .filteredOn(configuration -> configuration.name().equals("home"))
                    .extracting(BearerConfiguration::identifier)
                    .containsExactlyInAnyOrder(HOME, "wlanapi:" + Worlds.OUTER + "/home");
        }

        @Test
        void makesHostileNamesSafeAndKeepsTheirBytes() {
            fake.tell(
                    "ap add 02:0e:00:00:00:01 ssidhex=1b5b324a0d0a0a", // clears a terminal
                    "ap add 02:0e:00:00:00:02 ssidhex=e280aee2808b", // turns and hides text
                    "ap add 02:0e:00:00:00:03 ssidhex=2f25252f2e2e2f7265646163746564",
                    "ap add 02:0e:00:00:00:04 ssidhex=" + "ff".repeat(32),
                    "profile add wlan0 name=redacted ssidhex=72 auth=open",
                    "profile add wlan0 name=\"a/b%c\\x1b\" ssidhex=73 auth=open",
                    "hear wlan0",
                    "settle");
            var report = started();
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier)
                    .doesNotHaveDuplicates()
                    .contains(
                            "wlanapi:" + Worlds.INNER + "/%72edacted",
                            "wlanapi:" + Worlds.INNER + "/a%2Fb%25c%1B",
                            "wlanapi:" + Worlds.INNER + "/1b5b324a0d0a0a/open")
                    .allMatch(identifier -> identifier.chars().allMatch(c -> c >= ' ' && c < 0x7f));
            assertThat(wlan(report, "wlanapi:" + Worlds.INNER + "/1b5b324a0d0a0a/open")
                            .ssid())
                    .isEqualTo(Ssid.of(new byte[] {0x1b, '[', '2', 'J', '\r', '\n', '\n'}));
        }
    }

    @Nested
    class Scanning {
        @Test
        void reportsWhatAScanFound() {
            started();
            fake.tell("ap add 02:0b:00:00:00:01 ssid=newcomer");
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            assertThat(context.latest().configurations())
                    .anyMatch(configuration -> configuration.name().equals("newcomer"));
            assertThat(fake.count("scans")).isEqualTo(1);
        }

        @Test
        void tellsAFailedScanWithItsReason() {
            started();
            fake.tell("fail scan 163850 times=1");
            var result = update();
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.FAILED);
            assertThat(result.text()).contains("WLAN_REASON_CODE_SCAN_CALL_FAIL (163850)");
            assertThat(context.latest().health().code()).isEqualTo("scan-failed");
            assertThat(context.latest().configurations()).isNotEmpty();
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            assertThat(context.latest().health().code()).isEmpty();
        }

        @Test
        void tellsADriverThatNeverAnswers() {
            started();
            fake.tell("mute acm");
            var stage = context.call(() -> bearer.update(REQUEST));
            fake.tell("settle");
            context.advance(WlanSettings.DEFAULT.scanTimeout().minusMillis(1));
            assertThat(stage.toCompletableFuture()).isNotDone();
            context.advance(Duration.ofMillis(1));
            var result = context.await(stage);
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.TIMED_OUT);
            assertThat(result.text()).contains("did not answer");
            assertThat(context.latest().health().code()).isEqualTo("scan-timed-out");
            assertThat(context.latest().configurations()).isNotEmpty();
        }

        @Test
        void neverEndsAScanOfOneAdapterByTheAnswerOfAnother() {
            fake.tell("if add wlan1 guid=" + Worlds.OUTER + " hw=off");
            started();
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
        }

        @Test
        void makesNothingGrowHoweverOftenItScans() {
            fake.tell("reset", FLAT[0], FLAT[1], FLAT[2], "time scan=0");
            started();
            update();
            long threads = fake.count("threads");
            for (int i = 0; i < manyScans(); i++) {
                context.advance(WlanClient.DAMPING);
                assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            }
            assertThat(fake.count("scans")).isEqualTo(manyScans() + 1L);
            assertThat(fake.count("blocks")).isZero();
            assertThat(fake.count("bytes")).isZero();
            assertThat(fake.count("threads")).isEqualTo(threads);
        }

        @Test
        void goesOnHearingAfterGarbageCollection() {
            started();
            var canary = new WeakReference<>(new Object());
            while (canary.get() != null) {
                System.gc();
            }
            System.gc();
            listsChange("ap add 02:0b:00:00:00:01 ssid=newcomer", "hear wlan0");
            context.awaitReport(report -> named(report, "newcomer"));
        }
    }

    @Nested
    class Storms {
        @Test
        void areConflatedOnTheirWayToTheExecutor() {
            started();
            int before = context.reports().size();
            fake.tell("delivery fresh twice");
            for (int i = 0; i < 500; i++) {
                fake.tell("notify wlan0 msm 8", "notify wlan0 acm 15");
            }
            fake.tell("settle 60000");
            context.runTasks();
            assertThat(context.reports().size() - before).isLessThan(5);
            listsChange("ap add 02:0b:00:00:00:01 ssid=newcomer", "hear wlan0");
            context.awaitReport(report -> named(report, "newcomer"));
        }

        @Test
        void mayRageWhileTheBearerStops() {
            started();
            fake.tell("delivery fresh twice");
            for (int i = 0; i < 200; i++) {
                fake.tell("notify wlan0 msm 8");
            }
            context.run(bearer::stop);
            int reports = context.reports().size();
            fake.tell("settle");
            context.runTasks();
            assertThat(context.reports()).hasSize(reports);
        }
    }
}
