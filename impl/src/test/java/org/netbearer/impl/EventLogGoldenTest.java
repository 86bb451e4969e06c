package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.impl.activation.LinkOperation;
import org.netbearer.impl.eventlog.EventLog;
import org.netbearer.impl.session.SessionObserver;
import org.netbearer.simulation.Scenario;
import org.netbearer.simulation.SimulatedBearer;

/**
 * What the log tells of the built-in scenarios; {@code -Dgolden.write=true} writes the files anew, for a person to compare.
 */
final class EventLogGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/netbearer/impl");

    private static final Map<String, Object> MEASURED = Map.of(NetworkListener.MEASUREMENTS, true);

    private final CoreHarness harness = new CoreHarness();
    private final SimulatedBearer bearer = new SimulatedBearer();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicLong seen = new AtomicLong();
    private final EventLog log = new EventLog(this::line, harness.modelThread::nanoTime, harness.time::schedule);
    private long started;

    @AfterEach
    void stop() {
        log.close();
        harness.close();
    }

    private void line(String line) {
        long seconds =
                Duration.ofNanos(harness.modelThread.nanoTime() - started).toSeconds();
        lines.add("%3d s  %s".formatted(seconds, line));
    }

    private void play(Scenario scenario) {
        assertThat(scenario.errors()).isEmpty();
        started = harness.modelThread.nanoTime();
        bearer.play(scenario);
        harness.core.observe(new SessionObserver() {
            @Override
            public void changed(SessionSnapshot session) {
                log.changed(session);
            }

            @Override
            public void operated(LinkOperation operation) {
                log.operated(operation);
            }
        });
        harness.core.listeners().add(new ListenerReference(MEASURED), ListenerReference.service(new NetworkListener() {
            @Override
            public void networkChanged(NetworkChange change) {
                log.changed(change);
                seen.set(change.after().revision());
            }
        }));
        harness.start(bearer);
        harness.await(snapshot -> !snapshot.configurations().isEmpty());
        awaitSeen();
    }

    private void pass(long seconds) {
        for (long passed = 0; passed < seconds; passed++) {
            for (int part = 0; part < 4; part++) {
                harness.time.advance(Duration.ofMillis(250));
                harness.settle();
                CoreHarness.get(harness.manager.checkConnectivity());
                harness.settle();
                awaitSeen();
            }
        }
    }

    /** Waits until the log has heard of all that was published. */
    private void awaitSeen() {
        harness.await(snapshot -> seen.get() >= snapshot.revision());
    }

    private void perform(String line) {
        assertThat(bearer.perform(line)).isEmpty();
        pass(1);
    }

    private NetworkSession session(String name, String label) {
        return harness.manager.createSession(
                SessionRequest.on(harness.manager.configurationFromIdentifier("simulation:" + name))
                        .label(label));
    }

    private void done(CompletionStage<?> stage) {
        long left = 120;
        while (!stage.toCompletableFuture().isDone() && left-- > 0) {
            pass(1);
        }
        assertThat(stage.toCompletableFuture()).isDone();
        pass(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "trouble"})
    void tellsTheStoryOfAScenario(String name) throws IOException {
        play(Scenario.builtIn(name).orElseThrow());
        pass(name.equals("demo") ? 118 : 155);
        Path golden = FOLDER.resolve(name + ".log");
        String told = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, told);
        }
        assertThat(told).isEqualTo(Files.readString(golden));
    }

    @Test
    void tellsOfASessionFromItsLinkUpToItsEnd() {
        play(Scenario.parse("one", """
                link wlan0 wlan address=198.51.100.23/24 gateway=198.51.100.1
                network home on wlan0 ssid="Home" security=wpa2-psk signal=75
                network work on wlan0 ssid="Work" security=wpa2-enterprise signal=75
                activation of home works takes=2s
                activation of work fails authentication-failed "802-1X-SUPPLICANT-FAILED (10)" takes=3s
                """));
        var session = session("home", "backup");
        done(session.open());
        done(session.closeAsync());
        done(session("work", "").open());
        done(session.open());
        perform("link wlan0 leaves");
        assertThat(lines.stream().map(line -> line.substring(7).replaceAll(" after \\d+ m?s", "")))
                .containsExactlyInAnyOrder( // sessions and networks are told of by different threads
                        "bearer simulation ready",
                        "offline: no network is active",
                        "link wlan0 (Home) brought up",
                        "online: wlan0 (Home) active",
                        "session 1 of test \"backup\" opened on wlan0 (Home)",
                        "session 1 of test \"backup\" closed on wlan0 (Home)",
                        "link wlan0 (Home) taken down",
                        "offline: wlan0 carrier absent",
                        "session 2 of test not opened on wlan0 (Work): authentication failed: "
                                + "activation of work failed: authentication-failed",
                        "link wlan0 (Home) brought up",
                        "online: wlan0 (Home) active",
                        "session 1 of test \"backup\" opened on wlan0 (Home)",
                        "offline: wlan0 carrier absent",
                        "session 1 of test \"backup\" lost wlan0 (Home): aborted: the link of simulation:home is lost");
    }

    @Test
    void tellsWhenASessionOnAServiceNetworkMoves() {
        play(Scenario.parse("two", """
                link eth0 ethernet name="Desk" address=192.0.2.7/24 gateway=192.0.2.1
                link wlan0 wlan address=198.51.100.23/24 gateway=198.51.100.1 metric=600
                network office on wlan0 ssid="Office" security=wpa2-psk signal=75
                service work name="Work" members=eth0,office roaming=yes
                activation of office works takes=1s
                """));
        done(session("work", "").open());
        perform("link eth0 down");
        pass(5);
        assertThat(lines.stream().map(line -> line.substring(7).replaceAll(" after \\d+ m?s", "")))
                .contains(
                        "session 1 of test opened on eth0 (Desk) for Work",
                        "session 1 of test moved from eth0 (Desk) to wlan0 (Office)");
    }

    @Test
    void foldsAFlapToOneLineAMinute() {
        play(Scenario.parse("one", "link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1"));
        for (int time = 0; time < 10; time++) {
            perform("link eth0 down");
            pass(2);
            perform("link eth0 up");
            pass(2);
        }
        pass(180);
        assertThat(lines)
                .startsWith("  0 s  bearer simulation ready", "  0 s  online: eth0 active")
                .containsSubsequence(
                        " 18 s  offline after 3 s: eth0 carrier absent",
                        " 21 s  online after 3 s: eth0 active",
                        " 84 s  eth0: 10 losses in 60 s",
                        "144 s  eth0: no loss in 60 s")
                .hasSize(12);
    }
}
