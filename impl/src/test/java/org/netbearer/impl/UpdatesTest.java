package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.impl.Configurations.ethernet;
import static org.netbearer.impl.CoreHarness.get;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.model.NetworkModel;
import org.netbearer.impl.model.UpdateCoordinator;
import org.netbearer.spi.UpdateResult;

final class UpdatesTest {
    private final CoreHarness harness = new CoreHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    private static UpdateOutcome outcome(CompletionStage<UpdateReport> stage) {
        return get(stage).bearers().get(0).outcome();
    }

    private void awaitScans(ScriptedBearer bearer, int count) {
        harness.await(snapshot -> bearer.scans.size() == count);
    }

    @Test
    void callsInFlightShareOneScanAndHaveAStageEach() {
        var bearer = new ScriptedBearer("fake").holdingUpdates();
        harness.start(bearer);
        var first = harness.manager.updateConfigurations();
        var second = harness.manager.updateConfigurations();
        awaitScans(bearer, 1);
        harness.settle();
        bearer.scans.get(0).complete(UpdateResult.COMPLETED);
        assertThat(get(first).ticket()).isEqualTo(1);
        assertThat(get(second).ticket()).isEqualTo(2);
        assertThat(bearer.calls).containsOnlyOnce("update");
    }

    @Test
    void theResultIsInTheSnapshotWhenTheStageCompletes() {
        var bearer = new ScriptedBearer("fake");
        bearer.onUpdate(() -> {
            bearer.report(ScriptedBearer.report(ethernet("fake:new", ACTIVE)));
            return CompletableFuture.completedStage(UpdateResult.COMPLETED);
        });
        harness.start(bearer);
        boolean there = get(harness.manager
                .updateConfigurations()
                .thenApply(report -> harness.manager.snapshot().revision() >= report.revision()
                        && harness.manager
                                .configurationFromIdentifier("fake:new")
                                .isValid()));
        assertThat(there).isTrue();
    }

    @Test
    void aBearerThatNeverAnswersIsNamedAtTheDeadline() {
        var mute = new ScriptedBearer("mute").holdingUpdates();
        var quick = new ScriptedBearer("quick").holdingUpdates();
        harness.start(mute, quick);
        var stage = harness.manager.updateConfigurations();
        awaitScans(mute, 1);
        awaitScans(quick, 1);
        harness.settle();
        quick.scans.get(0).complete(UpdateResult.COMPLETED);
        harness.settle();
        harness.time.advance(Duration.ofSeconds(15));
        assertThat(get(stage).bearers())
                .containsExactly(
                        new BearerUpdate("mute", UpdateOutcome.TIMED_OUT, "no answer within 15000 ms"),
                        new BearerUpdate("quick", UpdateOutcome.COMPLETED, ""));
        assertThat(get(stage).isFresh()).isFalse();
    }

    @Test
    void anExpiredScanIsNeverJoined() {
        var bearer = new ScriptedBearer("fake").holdingUpdates();
        harness.start(bearer);
        var first = harness.manager.updateConfigurations();
        awaitScans(bearer, 1);
        harness.time.advance(Duration.ofSeconds(15));
        get(first);
        var second = harness.manager.updateConfigurations();
        awaitScans(bearer, 2);
        bearer.scans.get(1).complete(UpdateResult.COMPLETED);
        assertThat(outcome(second)).isEqualTo(UpdateOutcome.COMPLETED);
    }

    @Test
    void aSpontaneousReportCompletesNobodysUpdate() {
        var bearer = new ScriptedBearer("fake").holdingUpdates();
        harness.start(bearer);
        var stage = harness.manager.updateConfigurations();
        awaitScans(bearer, 1);
        bearer.report(ScriptedBearer.report(ethernet("fake:a", ACTIVE)));
        harness.await(snapshot -> snapshot.online());
        assertThat(stage.toCompletableFuture()).isNotDone();
    }

