package org.netbearer.impl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.impl.Configurations.ethernet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.impl.assembly.Assembly;
import org.netbearer.impl.assembly.AssemblyInputs;
import org.netbearer.impl.assembly.BearerEntry;
import org.netbearer.impl.assembly.SnapshotAssembler;
import org.netbearer.impl.bearer.BearerGate;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.RecordingLog;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.ManualModelThread;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualTime;

/** A report that cannot be assembled is dropped: the one before stays in force, marked by its fault, and the others go on. */
final class NetworkModelTest {
    private final ManualTime time = new ManualTime();
    private final ManualModelThread modelThread = new ManualModelThread(time);
    private final RecordingLog log = new RecordingLog();
    private final NetworkModel model = new NetworkModel(
            new CoreRuntime(modelThread, time, Runnable::run, new Counters(), log.log()),
            NetworkModelTest::assemble,
            (before, after, removes) -> {});
    private final List<BearerGate> gates = new ArrayList<>();

    @AfterEach
    void stop() {
        gates.forEach(BearerGate::stop);
        modelThread.close();
    }

    private static Assembly assemble(Assembly previous, List<BearerEntry> entries, AssemblyInputs inputs, Instant now) {
        if (entries.stream()
                .flatMap(entry -> entry.report().configurations().stream())
                .anyMatch(configuration -> configuration.name().equals("poison"))) {
            throw new ClassCastException("poison");
        }
        return SnapshotAssembler.assemble(previous, entries, inputs, now);
    }

    private BearerGate bearer(String name) {
        var gate = new BearerGate(new Silent(name), modelThread, time, Duration.ofDays(1), model);
        gates.add(gate);
        var arrived = new CountDownLatch(1);
        gate.introduce((refusal, failure) -> {
            model.arrive(gate);
            arrived.countDown();
        });
        await(arrived);
        return gate;
    }

    private void settle() {
        var done = new CountDownLatch(1);
        modelThread.execute(done::countDown);
        await(done);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Reports for several bearers in one task of the model thread. */
    private void report(Runnable... reports) {
        var hold = new CountDownLatch(1);
        modelThread.execute(() -> await(hold));
        List.of(reports).forEach(Runnable::run);
        hold.countDown();
        settle();
    }

    private static BearerReport of(BearerConfiguration... configurations) {
        return new BearerReport(BearerHealth.READY, List.of(configurations), List.of(), List.of(), Set.of());
    }

    private BearerSnapshot shown(String name) {
        return model.snapshot().bearers().stream()
                .filter(bearer -> bearer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BearerConfiguration poison() {
        return BearerConfiguration.builder("bad:b").name("poison").build();
    }

    @Test
    void theReportBeforeStaysInForceMarkedByItsFault() {
        var bad = bearer("bad");
        report(() -> bad.report(of(ethernet("bad:a", ACTIVE))));
        report(() -> bad.report(of(poison())));
        assertThat(model.snapshot().configuration("bad:a")).isPresent();
        assertThat(shown("bad").fault())
                .isEqualTo("its report cannot be assembled: java.lang.ClassCastException: poison");
        assertThat(shown("bad").health().status()).isEqualTo(BearerStatus.READY);
        report(() -> bad.report(of(poison())));
        assertThat(log.lines())
                .containsExactly(
                        "warn bearer bad: its report cannot be assembled: java.lang.ClassCastException: poison");
        report(() -> bad.report(of(ethernet("bad:a", DEFINED))));
        assertThat(shown("bad").fault()).isEmpty();
    }

    @Test
    void theOthersThatReportAtTheSameTimeGoOn() {
        var bad = bearer("bad");
        var good = bearer("good");
        report(() -> bad.report(of(poison())), () -> good.report(of(ethernet("good:a", ACTIVE))));
        assertThat(model.snapshot().configuration("good:a")).isPresent();
        assertThat(shown("good").fault()).isEmpty();
    }

    @Test
    void oneThatNeverReportedAnythingElseHasFailed() {
        var bad = bearer("bad");
        report(() -> bad.report(of(poison())));
        assertThat(shown("bad").health().status()).isEqualTo(BearerStatus.FAILED);
        assertThat(model.snapshot().configurations()).isEmpty();
    }

    private record Silent(String name) implements Bearer {
        @Override
        public void start(BearerContext context) {}

        @Override
        public void stop() {}

        @Override
        public CompletionStage<UpdateResult> update(UpdateRequest request) {
            return CompletableFuture.completedStage(UpdateResult.COMPLETED);
        }
    }
}
