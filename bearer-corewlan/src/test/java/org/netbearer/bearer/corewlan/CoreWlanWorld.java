package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkException;
import org.netbearer.api.WlanDetails;
import org.netbearer.bearer.corewlan.objc.SentMessages;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualContext;

/** A world of fake radios and a bearer over it, through the real JNA bridge; where its classes come from is for subclasses. */
abstract class CoreWlanWorld {
    static final String HOME = "corewlan:en0/686f6d65/psk";
    static final String GUEST = "corewlan:en0/6775657374/open";
    static final String LOBBY = "corewlan:en0/6c6f626279/open";
    static final String FAR_AWAY = "corewlan:en0/6661722d61776179/psk";
    static final String REDACTED = "corewlan:en0/redacted";
    static final UpdateRequest REQUEST = new UpdateRequest(Duration.ofSeconds(30));
    static final Duration CHECK = Duration.ofSeconds(30);
    static final String[] FLAT = {
        "if add en0 mac=a4:83:e7:00:00:01",
        "ap add 02:0a:00:00:00:01 ssid=home channel=6 rssi=-52 auth=wpa2psk psk=\"correct horse\"",
        "ap add 02:0a:00:00:00:02 ssid=home channel=44 width=80 rssi=-60 auth=wpa2wpa3 psk=\"correct horse\" phy=vht",
        "ap add 02:0a:00:00:00:03 ssid=guest channel=1 rssi=-40 auth=open",
        "ap add 02:0a:00:00:00:04 ssidhex=636166e9 channel=11 rssi=-80 auth=owe",
        "ap add 02:0a:00:00:00:05 ssid=office channel=5 band=6 width=160 rssi=-70 auth=wpa2ent",
        "ap add 02:0a:00:00:00:06 ssid=lobby channel=6 rssi=-62 auth=open",
        "ap add 02:0a:00:00:00:07 ssid=lobby channel=36 rssi=-48 auth=open",
        "profile add en0 ssid=lobby auth=open",
        "profile add en0 ssid=home auth=wpa2psk psk=\"correct horse\"",
        "profile add en0 ssid=far-away auth=wpa3sae psk=faraway123",
        "hear en0",
        "settle"
    };

    FakeCoreWlan fake;
    Bearer bearer;
    ManualContext context;

    /** Returns the bearer over the fake frameworks. */
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
    final void leavesNothingBehind() {
        if (bearer == null) {
            return; // skipped
        }
        fake.tell("release scan", "release associate", "release joined");
        context.run(bearer::stop);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("netbearer-corewlan-store");
        FakeCoreWlan.awaitCalls();
        assertThat(context.faults()).isEmpty();
        fake.tell("settle");
        assertThat(fake.complaints()).as("what was left or done wrongly").isEmpty();
        assertThat(SentMessages.notInTheTable(fake.tellRuntime("sent"))).isEmpty();
        context.close();
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

    NetworkException failureOf(CompletionStage<?> stage) {
        return (NetworkException) context.awaitFailure(stage);
    }

    ConfigurationState state(String identifier) {
        return configuration(identifier).state();
    }

    BearerConfiguration configuration(String identifier) {
        return configuration(context.latest(), identifier);
    }

    static BearerConfiguration configuration(BearerReport report, String identifier) {
        Predicate<BearerConfiguration> meant = each -> each.identifier().equals(identifier);
        return report.configurations().stream().filter(meant).findFirst().orElseThrow();
    }

    static WlanDetails wlan(BearerReport report, String identifier) {
        return configuration(report, identifier).wlan().orElseThrow();
    }

    static Set<String> identifiers(BearerReport report) {
        return report.configurations().stream()
                .map(BearerConfiguration::identifier)
                .collect(Collectors.toSet());
    }
}
