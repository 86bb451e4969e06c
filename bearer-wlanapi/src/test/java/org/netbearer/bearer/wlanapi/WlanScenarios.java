package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkException;
import org.netbearer.api.Ssid;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.WlanSecurity;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualContext;

/** What the bearer makes of a world, through the real JNA mapping; where its classes come from is for subclasses. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class WlanScenarios {
    private static final String HOME = "wlanapi:" + Worlds.INNER + "/home";
    private static final UpdateRequest REQUEST = new UpdateRequest(Duration.ofSeconds(30));
    private static final String[] FLAT = {
        "if add wlan0 guid=" + Worlds.INNER + " desc=\"Fake \\xc3\\x9cber 802.11\"",
        "ap add 02:0a:00:00:00:01 ssid=home channel=6 rssi=-52 auth=wpa2psk psk=\"correct horse\"",
        "ap add 02:0a:00:00:00:02 ssid=home channel=44 rssi=-60 auth=wpa2psk psk=\"correct horse\" phy=vht",
        "ap add 02:0a:00:00:00:03 ssid=\"free wifi\" channel=1 rssi=-40 auth=open phy=erp",
        "ap add 02:0a:00:00:00:04 ssid=quiet channel=11 rssi=-66 auth=wpa2psk psk=quietquiet hidden=1",
        "ap add 02:0a:00:00:00:05 ssidhex=636166e9 channel=11 rssi=-80 auth=open",
        "ap add 02:0a:00:00:00:06 ssid=modern channel=36 rssi=-70 auth=wpa3sae psk=modern-times phy=he",
        "ap add 02:0a:00:00:00:07 ssid=office channel=5 band=6 rssi=-70 auth=wpa2ent",
        "profile add wlan0 name=home auth=wpa2psk psk=\"correct horse\"",
        "profile add wlan0 name=cottage ssid=far-away auth=wpa3sae psk=faraway123",
        "hear wlan0",
        "settle"
    };

    FakeWlan fake;
    Bearer bearer;
    ManualContext context;

    /** Gives the bearer over the fake library. */
    abstract Bearer bearerOver(FakeWlan library) throws Exception;

    /** How many scans make a lot of them. */
    abstract int manyScans();

    @BeforeEach
    final void makeWorld() throws Exception {
        fake = FakeWlan.world(FLAT);
        bearer = bearerOver(fake);
        context = ManualContext.stepped();
    }

    @AfterEach
    final void leavesNothingBehind() {
        if (bearer == null) {
            return; // skipped
        }
        context.run(bearer::stop);
        assertThat(context.faults()).isEmpty();
        assertThat(fake.complaints()).as("what was left or done wrongly").isEmpty();
        context.close();
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
                    .extracting(point -> String.valueOf(point.bssid()))
                    .containsExactly("02:0a:00:00:00:01", "02:0a:00:00:00:02");
            assertThat(points.get(0).channel()).isEqualTo(6);
            assertThat(points.get(0).frequencyMhz()).isEqualTo(2437);
            assertThat(points.get(1).channel()).isEqualTo(44);
            assertThat(points.get(1).signalDbm()).isEqualTo(-60);
            assertThat(points.get(1).signalPercent()).isEqualTo(80);
            assertThat(points.get(1).security()).containsExactly(WlanSecurity.WPA2_PSK);
            assertThat(points.get(1).lastSeen()).isNotNull();
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
            context.advance(Duration.ofMillis(3_999));
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
                context.advance(WlanWatch.DAMPING);
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
            context.advance(WlanWatch.DAMPING);
            context.passReports();
            fake.tell("ap add 02:0b:00:00:00:01 ssid=newcomer", "hear wlan0");
            context.awaitReport(report -> named(report, "newcomer"));
        }
    }

    @Nested
    class Storms {
        @Test
        void areConflatedOnTheirWayToTheLane() {
            started();
            int before = context.reports().size();
            fake.tell("delivery fresh twice");
            for (int i = 0; i < 500; i++) {
                fake.tell("notify wlan0 msm 8", "notify wlan0 acm 15");
            }
            fake.tell("settle");
            context.runLane();
            assertThat(context.reports().size() - before).isLessThan(5);
            context.advance(WlanWatch.DAMPING);
            context.passReports();
            fake.tell("ap add 02:0b:00:00:00:01 ssid=newcomer", "hear wlan0", "settle");
            context.advance(WlanWatch.DAMPING);
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
            context.runLane();
            assertThat(context.reports()).hasSize(reports);
        }
    }

    @Nested
    class Connecting {
        @Test
        void isActiveWithItsAccessPoint() {
            started();
            context.await(context.call(() -> bearer.activate(HOME)));
            var report = context.latest();
            assertThat(state(report, HOME)).isEqualTo(ConfigurationState.ACTIVE);
            assertThat(wlan(report, HOME).activeAccessPoint()).isEqualTo(MacAddress.parse("02:0a:00:00:00:01"));
            assertThat(report.links().get(0).carrier()).isEqualTo(Carrier.PRESENT);
        }

        @Test
        void failsWithTheReasonOfAWrongKeyAndKeepsIt() {
            fake.tell("profile add wlan0 name=home auth=wpa2psk psk=\"wrong words\"");
            started();
            var failure = context.awaitFailure(context.call(() -> bearer.activate(HOME)));
            assertReason(failure, FailureReason.AUTHENTICATION_FAILED);
            assertThat(((NetworkException) failure).platformReason())
                    .isEqualTo("WLAN_REASON_CODE_KEY_MISMATCH (163853)");
            assertThat(configuration(context.latest(), HOME).lastFailure())
                    .extracting(kept -> kept.reason())
                    .isEqualTo(FailureReason.AUTHENTICATION_FAILED);
            fake.tell("profile add wlan0 name=home auth=wpa2psk psk=\"correct horse\"", "settle");
            context.await(context.call(() -> bearer.activate(HOME)));
            assertThat(configuration(context.latest(), HOME).lastFailure()).isNull();
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
            fake.tell("link drop wlan0");
            context.awaitReport(report -> state(report, HOME) == ConfigurationState.DISCOVERED);
        }

        @Test
        void followsToAnotherAccessPoint() {
            connected();
            context.advance(WlanWatch.DAMPING);
            fake.tell("link roam wlan0 to=02:0a:00:00:00:02", "settle");
            context.advance(WlanWatch.DAMPING);
            context.awaitReport(report -> MacAddress.parse("02:0a:00:00:00:02")
                    .equals(wlan(report, HOME).activeAccessPoint()));
        }

        @Test
        void endsWhenItIsAskedTo() {
            connected();
            context.await(context.call(() -> bearer.deactivate(HOME)));
            assertThat(state(context.latest(), HOME)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(fake.tell("show")).contains("linked=0");
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

    @Nested
    class Refusals {
        @Test
        void giveOneRedactedConfigurationWithoutConsent() {
            started();
            fake.tell("location deny");
            context.advance(WlanWatch.DAMPING);
            fake.tell("notify wlan0 acm 15", "settle");
            var report = context.awaitReport(each -> each.health().code().equals("redacted"));
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.health().text()).contains("Location");
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier)
                    .containsExactly("wlanapi:" + Worlds.INNER + "/redacted");
            assertThat(report.configurations().get(0).wlan().ssid().isRedacted())
                    .isTrue();
            assertThat(update().outcome()).isEqualTo(UpdateOutcome.DENIED);
            assertReason(
                    context.awaitFailure(context.call(() -> bearer.activate("wlanapi:" + Worlds.INNER + "/redacted"))),
                    FailureReason.DENIED);
        }

        @Test
        void showARedactedConnectionAsActiveFromTheStart() {
            connected();
            context.run(bearer::stop);
            fake.tell("location deny");
            var report = started();
            assertThat(state(report, "wlanapi:" + Worlds.INNER + "/redacted")).isEqualTo(ConfigurationState.ACTIVE);
            fake.tell("location allow");
            context.advance(WlanSettings.DEFAULT.checkInterval());
            var again = context.awaitReport(each -> each.health().code().isEmpty());
            assertThat(state(again, HOME)).isEqualTo(ConfigurationState.ACTIVE);
            // radio events are heard again
            context.advance(WlanWatch.DAMPING);
            fake.tell("radio wlan0 off");
            context.awaitReport(each -> each.health().code().equals("radio-off"));
        }

        @Test
        void tellThatTheRadioIsOff() {
            started();
            context.advance(WlanWatch.DAMPING);
            fake.tell("radio wlan0 off");
            var report = context.awaitReport(each -> each.health().code().equals("radio-off"));
            assertThat(report.health().text()).contains("switched off");
            assertThat(state(report, HOME)).isEqualTo(ConfigurationState.DEFINED);
            var result = update();
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(result.text()).isEqualTo(report.health().text());
            assertReason(context.awaitFailure(context.call(() -> bearer.activate(HOME))), FailureReason.RADIO_OFF);
            context.advance(WlanWatch.DAMPING);
            fake.tell("radio wlan0 off hw", "settle");
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
            context.advance(WlanWatch.DAMPING);
            fake.tell("if remove wlan0", "settle");
            context.advance(WlanWatch.DAMPING);
            var report = context.awaitReport(each -> each.health().code().equals("no-adapter"));
            assertThat(report.health().status()).isEqualTo(BearerStatus.READY);
            assertThat(report.links()).isEmpty();
            var result = update();
            assertThat(result.outcome()).isEqualTo(UpdateOutcome.UNAVAILABLE);
            assertThat(result.text()).contains("no Wi-Fi adapter");
            context.advance(WlanWatch.DAMPING);
            fake.tell("if add wlan0 guid=" + Worlds.INNER, "hear wlan0", "settle");
            context.advance(WlanWatch.DAMPING);
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

        @Test
        void keepWhatWasKnownWhenAListFails() {
            var before = started().configurations();
            fake.tell("fail WlanGetNetworkBssList 31");
            context.advance(WlanWatch.DAMPING);
            fake.tell("notify wlan0 acm 26", "settle");
            var report = context.awaitReport(each -> each.health().code().equals("list-failed"));
            assertThat(report.health().status()).isEqualTo(BearerStatus.FAILED);
            assertThat(report.health().text()).contains("WlanGetNetworkBssList: error 31");
            assertThat(report.configurations()).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Nested
    class Lies {
        @Test
        void aboutTheLengthOfAListAreRefused() {
            started();
            for (String lie : List.of("networks=4000000000", "stations=70000", "nothing")) {
                fake.tell("lie " + lie);
                context.advance(WlanWatch.DAMPING);
                fake.tell("notify wlan0 acm 26", "settle");
                var report = context.awaitReport(each -> each.health().code().equals("list-failed"));
                assertThat(report.configurations()).as(lie).isNotEmpty();
                fake.tell("lie");
                context.advance(WlanWatch.DAMPING);
                fake.tell("notify wlan0 acm 26", "settle");
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
            context.advance(WlanWatch.DAMPING);
            fake.tell("notify wlan0 acm 26", "settle");
            var report = context.awaitReport(each -> each.health().code().equals("list-failed"));
            assertThat(state(report, HOME)).isEqualTo(ConfigurationState.ACTIVE);
        }
    }

    private BearerReport started() {
        context.run(() -> bearer.stop());
        context.run(() -> bearer.start(context));
        return context.awaitReport(report -> report.health().status() == BearerStatus.READY);
    }

    private void connected() {
        started();
        context.await(context.call(() -> bearer.activate(HOME)));
        context.advance(WlanWatch.DAMPING);
        context.passReports();
    }

    private UpdateResult update() {
        CompletionStage<UpdateResult> stage = context.call(() -> bearer.update(REQUEST));
        return context.await(stage);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static boolean named(BearerReport report, String name) {
        return report.configurations().stream().anyMatch(each -> each.name().equals(name));
    }

    private static BearerConfiguration configuration(BearerReport report, String identifier) {
        Predicate<BearerConfiguration> meant = each -> each.identifier().equals(identifier);
        return report.configurations().stream()
                .filter(meant)
                .findFirst()
                .orElseThrow(() -> new AssertionError(identifier + " is not there"));
    }

    private static ConfigurationState state(BearerReport report, String identifier) {
        return report.configurations().stream()
                .filter(each -> each.identifier().equals(identifier))
                .findFirst()
                .map(BearerConfiguration::state)
                .orElse(ConfigurationState.UNDEFINED);
    }

    private static org.netbearer.api.WlanDetails wlan(BearerReport report, String identifier) {
        return configuration(report, identifier).wlan();
    }

    private static void assertReason(Throwable failure, FailureReason reason) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        NetworkException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
