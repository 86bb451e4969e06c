package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.impl.Configurations.ethernet;
import static org.netbearer.impl.CoreHarness.get;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.UsagePolicy;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** With each call of the SPI blocked in some bearer, every public call returns at once. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BlockedBearersTest {
    private static final List<String> CALLS =
            List.of("name", "start", "update", "check", "counters", "activate", "deactivate");

    private final CoreHarness harness = new CoreHarness();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final List<Blocking> bearers =
            CALLS.stream().map(call -> new Blocking(call, hold)).toList();

    @BeforeEach
    void start() {
        bearers.forEach(bearer -> harness.core.add(bearer, 0));
        harness.core.start();
        harness.await(snapshot -> snapshot.configurations().size() == 5);
        harness.time.advance(Duration.ofSeconds(2));
        harness.awaitReady();
    }

    @AfterEach
    void stop() {
        hold.countDown();
        harness.close();
    }

    private NetworkSession opened(String call) {
        var session =
                harness.manager.createSession(harness.manager.configurationFromIdentifier("in-" + call + ":link"));
        get(session.open());
        return session;
    }

    private void blockAll() {
        var unused = List.of(
                harness.manager.updateConfigurations(),
                harness.manager.checkConnectivity(),
                opened("counters").statistics(),
                opened("deactivate").stop(),
                harness.manager
                        .createSession(harness.manager.configurationFromIdentifier("in-activate:link"))
                        .open());
        bearers.forEach(bearer -> assertThat(bearer.isInside()).as(bearer.call).isTrue());
    }

    @Test
    void everyCallOfTheManagerReturnsAtOnce() {
        blockAll();
        long before = System.nanoTime();
        var manager = harness.manager;
        manager.snapshot();
        manager.allConfigurations();
        manager.allConfigurations(ConfigurationState.ACTIVE);
        manager.defaultConfiguration();
        manager.configurationFromIdentifier("in-update:link").snapshot();
        manager.isOnline();
        manager.connectivity();
        manager.metered();
        manager.capabilities();
        manager.sessions();
        var update = manager.updateConfigurations();
        var check = manager.checkConnectivity();
        manager.createSession(manager.configurationFromIdentifier("in-activate:link"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        harness.settle();
        harness.time.advance(Duration.ofSeconds(15));
        assertThat(get(update).bearers()).extracting(BearerUpdate::outcome).contains(UpdateOutcome.TIMED_OUT);
        assertThat(get(check).bearers()).extracting(BearerUpdate::outcome).contains(UpdateOutcome.TIMED_OUT);
    }

    @Test
    void everyCallOfASessionReturnsAtOnce() {
        var sessions = Stream.of("update", "check", "counters", "deactivate")
                .map(this::opened)
                .toList();
        blockAll();
        long before = System.nanoTime();
        for (NetworkSession session : sessions) {
            session.configuration();
            session.activeConfiguration();
            session.snapshot();
            session.link();
            session.sockets();
            session.setUsagePolicy(UsagePolicy.NO_POLICY);
            session.setAutoCloseTimeout(Duration.ofHours(1));
            session.cancelAutoClose();
            session.offer();
            session.trial();
            session.statistics();
            session.stop();
            session.closeAsync();
            session.open();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }

    /** A bearer that blocks, as native code would, in the one call that its name says. */
    private static final class Blocking implements Bearer {
        private final String call;
        private final CountDownLatch hold;
        private final CountDownLatch inside = new CountDownLatch(1);

        Blocking(String call, CountDownLatch hold) {
            this.call = call;
            this.hold = hold;
        }

        boolean isInside() {
            try {
                return inside.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        private <T> T in(String current, T result) {
            boolean waiting = current.equals(call);
            if (waiting) {
                inside.countDown();
            }
            while (waiting) {
                try {
                    hold.await();
                    waiting = false;
                } catch (InterruptedException ignored) {
                    // as a native call would
                }
            }
            return result;
        }

        @Override
        public String name() {
            return in("name", "in-" + call);
        }

        @Override
        public boolean updateScans() {
            return false;
        }

        @Override
        public void start(BearerContext context) {
            in("start", "");
            var key = InterfaceKey.named("eth-" + call);
            var state = call.equals("activate") ? ConfigurationState.DISCOVERED : ConfigurationState.ACTIVE;
            context.report(new BearerReport(
                    BearerHealth.READY,
                    List.of(ethernet("in-" + call + ":link", state, key.name())),
                    List.of(LinkReport.builder(key)
                            .counters(new LinkCounters(1, 2, 3, 4))
                            .build()),
                    List.of(key),
                    Set.of(NetworkCapability.CAN_START_AND_STOP_INTERFACES)));
        }

        @Override
        public void stop() {}

        @Override
        public CompletionStage<UpdateResult> update(UpdateRequest request) {
            return in("update", CompletableFuture.completedStage(UpdateResult.COMPLETED));
        }

        @Override
        public CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
            return in("check", CompletableFuture.completedStage(UpdateResult.COMPLETED));
        }

        @Override
        public CompletionStage<Void> readCounters() {
            return in("counters", CompletableFuture.completedStage(null));
        }

        @Override
        public CompletionStage<Void> activate(String identifier) {
            return in("activate", CompletableFuture.completedStage(null));
        }

        @Override
        public CompletionStage<Void> deactivate(String identifier) {
            return in("deactivate", CompletableFuture.completedStage(null));
        }
    }
}
