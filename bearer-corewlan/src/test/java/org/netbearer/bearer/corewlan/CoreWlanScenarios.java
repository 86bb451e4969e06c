package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanSecurity;
import org.netbearer.bearer.corewlan.objc.SentMessages;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualContext;

/** What the bearer makes of a world, through the real JNA bridge; where its classes come from is for subclasses. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
abstract class CoreWlanScenarios {
    private static final String HOME = "corewlan:en0/686f6d65/psk";
    private static final String GUEST = "corewlan:en0/6775657374/open";
    private static final String REDACTED = "corewlan:en0/redacted";
    private static final UpdateRequest REQUEST = new UpdateRequest(Duration.ofSeconds(30));
    private static final Duration CHECK = Duration.ofSeconds(30);
    private static final String[] FLAT = {
        "if add en0 mac=a4:83:e7:00:00:01",
        "ap add 02:0a:00:00:00:01 ssid=home channel=6 rssi=-52 auth=wpa2psk psk=\"correct horse\"",
        "ap add 02:0a:00:00:00:02 ssid=home channel=44 width=80 rssi=-60 auth=wpa2wpa3 psk=\"correct horse\" phy=vht",
        "ap add 02:0a:00:00:00:03 ssid=guest channel=1 rssi=-40 auth=open",
        "ap add 02:0a:00:00:00:04 ssidhex=636166e9 channel=11 rssi=-80 auth=owe",
        "ap add 02:0a:00:00:00:05 ssid=office channel=5 band=6 width=160 rssi=-70 auth=wpa2ent",
        "profile add en0 ssid=home auth=wpa2psk psk=\"correct horse\"",
        "profile add en0 ssid=far-away auth=wpa3sae psk=faraway123",
        "hear en0",
        "settle"
    };

    FakeCoreWlan fake;
    Bearer bearer;
    ManualContext context;

    /** Gives the bearer over the fake frameworks. */
    abstract Bearer bearerOver(FakeCoreWlan libraries) throws Exception;

    /** How many scans make a lot of them. */
    abstract int manyScans();

    @BeforeEach
    final void makeWorld() throws Exception {
        fake = FakeCoreWlan.world(FLAT);
        bearer = bearerOver(fake);
        context = ManualContext.stepped();
    }

    @AfterEach
    final void leavesNothingBehind() throws InterruptedException {
        if (bearer == null) {
            return; // skipped
        }
        fake.tell("release scan", "release associate");
        context.run(bearer::stop);
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("netbearer-corewlan-scan")
                    || thread.getName().startsWith("netbearer-corewlan-join")) {
                thread.join(ManualContext.BOUND.toMillis());
            }
        }
        assertThat(context.faults()).isEmpty();
        fake.tell("settle");
        assertThat(fake.complaints()).as("what was left or done wrongly").isEmpty();
        assertThat(SentMessages.notInTheTable(fake.tellRuntime("sent"))).isEmpty();
        context.close();
    }

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
                            tuple("corewlan:en0/6661722d61776179/psk", ConfigurationState.DEFINED),
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
                    .extracting(point -> String.valueOf(point.bssid()))
                    .containsExactly("02:0a:00:00:00:01", "02:0a:00:00:00:02");
            assertThat(points.get(0).channel()).isEqualTo(6);
            assertThat(points.get(0).frequencyMhz()).isEqualTo(2437);
            assertThat(points.get(1).frequencyMhz()).isEqualTo(5220);
            assertThat(points.get(1).channelWidthMhz()).isEqualTo(80);
            assertThat(points.get(1).signalDbm()).isEqualTo(-60);
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
            assertThat(link.hardwareAddress()).isEqualTo(MacAddress.parse("a4:83:e7:00:00:01"));
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
        void keepsTheLaneFreeWhileItIsSlow() {
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
                            + " error -3931 of com.apple.coreWLAN.error");
            assertThat(context.latest().health().code()).isEqualTo("scan-failed");
            assertThat(update()).isEqualTo(UpdateResult.COMPLETED);
            assertThat(context.latest().health().code()).isEmpty();
        }

        @Test
        void keepsTheDomainOfAForeignError() {
            started();
            fake.tell("fail scan 16 times=1 domain=NSPOSIXErrorDomain");
            assertThat(update().text()).endsWith("error 16 of NSPOSIXErrorDomain");
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
                            tuple("corewlan:en0/6661722d61776179/psk", ConfigurationState.DEFINED));
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
        void goesOnAfterAnInterruption() {
            started();
            fake.tell("client interrupt", "settle");
            context.runLane();
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
                    .isEqualTo(MacAddress.parse("02:0a:00:00:00:01"));
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
            assertThat(configuration(HOME).lastFailure().reason()).isEqualTo(FailureReason.AUTHENTICATION_FAILED);
        }

        @Test
        void forgetsAFailureOnceItWorks() {
            started();
            fake.tell("fail associate -3906 times=1");
            assertThat(failureOf(begin(() -> bearer.activate(HOME))).reason()).isEqualTo(FailureReason.OTHER);
            context.await(begin(() -> bearer.activate(HOME)));
            assertThat(configuration(HOME).lastFailure()).isNull();
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
        void givesUpOnAJoinThatHangs() {
            started();
            fake.tell("hold associate");
            var stage = begin(() -> bearer.activate(HOME));
            context.advance(CoreWlanSettings.DEFAULT.connectTimeout());
            assertThat(failureOf(stage).reason()).isEqualTo(FailureReason.TIMED_OUT);
        }

        @Test
        void leavesBehindAJoinThatCannotBeCalledBack() {
            started();
            fake.tell("hold associate");
            var up = begin(() -> bearer.activate(HOME));
            fake.tell("await associations 1");
            var down = begin(() -> bearer.deactivate(HOME));
            assertThat(failureOf(up).reason()).isEqualTo(FailureReason.ABORTED);
            fake.tell("release associate");
            context.await(down);
            assertThat(state(HOME)).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(fake.tell("show")).contains("linked=0");
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

    BearerReport started() {
        if (context.reports().isEmpty()) {
            context.run(() -> bearer.start(context));
        }
        return context.latest();
    }

    UpdateResult update() {
        return context.await(begin(() -> bearer.update(REQUEST)));
    }

    <T> CompletionStage<T> begin(Callable<CompletionStage<T>> operation) {
        return context.call(operation);
    }

    private NetworkException failureOf(CompletionStage<?> stage) {
        return (NetworkException) context.awaitFailure(stage);
    }

    private ConfigurationState state(String identifier) {
        return configuration(identifier).state();
    }

    private BearerConfiguration configuration(String identifier) {
        return configuration(context.latest(), identifier);
    }

    private static BearerConfiguration configuration(BearerReport report, String identifier) {
        Predicate<BearerConfiguration> meant = each -> each.identifier().equals(identifier);
        return report.configurations().stream().filter(meant).findFirst().orElseThrow();
    }

    private static WlanDetails wlan(BearerReport report, String identifier) {
        return configuration(report, identifier).wlan();
    }

    private static Set<String> identifiers(BearerReport report) {
        return report.configurations().stream()
                .map(BearerConfiguration::identifier)
                .collect(Collectors.toSet());
    }
}
