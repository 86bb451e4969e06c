package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.impl.Configurations.configuration;
import static org.netbearer.impl.Configurations.ethernet;
import static org.netbearer.impl.CoreHarness.get;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.BearerType;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.impl.listener.ListenerService;
import org.netbearer.impl.listener.Listeners;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.testkit.RecordingListener;

final class ListenersTest {
    private final CoreHarness harness = new CoreHarness();
    private final ScriptedBearer bearer = new ScriptedBearer("fake").with(ethernet("fake:a", ACTIVE));

    @BeforeEach
    void start() {
        harness.start(bearer);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private void report(BearerConfiguration... configurations) {
        bearer.report(ScriptedBearer.report(configurations));
        harness.settle();
    }

    @Test
    void aNewcomerIsToldOfThePresentAsAdditions() {
        assertThat(harness.listen().await("online(true)"))
                .containsExactly("added(fake:a ACTIVE)", "default(fake:a)", "online(true)");
    }

    @Test
    void closingWaitsForOneThatIsBeingGot() throws Exception {
        var order = new LinkedBlockingQueue<String>();
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        harness.core.listeners().add(new ListenerReference(Map.of()), new ListenerService() {
            @Override
            public @Nullable NetworkListener get() {
                entered.countDown();
                try {
                    release.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                order.add("got");
                return null;
            }

            @Override
            public void unget() {}
        });
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        var closer = new Thread(
                () -> {
                    harness.core.listeners().close();
                    order.add("closed");
                },
                "test-closer");
        closer.start();
        while (closer.getState() != Thread.State.TIMED_WAITING && closer.isAlive()) {
            Thread.onSpinWait();
        }
        release.countDown();
        closer.join();
        assertThat(order).containsExactly("got", "closed");
    }

    @Test
    void theOrderIsRemovedChangedAddedThenDefaultThenOnline() {
        report(ethernet("fake:b", ACTIVE), ethernet("fake:c", DEFINED));
        var listener = harness.listen();
        listener.await("online(true)");
        listener.take();
        report(ethernet("fake:a", DEFINED), ethernet("fake:c", ACTIVE));
        listener.await("default(fake:c)");
        report(ethernet("fake:a", DEFINED));
        assertThat(listener.await("connectivity(NONE)"))
                .containsExactly(
                        "removed(fake:b)",
                        "changed(fake:c DEFINED->ACTIVE)",
                        "added(fake:a DEFINED)",
                        "default(fake:c)",
                        "removed(fake:c)",
                        "default(none)",
                        "online(false)",
                        "connectivity(NONE)");
    }

    @Test
    void deletingAnInactiveProfileWhileOfflineIsNoEdge() {
        report(ethernet("fake:a", DEFINED), ethernet("fake:b", DEFINED));
        var listener = harness.listen();
        listener.await("added(fake:b DEFINED)");
        listener.take();
        report(ethernet("fake:a", DEFINED));
        assertThat(listener.await("removed(fake:b)")).containsExactly("removed(fake:b)");
    }

    @Test
    void aSlowListenerSkipsIntermediateStatesButNeverTheLast() {
        var listener = harness.listen();
        listener.await("online(true)");
        listener.take();
        listener.block();
        report(ethernet("fake:a", DEFINED));
        listener.awaitBlocked();
        for (int i = 0; i < 100; i++) {
            report(ethernet("fake:a", i % 2 == 0 ? ACTIVE : DEFINED));
        }
        report(ethernet("fake:a", ACTIVE), ethernet("fake:last", DEFINED));
        listener.release();
        assertThat(listener.await("added(fake:last DEFINED)"))
                .startsWith("changed(fake:a ACTIVE->DEFINED)")
                .contains("changed(fake:a DEFINED->ACTIVE)")
                .hasSizeLessThan(12);
        assertThat(listener.overlaps()).isZero();
    }

    @Test
    void whatAListenerThrowsIsLoggedAndItIsCalledAgain() {
        var listener = harness.listen();
        listener.await("online(true)");
        listener.throwing(new IllegalStateException("mine"));
        report(ethernet("fake:a", DEFINED));
        harness.await(snapshot -> harness.log.lines().stream().anyMatch(line -> line.contains("mine")));
        listener.throwing(null);
        listener.take();
        report(ethernet("fake:a", ACTIVE));
        listener.await("online(true)");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorThatAListenerThrowsIsLoggedAndItIsCalledAgain(Error error) throws InterruptedException {
        var online = new LinkedBlockingQueue<Boolean>();
        harness.core.listeners().add(new ListenerReference(Map.of()), ListenerReference.service(new NetworkListener() {
            @Override
            public void onlineStateChanged(boolean now) {
                online.add(now);
                throw error;
            }
        }));
        for (boolean state : List.of(true, false, true)) {
            report(ethernet("fake:a", state ? ACTIVE : DEFINED));
            assertThat(online.poll(10, TimeUnit.SECONDS)).isEqualTo(state);
        }
        assertThat(harness.log.lines()).anyMatch(line -> line.contains("threw " + error));
    }

    static List<Error> errors() {
        return List.of(new AssertionError("mine"), new StackOverflowError(), new Error("Invalid memory access"));
    }

    @Test
    void withFiftyListenersBlockedForEverTheFiftyFirstGetsEverything() {
        List<RecordingListener> stuck = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var listener = new RecordingListener();
            listener.block();
            harness.core.listeners().add(new ListenerReference(Map.of()), ListenerReference.service(listener));
            stuck.add(listener);
        }
        stuck.forEach(RecordingListener::awaitBlocked);
        var healthy = harness.listen();
        healthy.await("online(true)");
        report(ethernet("fake:a", DEFINED));
        healthy.await("changed(fake:a ACTIVE->DEFINED)");
        assertThat(get(harness.manager.updateConfigurations()).isFresh()).isTrue();
        healthy.await("updateCompleted");
        stuck.forEach(RecordingListener::release);
    }

    @Test
    void aListenerThatFallsFarBehindMissesTheOldestUpdatesAndOneLineSaysSo() {
        var slow = harness.listen();
        slow.await("online(true)");
        slow.block();
        report(ethernet("fake:a", DEFINED));
        slow.awaitBlocked();
        for (int i = 0; i < Listeners.MAX_REPORTS + 3; i++) {
            get(harness.manager.updateConfigurations());
        }
        assertThat(harness.log.lines())
                .containsExactly(
                        "warn listener of a bundle that is gone does not return; it misses the end of updates");
        slow.release();
        harness.await(snapshot -> slow.updates().size() == Listeners.MAX_REPORTS);
        assertThat(slow.updates().get(0).ticket()).isEqualTo(4);
    }

    @Test
    void aFilterIsAskedOnBothSidesOfAChange() {
        var listener = harness.listen(Map.of(NetworkListener.FILTER, "(netbearer.state=ACTIVE)"));
        listener.await("online(true)");
        listener.take();
        report(ethernet("fake:a", DEFINED), ethernet("fake:b", ACTIVE));
        assertThat(listener.await("default(fake:b)"))
                .containsExactly("removed(fake:a)", "added(fake:b ACTIVE)", "default(fake:b)");
    }

    @Test
    void aFilterSeesWhatIsTheDefault() {
        var listener = harness.listen(Map.of(NetworkListener.FILTER, "(netbearer.default=true)"));
        assertThat(listener.await("online(true)")).contains("added(fake:a ACTIVE)");
        report(ethernet("fake:0", ACTIVE), ethernet("fake:a", ACTIVE));
        assertThat(listener.await("default(fake:0)")).contains("removed(fake:a)", "added(fake:0 ACTIVE)");
    }

    @Test
    void aBadFilterMeansNoCallAndOneLine() {
        var listener = harness.listen(Map.of(NetworkListener.FILTER, "(netbearer.state=\u001b"));
        report(ethernet("fake:a", DEFINED));
        var other = harness.listen();
        other.await("added(fake:a DEFINED)");
        assertThat(listener.events()).isEmpty();
        assertThat(harness.log.lines())
                .filteredOn(line -> line.contains("no LDAP filter"))
                .hasSize(1)
                .allMatch(line -> line.contains("\\u{1b}"));
    }

    @Test
    void aChangedFilterTellsWhatItAddsAndRemoves() {
        report(ethernet("fake:a", ACTIVE), ethernet("fake:b", DEFINED));
        var properties = new java.util.HashMap<String, Object>(Map.of(NetworkListener.FILTER, "(netbearer.id=fake:a)"));
        var reference = new ListenerReference(properties);
        var listener = new RecordingListener();
        harness.core.listeners().add(reference, ListenerReference.service(listener));
        listener.await("online(true)");
        listener.take();
        properties.put(NetworkListener.FILTER, "(netbearer.id=fake:b)");
        harness.core.listeners().modify(reference, ListenerReference.service(listener));
        assertThat(listener.await("added(fake:b DEFINED)")).containsExactly("removed(fake:a)", "added(fake:b DEFINED)");
    }

    @Test
    void measurementsAreToldOnlyToThoseWhoAsk() {
        report(heard(40));
        var calm = harness.listen();
        var curious = harness.listen(Map.of(NetworkListener.MEASUREMENTS, true));
        calm.await("added(fake:w DEFINED)");
        curious.await("added(fake:w DEFINED)");
        calm.take();
        curious.take();
        report(heard(60));
        curious.await("changed(fake:w)");
        assertThat(calm.events()).isEmpty();
        assertThat(harness.manager
                        .configurationFromIdentifier("fake:w")
                        .wlan()
                        .orElseThrow()
                        .signalPercent())
                .isEqualTo(60);
    }

    private static BearerConfiguration heard(int percent) {
        var point = AccessPoint.builder()
                .frequencyMhz(2412)
                .channel(1)
                .channelWidthMhz(20)
                .signalPercent(percent)
                .build();
        return configuration("fake:w", DEFINED)
                .bearerType(BearerType.WLAN)
                .wlan(WlanDetails.builder(Ssid.of("cafe"))
                        .accessPoints(List.of(point))
                        .build())
                .build();
    }

    @Test
    void whatWentAndCameBackLookingTheSameIsToldAsAnEmptyChange() {
        var listener = harness.listen();
        listener.await("online(true)");
        listener.block();
        report(ethernet("fake:a", ACTIVE), ethernet("fake:b", DEFINED));
        listener.awaitBlocked();
        var handle = harness.manager.configurationFromIdentifier("fake:a");
        report(ethernet("fake:b", DEFINED));
        report(ethernet("fake:a", ACTIVE), ethernet("fake:b", DEFINED));
        int before = listener.changes().size();
        listener.release();
        harness.await(snapshot -> listener.changes().size() == before + 2);
        assertThat(listener.changes().get(before + 1).isEmpty()).isTrue();
        assertThat(handle.isValid()).isFalse();
    }

    @Test
    void nothingIsToldToAListenerThatLeft() {
        var reference = new ListenerReference(Map.of());
        var listener = new RecordingListener();
        harness.core.listeners().add(reference, ListenerReference.service(listener));
        listener.await("online(true)");
        listener.take();
        harness.core.listeners().remove(reference);
        report(ethernet("fake:a", DEFINED));
        harness.listen().await("added(fake:a DEFINED)");
        assertThat(listener.events()).isEmpty();
    }

    @Test
    void theCompletionOfAnUpdateComesAfterItsChanges() {
        bearer.onUpdate(() -> {
            bearer.report(ScriptedBearer.report(ethernet("fake:a", DEFINED)));
            return java.util.concurrent.CompletableFuture.completedStage(org.netbearer.spi.UpdateResult.COMPLETED);
        });
        var listener = harness.listen();
        listener.await("online(true)");
        listener.take();
        get(harness.manager.updateConfigurations());
        assertThat(listener.await("updateCompleted"))
                .startsWith("changed(fake:a ACTIVE->DEFINED)")
                .endsWith("updateCompleted");
    }
}
