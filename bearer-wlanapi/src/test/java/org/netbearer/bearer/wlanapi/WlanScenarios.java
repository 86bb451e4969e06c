package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualContext;

/** A flat with neighbours, and the bearer over it, through the real JNA mapping; where its classes come from is for subclasses. */
abstract class WlanScenarios {
    static final String HOME = "wlanapi:" + Worlds.INNER + "/home";
    static final UpdateRequest REQUEST = new UpdateRequest(Duration.ofSeconds(30));
    static final String[] FLAT = {
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

    private final BearerSource source;

    WlanScenarios(BearerSource source) {
        this.source = source;
    }

    /** Returns the number of scans of a load test. */
    final int manyScans() {
        return source.manyScans();
    }

    @BeforeEach
    final void makeWorld() throws Exception {
        fake = FakeWlan.world(FLAT);
        bearer = source.bearerOver(fake, Map.of());
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

    final BearerReport started() {
        context.run(() -> bearer.stop());
        context.run(() -> bearer.start(context));
        return context.awaitReport(report -> report.health().status() == BearerStatus.READY);
    }

    final void connected() {
        started();
        context.await(context.call(() -> bearer.activate(HOME)));
        quiet();
        context.passReports();
    }

    /** Delivers all pending events, and advances the clock so far that the next event is processed immediately. */
    final void quiet() {
        fake.tell("settle");
        context.runTasks();
        context.advance(WlanClient.DAMPING.multipliedBy(2));
    }

    /** Executes commands and processes their events. */
    final void happens(String... lines) {
        quiet();
        fake.tell(lines);
        quiet();
    }

    /** Advances the clock so far that lists may be read without a request, and executes commands. */
    final void listsChange(String... lines) {
        context.advance(WlanSettings.DEFAULT.listInterval());
        happens(lines);
    }

    final UpdateResult update() {
        CompletionStage<UpdateResult> stage = context.call(() -> bearer.update(REQUEST));
        return context.await(stage);
    }

    static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    static boolean named(BearerReport report, String name) {
        return report.configurations().stream().anyMatch(each -> each.name().equals(name));
    }

    static BearerConfiguration configuration(BearerReport report, String identifier) {
        Predicate<BearerConfiguration> meant = each -> each.identifier().equals(identifier);
        return report.configurations().stream()
                .filter(meant)
                .findFirst()
                .orElseThrow(() -> new AssertionError(identifier + " is not there"));
    }

    static ConfigurationState state(BearerReport report, String identifier) {
        return report.configurations().stream()
                .filter(each -> each.identifier().equals(identifier))
                .findFirst()
                .map(BearerConfiguration::state)
                .orElse(ConfigurationState.UNDEFINED);
    }

    static org.netbearer.api.WlanDetails wlan(BearerReport report, String identifier) {
        return configuration(report, identifier).wlan().orElseThrow();
    }

    static void assertReason(Throwable failure, FailureReason reason) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        NetworkException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
