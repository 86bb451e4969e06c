package org.netbearer.bearer.nm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.testkit.ManualContext;

/** A bearer at work in real time, and what it reports. */
final class Watched implements AutoCloseable {
    static final UpdateRequest REQUEST = new UpdateRequest(Duration.ofSeconds(8));

    private final ManualContext context = ManualContext.live();
    private final AtomicReference<CheckpointService> checkpoints = new AtomicReference<>();
    private final NmBearer bearer;

    Watched(NmSettings settings) {
        this(settings, KernelFiles.HERE);
    }

    Watched(NmSettings settings, KernelFiles kernel) {
        bearer = new NmBearer(settings, kernel, checkpoints::set);
        context.run(() -> bearer.start(context));
    }

    ManualContext context() {
        return context;
    }

    /** What the bearer offers now; null if it offers none. */
    CheckpointService checkpoints() {
        return checkpoints.get();
    }

    /** Waits until the bearer offers checkpoints, or does not. */
    CheckpointService awaitCheckpoints(boolean there) {
        long end = System.nanoTime() + ManualContext.BOUND.toNanos();
        while ((checkpoints() != null) != there && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        return checkpoints();
    }

    BearerReport await(Predicate<BearerReport> wanted) {
        return context.awaitReport(wanted);
    }

    BearerReport awaitStatus(BearerStatus status) {
        return await(report -> report.health().status() == status);
    }

    BearerConfiguration awaitState(String uuid, ConfigurationState state) {
        return awaitConfiguration(uuid, configuration -> configuration.state() == state);
    }

    BearerConfiguration awaitConfiguration(String uuid, Predicate<BearerConfiguration> wanted) {
        return configuration(uuid, await(report -> has(uuid, report) && wanted.test(configuration(uuid, report))));
    }

    /** Waits until it is so, which it may be already: also in a report that was waited for because of something else. */
    BearerReport until(Predicate<BearerReport> wanted, Duration bound) {
        BearerReport latest = latest();
        return wanted.test(latest) ? latest : await(wanted, bound);
    }

    BearerReport until(Predicate<BearerReport> wanted) {
        return until(wanted, ManualContext.BOUND);
    }

    BearerReport latest() {
        return context.latest();
    }

    List<BearerReport> reports() {
        return context.reports();
    }

    <T> CompletionStage<T> begin(Function<NmBearer, CompletionStage<T>> operation) {
        return context.call(() -> operation.apply(bearer));
    }

    <T> T run(Function<NmBearer, CompletionStage<T>> operation) {
        return context.await(begin(operation));
    }

    Throwable fail(Function<NmBearer, CompletionStage<Void>> operation) {
        return context.awaitFailure(begin(operation));
    }

    /** Waits longer than the test kit does: real radios take their time. */
    BearerReport await(Predicate<BearerReport> wanted, Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        while (true) {
            try {
                return context.awaitReport(wanted);
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
        }
    }

    <T> T run(Function<NmBearer, CompletionStage<T>> operation, Duration bound) {
        return context.await(done(begin(operation), bound));
    }

    Throwable fail(Function<NmBearer, CompletionStage<Void>> operation, Duration bound) {
        return context.awaitFailure(done(begin(operation), bound));
    }

    private static <T> CompletionStage<T> done(CompletionStage<T> stage, Duration bound) {
        var settled = new CountDownLatch(1);
        stage.whenComplete((result, failure) -> settled.countDown());
        try {
            if (!settled.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still open after " + bound);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return stage;
    }

    static boolean has(String uuid, BearerReport report) {
        return report.configurations().stream()
                .anyMatch(each -> each.identifier().equals("nm:" + uuid));
    }

    static BearerConfiguration configuration(String uuid, BearerReport report) {
        return report.configurations().stream()
                .filter(each -> each.identifier().equals("nm:" + uuid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + uuid + " among " + report.configurations()));
    }

    static LinkReport link(String name, BearerReport report) {
        return report.links().stream()
                .filter(each -> each.key().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among " + report.links()));
    }

    /** Stops the bearer. */
    void stop() {
        context.run(bearer::stop);
    }

    @Override
    public void close() {
        context.run(bearer::stop);
        context.close();
    }
}