    @Test
    void aCheckIsNoScanThatMakesTheNextUpdateRecent() {
        var bearer = new ScriptedBearer("fake");
        bearer.updateScans = true;
        bearer.judges = true;
        harness.start(bearer);
        assertThat(outcome(harness.manager.checkConnectivity())).isEqualTo(UpdateOutcome.COMPLETED);
        assertThat(outcome(harness.manager.updateConfigurations())).isEqualTo(UpdateOutcome.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(FailureReason.class)
    void aRefusalIsAnOutcomeOfItsKind(FailureReason reason) {
        var bearer = new ScriptedBearer("fake")
                .onUpdate(() -> CompletableFuture.failedStage(new NetworkException(reason, "PLATFORM", "text")));
        harness.start(bearer);
        var bearers = get(harness.manager.updateConfigurations()).bearers();
        if (reason == FailureReason.NOT_SUPPORTED) {
            assertThat(bearers).isEmpty();
            return;
        }
        var expected = switch (reason) {
            case DENIED -> UpdateOutcome.DENIED;
            case RADIO_OFF, SERVICE_GONE, NOT_AVAILABLE -> UpdateOutcome.UNAVAILABLE;
            case TIMED_OUT -> UpdateOutcome.TIMED_OUT;
            case BEARER_GONE -> UpdateOutcome.GONE;
            default -> UpdateOutcome.FAILED;
        };
        assertThat(bearers).containsExactly(new BearerUpdate("fake", expected, "text (PLATFORM)"));
    }

    @Test
    void aSecondScanWithinTheMinimumIntervalIsAnsweredAsRecent() {
        var bearer = new ScriptedBearer("fake");
        bearer.updateScans = true;
        harness.start(bearer);
        assertThat(outcome(harness.manager.updateConfigurations())).isEqualTo(UpdateOutcome.COMPLETED);
        harness.time.advance(Duration.ofMillis(9_999));
        assertThat(outcome(harness.manager.updateConfigurations())).isEqualTo(UpdateOutcome.RECENT);
        harness.time.advance(Duration.ofMillis(1));
        assertThat(outcome(harness.manager.updateConfigurations())).isEqualTo(UpdateOutcome.COMPLETED);
        assertThat(bearer.calls).filteredOn("update"::equals).hasSize(2);
    }

    @Test
    void aFailedScanMayBeTriedAgainAtOnce() {
        var bearer = new ScriptedBearer("fake")
                .onUpdate(() ->
                        CompletableFuture.completedStage(new UpdateResult(UpdateOutcome.UNAVAILABLE, "radio off")));
        bearer.updateScans = true;
        harness.start(bearer);
        assertThat(outcome(harness.manager.updateConfigurations())).isEqualTo(UpdateOutcome.UNAVAILABLE);
        assertThat(outcome(harness.manager.updateConfigurations())).isEqualTo(UpdateOutcome.UNAVAILABLE);
    }

    @Test
    void aRefusalKeepsItsReasonAndThePlatformsWord() {
        harness.start(new ScriptedBearer("fake")
                .onUpdate(() -> CompletableFuture.failedStage(
                        new NetworkException(FailureReason.DENIED, "PermissionDenied", "not allowed to scan"))));
        assertThat(get(harness.manager.updateConfigurations()).bearers())
                .containsExactly(
                        new BearerUpdate("fake", UpdateOutcome.DENIED, "not allowed to scan (PermissionDenied)"));
    }

    @Test
    void aBearerThatLeavesMidUpdateIsNamedAndHoldsNobodyUp() {
        var leaving = new ScriptedBearer("leaving").holdingUpdates();
        harness.start(leaving);
        var stage = harness.manager.updateConfigurations();
        awaitScans(leaving, 1);
        harness.core.remove(leaving);
        assertThat(get(stage).bearers())
                .containsExactly(new BearerUpdate("leaving", UpdateOutcome.GONE, "the bearer left"));
    }

    @Test
    void bearersThatCannotCheckConnectivityAreLeftOutOfTheCheck() {
        harness.start(new ScriptedBearer("fake"));
        assertThat(get(harness.manager.checkConnectivity()).bearers()).isEmpty();
    }

    @Test
    void afterTheManagerStoppedOpenAndNewUpdatesFail() {
        var bearer = new ScriptedBearer("fake").holdingUpdates();
        harness.start(bearer);
        var open = harness.manager.updateConfigurations();
        awaitScans(bearer, 1);
        harness.core.stop();
        assertThatThrownBy(() -> open.toCompletableFuture().get(10, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> harness.manager
                        .updateConfigurations()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .hasRootCauseMessage("the network configuration manager has stopped");
    }

    @Test
    void anUpdateThatIsOnItsWayToTheWriterWhenTheManagerStopsFails() {
        var model = new NetworkModel(harness.runtime, (before, after, removes) -> {});
        var updates = new UpdateCoordinator(harness.runtime, model, () -> harness.settings.updates(), report -> {});
        var hold = new CountDownLatch(1);
        harness.modelThread.execute(() -> awaitUninterrupted(hold));
        var stage = updates.request(UpdateCoordinator.Kind.UPDATE);
        updates.stopping();
        hold.countDown();
        assertThatThrownBy(() -> stage.toCompletableFuture().get(10, TimeUnit.SECONDS))
                .hasRootCauseMessage("the network configuration manager has stopped");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void codeThatDependsOnAStageMayBlockWithoutHarmingOthers() throws Exception {
        var fake = new ScriptedBearer("fake").holdingUpdates();
        harness.start(fake);
        var hold = new CountDownLatch(1);
        var blocked = new CountDownLatch(1);
        var held = harness.manager.updateConfigurations();
        // attached before the stage is complete, or it would run, and block, right here
        var unused = held.thenRun(() -> {
            blocked.countDown();
            awaitUninterrupted(hold);
        });
        harness.await(snapshot -> fake.scans.size() == 1);
        fake.scans.get(0).complete(UpdateResult.COMPLETED);
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
        var next = harness.manager.updateConfigurations();
        harness.await(snapshot -> fake.scans.size() == 2);
        fake.scans.get(1).complete(UpdateResult.COMPLETED);
        assertThat(get(next).isFresh()).isTrue();
        hold.countDown();
    }
}
