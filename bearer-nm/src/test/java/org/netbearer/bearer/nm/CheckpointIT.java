package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Checkpoint;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.testkit.ManualContext;

/** Changes of the real NetworkManager that are taken back. */
final class CheckpointIT {
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofMinutes(10);

    private NmRig rig;
    private Watched watched;
    private CheckpointService checkpoints;
    private String uuid;

    @BeforeEach
    void connect() {
        Needs.realDaemon();
        rig = new NmRig();
        uuid = rig.addProfile("type", "ethernet", "ifname", "lan0", "con-name", "wired");
        watched = new Watched(rig.settings());
        watched.awaitState(uuid, ACTIVE);
        checkpoints = watched.awaitCheckpoints(true);
        assertThat(checkpoints).isNotNull();
    }

    @AfterEach
    void end() {
        if (watched != null) {
            watched.close();
        }
        if (rig != null) {
            rig.close();
        }
    }

    private <T> T await(CompletionStage<T> stage) {
        return watched.context().await(stage);
    }

    private void takeDown() {
        watched.run(bearer -> bearer.deactivate("nm:" + uuid));
        watched.awaitState(uuid, DISCOVERED);
    }

    private void assertThatItIsOver(Checkpoint checkpoint) {
        assertThat(reason(checkpoint.confirm())).isEqualTo(FailureReason.NOT_AVAILABLE);
        assertThat(reason(checkpoint.rollBack())).isEqualTo(FailureReason.NOT_AVAILABLE);
        assertThat(reason(checkpoint.extend(LONG))).isEqualTo(FailureReason.NOT_AVAILABLE);
    }

    private FailureReason reason(CompletionStage<?> stage) {
        Throwable failure = watched.context().awaitFailure(stage);
        assertThat(failure).isInstanceOf(NetworkException.class);
        return ((NetworkException) failure).reason();
    }

    @Test
    void returnsByItselfUnlessItIsConfirmed() {
        Instant before = Instant.now();
        var checkpoint = await(checkpoints.create(SHORT));
        assertThat(checkpoint.expires())
                .isBetween(before.plus(SHORT), before.plus(SHORT).plusSeconds(2));
        takeDown();
        watched.awaitState(uuid, ACTIVE);
        assertThat(Instant.now()).isAfterOrEqualTo(before.plus(SHORT));
        assertThatItIsOver(checkpoint);
    }

    @Test
    void keepsWhatIsConfirmed() throws InterruptedException {
        var checkpoint = await(checkpoints.create(SHORT));
        takeDown();
        await(checkpoint.confirm());
        assertThatItIsOver(checkpoint);
        assertThat(new CountDownLatch(1).await(SHORT.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
        assertThat(Watched.configuration(uuid, watched.latest()).state()).isEqualTo(DISCOVERED);
    }

    @Test
    void returnsAtOnceIfAsked() {
        var checkpoint = await(checkpoints.create(LONG));
        takeDown();
        await(checkpoint.rollBack());
        watched.awaitState(uuid, ACTIVE);
        assertThatItIsOver(checkpoint);
    }

    @Test
    void bringsBackAProfileThatWasDeleted() {
        var checkpoint = await(checkpoints.create(LONG));
        rig.nmcli("connection", "delete", "wired");
        watched.await(report -> !Watched.has(uuid, report));
        await(checkpoint.rollBack());
        watched.awaitState(uuid, ACTIVE);
    }

    @Test
    void takesMoreTime() {
        var checkpoint = await(checkpoints.create(SHORT));
        Instant first = checkpoint.expires();
        await(checkpoint.extend(LONG));
        assertThat(checkpoint.expires()).isAfter(first.plusSeconds(500));
        await(checkpoint.confirm());
    }

    @Test
    void allowsOneAtATime() {
        var checkpoint = await(checkpoints.create(LONG));
        assertThat(reason(checkpoints.create(LONG))).isEqualTo(FailureReason.NOT_AVAILABLE);
        await(checkpoint.confirm());
        await(await(checkpoints.create(LONG)).confirm());
    }

    @Test
    void endsWithTheDaemon() {
        var checkpoint = await(checkpoints.create(LONG));
        rig.rig("nm", "restart");
        watched.awaitStatus(BearerStatus.STALE);
        watched.awaitStatus(BearerStatus.READY);
        assertThat(reason(checkpoint.rollBack())).isEqualTo(FailureReason.SERVICE_GONE);
        await(await(watched.awaitCheckpoints(true).create(LONG)).confirm());
    }

    @Test
    void areOfferedWhileTheDaemonIsThere() {
        rig.rig("nm", "stop");
        assertThat(watched.awaitCheckpoints(false)).isNull();
        assertThat(reason(checkpoints.create(LONG))).isEqualTo(FailureReason.SERVICE_GONE);
        rig.rig("nm", "start");
        assertThat(watched.awaitCheckpoints(true)).isNotNull();
    }

    @Test
    void takesAwayWhatTheDaemonMadeTooLate() {
        rig.rig("nm", "freeze");
        var created = checkpoints.create(LONG);
        assertThat(reason(created)).isEqualTo(FailureReason.SERVICE_GONE);
        watched.awaitStatus(BearerStatus.STALE);
        rig.rig("nm", "thaw");
        watched.awaitStatus(BearerStatus.READY);
        Checkpoint next = null;
        long end = System.nanoTime() + ManualContext.BOUND.toNanos();
        while (next == null && System.nanoTime() < end) {
            next = await(checkpoints.create(LONG).handle((made, refused) -> made));
        }
        assertThat(next).as("a checkpoint of the same devices").isNotNull();
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> checkpoints.create(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkpoints.create(Duration.ofDays(2)))
                .withMessageContaining("PT48H");
    }

    @Test
    void endsWithTheBearer() {
        watched.stop();
        assertThat(watched.checkpoints()).isNull();
        assertThat(reason(checkpoints.create(LONG))).isEqualTo(FailureReason.BEARER_GONE);
    }

    /** As {@code StagesTest} of the core walks the manager and its sessions. */
    @Test
    void everyStageFailsWithANetworkExceptionItself() throws Exception {
        Checkpoint made = await(checkpoints.create(LONG));
        watched.stop();
        List<CompletionStage<?>> stages =
                List.of(checkpoints.create(LONG), made.confirm(), made.rollBack(), made.extend(LONG));
        assertThat(stages)
                .as("as many as the API has")
                .hasSize(stagesOf(CheckpointService.class) + stagesOf(Checkpoint.class));
        for (CompletionStage<?> stage : stages) {
            CompletableFuture<?> future = stage.toCompletableFuture();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                    .withCauseInstanceOf(NetworkException.class);
            var seen = new ArrayList<Throwable>();
            stage.whenComplete((result, failure) -> seen.add(failure));
            future.whenComplete((result, failure) -> seen.add(failure));
            assertThat(seen).hasSize(2).hasOnlyElementsOfType(NetworkException.class);
            assertThat(stage.thenCompose(CompletableFuture::completedStage).toCompletableFuture())
                    .failsWithin(ManualContext.BOUND)
                    .withThrowableThat()
                    .withCauseInstanceOf(NetworkException.class);
            assertThatThrownBy(() -> ((CompletableFuture<?>) stage).cancel(true))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static int stagesOf(Class<?> type) {
        return (int) Stream.of(type.getMethods())
                .filter(method -> CompletionStage.class.isAssignableFrom(method.getReturnType()))
                .count();
    }
}
