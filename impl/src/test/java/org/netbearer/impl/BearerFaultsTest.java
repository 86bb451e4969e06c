package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.impl.Configurations.ethernet;
import static org.netbearer.impl.CoreHarness.get;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.impl.assembly.ServiceNetwork;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/** A bearer that misbehaves harms only itself, and is named in its health. */
final class BearerFaultsTest {
    private final CoreHarness harness = new CoreHarness();
    private final ScriptedBearer good = new ScriptedBearer("good").with(ethernet("good:a", ACTIVE));

    @AfterEach
    void stop() {
        harness.close();
    }

    private BearerSnapshot bearer(String name) {
        return harness.manager.snapshot().bearers().stream()
                .filter(bearer -> bearer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertGoodIsWell() {
        assertThat(harness.manager.configurationFromIdentifier("good:a").isValid())
                .isTrue();
        assertThat(bearer("good").health().status()).isEqualTo(BearerStatus.READY);
        assertThat(bearer("good").fault()).isEmpty();
    }

    @Test
    void oneThatThrowsAtStartHasFailedAndOneLineSaysWhy() {
        harness.start(good, new ScriptedBearer("bad").onStart(context -> {
                    throw new IllegalStateException("no such library");
                }));
        harness.await(snapshot -> bearer("bad").health().status() == BearerStatus.FAILED);
        assertThat(bearer("bad").fault()).contains("start() threw").contains("no such library");
        assertThat(harness.log.lines())
                .filteredOn(line -> line.contains("bearer bad"))
                .hasSize(1);
        assertGoodIsWell();
    }

    @Test
    void oneThatThrowsInUpdateEndsItsPartAsFailed() {
        harness.start(good, new ScriptedBearer("bad").onUpdate(() -> {
                    throw new IllegalStateException("oops");
                }));
        var report = get(harness.manager.updateConfigurations());
        assertThat(report.bearers())
                .extracting("outcome")
                .containsExactly(UpdateOutcome.FAILED, UpdateOutcome.COMPLETED);
        harness.await(snapshot -> bearer("bad").fault().contains("oops"));
        assertGoodIsWell();
    }

    @Test
    void anErrorIsAsGoodAReasonAsAnException() {
        var bad = new ScriptedBearer("bad").onUpdate(() -> {
            throw new Error("Invalid memory access"); // as JNA throws it
        });
        bad.onStop(() -> {
            throw new StackOverflowError();
        });
        harness.start(good, bad);
        assertThat(get(harness.manager.updateConfigurations()).bearers())
                .extracting("outcome")
                .containsExactly(UpdateOutcome.FAILED, UpdateOutcome.COMPLETED);
        harness.await(snapshot -> bearer("bad").fault().contains("update() threw java.lang.Error: Invalid memory"));
        bad.context().serialExecutor().execute(() -> {
            throw new AssertionError("mine");
        });
        harness.await(snapshot -> bearer("bad").fault().contains("mine"));
        harness.core.remove(bad);
        harness.await(snapshot ->
                harness.log.lines().stream().anyMatch(line -> line.contains("stop() threw java.lang.StackOverflow")));
        assertGoodIsWell();
    }

    @Test
    @SuppressWarnings("NullAway")
    void oneThatReturnsOrReportsNullIsNamed() {
        var bad = new ScriptedBearer("bad").onUpdate(() -> null);
        harness.start(good, bad);
        assertThat(get(harness.manager.updateConfigurations()).bearers().get(0).outcome())
                .isEqualTo(UpdateOutcome.FAILED);
        harness.await(snapshot -> bearer("bad").fault().contains("update() returned null"));
        bad.report((BearerReport) null);
        harness.await(snapshot -> bearer("bad").fault().equals("reported null"));
        assertGoodIsWell();
    }

    @Test
    void oneThatThrowsWhenItIsAskedForItsNameIsLeftOutAndOneLineSaysWhy() {
        harness.start(good, new ScriptedBearer("bad").onName(() -> {
                    throw new Error("no such library");
                }));
        assertThat(harness.log.lines())
                .containsExactly("warn bearer of " + ScriptedBearer.class.getName()
                        + " is left out: asked for its name it threw java.lang.Error: no such library");
        assertThat(harness.manager.snapshot().bearers()).extracting("name").containsExactly("good");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void oneThatHangsAsItIsAskedForItsNameHoldsUpNobodyAndIsThereOnceItAnswers() {
        var hold = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var slow = new ScriptedBearer("slow").with(ethernet("slow:a", ACTIVE)).onName(() -> {
            asked.countDown();
            awaitIgnoringInterrupts(hold);
        });
        harness.core.add(slow, 0);
        harness.core.add(good, 0);
        harness.core.start();
        harness.await(snapshot -> asked.getCount() == 0 && snapshot.online());
        assertThat(harness.ready.getCount()).isEqualTo(1);
        harness.time.advance(Duration.ofSeconds(20));
        harness.awaitReady();
        harness.await(snapshot -> harness.log.lines().stream()
                .anyMatch(line -> line.contains("ScriptedBearer: name() has not returned")));
        hold.countDown();
        harness.await(snapshot -> snapshot.configuration("slow:a").isPresent());
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void oneThatLeavesBeforeItHasSaidItsNameIsNeverStarted() {
        var hold = new CountDownLatch(1);
        var slow = new ScriptedBearer("slow").onName(() -> awaitIgnoringInterrupts(hold));
        harness.core.add(slow, 0);
        harness.core.remove(slow);
        harness.start(good);
        hold.countDown();
        harness.await(snapshot -> slow.calls.contains("stop"));
        assertThat(slow.calls).containsExactly("stop");
        assertThat(harness.manager.snapshot().bearers()).extracting("name").containsExactly("good");
    }

    @Test
    void oneThatCallsItselfAsTheCoreDoesIsLeftOutAndOneLineSaysWhy() {
        harness.core.add(new ServiceNetwork("uplink", List.of(member -> true)));
        var impostor = new ScriptedBearer("netbearer").with(ethernet("netbearer:uplink", ACTIVE));
        harness.start(good);
        harness.core.add(impostor, 0);
        harness.await(snapshot -> harness.log
                .lines()
                .contains("warn bearer of " + ScriptedBearer.class.getName()
                        + " is left out: the name \"netbearer\" is the core's own"));
        good.report(ScriptedBearer.report(ethernet("good:a", ACTIVE), ethernet("good:b", ACTIVE)));
        harness.await(snapshot -> snapshot.configuration("good:b").isPresent());
        assertThat(harness.manager.snapshot().bearers()).extracting("name").containsExactly("good");
    }

    @Test
    void garbageIsLeftOutAndTheFaultGoesWithTheNextFlawlessReport() {
        var bad = new ScriptedBearer("bad").with(ethernet("good:a", ACTIVE), ethernet("bad:a", ACTIVE));
        harness.start(good, bad);
        assertThat(bearer("bad").fault()).isEqualTo("foreign identifier \"good:a\"");
        assertThat(harness.manager.configurationFromIdentifier("bad:a").isValid())
                .isTrue();
        assertGoodIsWell();
        bad.report(ScriptedBearer.report(ethernet("bad:a", ACTIVE)));
        harness.await(snapshot -> bearer("bad").fault().isEmpty());
    }

    @Test
    @SuppressWarnings("NullAway")
    void aReportThatHoldsNullHarmsNobodyElse() {
        var bad = new ScriptedBearer("bad");
        harness.start(good, bad);
        bad.context()
                .serialExecutor()
                .execute(() -> bad.report(new BearerReport(
                        BearerHealth.READY,
                        List.of(ethernet("bad:a", ACTIVE, "eth0")),
                        List.of(LinkReport.builder(InterfaceKey.named("eth0"))
                                .addresses(Collections.singletonList(null))
                                .build()),
                        List.of(),
                        Set.of())));
        harness.await(snapshot -> !bearer("bad").fault().isEmpty());
        good.report(ScriptedBearer.report(ethernet("good:a", ACTIVE), ethernet("good:b", ACTIVE)));
        harness.await(snapshot -> snapshot.configuration("good:b").isPresent());
        assertGoodIsWell();
    }

    @Test
    void theSameFaultIsLoggedOnce() {
        var bad = new ScriptedBearer("bad");
        harness.start(bad);
        for (int i = 0; i < 5; i++) {
            bad.report(ScriptedBearer.report(ethernet("x:" + 1, ACTIVE)));
            harness.settle();
        }
        assertThat(harness.log.lines()).filteredOn(line -> line.contains("x:1")).hasSize(1);
    }

    @Test
    void oneThatHangsHasFailedUntilItAnswers() throws InterruptedException {
        var hold = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        var hanging = new ScriptedBearer("hanging").with(ethernet("hanging:a", ACTIVE));
        hanging.onUpdate(() -> {
            inside.countDown();
            awaitIgnoringInterrupts(hold);
            return java.util.concurrent.CompletableFuture.completedStage(org.netbearer.spi.UpdateResult.COMPLETED);
        });
        harness.start(good, hanging);
        var stage = harness.manager.updateConfigurations();
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        harness.time.advance(Duration.ofSeconds(20));
        harness.await(snapshot -> bearer("hanging").health().status() == BearerStatus.FAILED);
        assertThat(bearer("hanging").health().text()).isEqualTo("update() has not returned");
        assertThat(harness.manager.configurationFromIdentifier("hanging:a").isValid())
                .isFalse();
        assertThat(get(stage).bearers()).extracting("outcome").contains(UpdateOutcome.TIMED_OUT);
        assertGoodIsWell();
        hold.countDown();
        harness.await(snapshot -> bearer("hanging").health().status() == BearerStatus.READY);
        assertThat(harness.manager.configurationFromIdentifier("hanging:a").isValid())
                .isTrue();
    }

    @Test
    void oneThatDoesNotStopIsLeftToItselfAndStoppedOnceItsCallReturns() throws InterruptedException {
        var hold = new CountDownLatch(1);
        var stuck = new ScriptedBearer("stuck").onStart(context -> awaitIgnoringInterrupts(hold));
        harness.start(good);
        harness.core.add(stuck, 0);
        stuck.context();
        harness.core.remove(stuck);
        harness.await(snapshot -> snapshot.bearers().size() == 1);
        assertThat(harness.log.lines()).anyMatch(line -> line.contains("bearer stuck does not stop"));
        assertGoodIsWell();
        hold.countDown();
        assertThat(stuck.awaitStopped(CoreHarness.BOUND)).isTrue();
        assertThat(stuck.calls).containsExactly("start", "stop");
    }

    @Test
    void whatItThrowsAsItStopsIsLoggedThoughItIsNotListedAnyMore() {
        var bad = new ScriptedBearer("bad").onStop(() -> {
            throw new IllegalStateException("not open");
        });
        harness.start(good, bad);
        harness.core.remove(bad);
        harness.await(snapshot -> harness.log.lines().stream()
                .anyMatch(line -> line.contains("bearer bad: stop() threw") && line.contains("not open")));
        assertGoodIsWell();
    }

    @Test
    void whatComesAfterTheServiceWentIsDropped() {
        var late = new ScriptedBearer("late").with(ethernet("late:a", ACTIVE));
        harness.start(late);
        harness.core.remove(late);
        late.report(ScriptedBearer.report(ethernet("late:b", ACTIVE)));
        harness.settle();
        assertThat(harness.manager.snapshot().configurations()).isEmpty();
        assertThat(late.calls).containsExactly("start", "stop");
    }

    @Test
    void theManagerIsReadyAtTheBoundThoughOneBearerIsSilent() {
        harness.core.add(new ScriptedBearer("silent").onStart(context -> {}), 0);
        harness.core.add(good, 0);
        harness.core.start();
        harness.await(snapshot -> snapshot.online());
        assertThat(harness.ready.getCount()).isEqualTo(1);
        harness.time.advance(Duration.ofSeconds(2));
        harness.awaitReady();
    }

    @Test
    void oneThatWasAbsentIsAbsentAgainOnceItLeft() {
        harness.start(good);
        harness.core.probeAnswers().answered(NO_PROBE, "bad", BearerProbe.Presence.no("switched off"));
        harness.await(snapshot -> snapshot.bearers().size() == 2);
        var bad = new ScriptedBearer("bad");
        harness.core.add(bad, 0);
        harness.await(snapshot -> bearer("bad").health().status() == BearerStatus.READY);
        harness.core.remove(bad);
        harness.await(snapshot -> bearer("bad").health().status() == BearerStatus.ABSENT);
        assertThat(bearer("bad").health().text()).isEqualTo("switched off");
    }

    private static final BearerProbe NO_PROBE = new BearerProbe() {
        @Override
        public String name() {
            return "bad";
        }

        @Override
        public Presence probe() {
            return Presence.no("switched off");
        }
    };

    private static void awaitIgnoringInterrupts(CountDownLatch latch) {
        boolean waiting = true;
        while (waiting) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException ignored) {
                // as a native call would
            }
        }
    }
}
