package org.netbearer.impl;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** A bearer that does what the test says; what it is not told to do, it does at once and well. */
final class ScriptedBearer implements Bearer {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<CompletableFuture<UpdateResult>> scans = new CopyOnWriteArrayList<>();
    private final String name;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable BearerContext context;
    private volatile Supplier<CompletionStage<UpdateResult>> update =
            () -> CompletableFuture.completedStage(UpdateResult.COMPLETED);
    private volatile Consumer<BearerContext> start = context -> context.report(BearerReport.empty(BearerHealth.READY));
    private volatile Runnable stop = () -> {};
    private volatile Runnable naming = () -> {};
    boolean updateScans;
    boolean judges;

    ScriptedBearer(String name) {
        this.name = name;
    }

    /** Reports configurations when it starts. */
    ScriptedBearer with(BearerConfiguration... configurations) {
        start = context -> context.report(report(configurations));
        return this;
    }

    ScriptedBearer onStart(Consumer<BearerContext> action) {
        start = action;
        return this;
    }

    ScriptedBearer onStop(Runnable action) {
        stop = action;
        return this;
    }

    ScriptedBearer onUpdate(Supplier<CompletionStage<UpdateResult>> action) {
        update = action;
        return this;
    }

    /** Lets each update wait until the test completes it, in {@link #scans}. */
    ScriptedBearer holdingUpdates() {
        update = () -> {
            var scan = new CompletableFuture<UpdateResult>();
            scans.add(scan);
            return scan;
        };
        return this;
    }

    static BearerReport report(BearerConfiguration... configurations) {
        return new BearerReport(BearerHealth.READY, List.of(configurations), List.of(), List.of(), Set.of());
    }

    void report(BearerReport report) {
        context().report(report);
    }

    BearerContext context() {
        try {
            if (!started.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " was not started");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return java.util.Objects.requireNonNull(context);
    }

    boolean awaitStopped(Duration bound) throws InterruptedException {
        return stopped.await(bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    ScriptedBearer onName(Runnable action) {
        naming = action;
        return this;
    }

    @Override
    public String name() {
        naming.run();
        return name;
    }

    @Override
    public boolean updateScans() {
        return updateScans;
    }

    @Override
    public void start(BearerContext context) {
        calls.add("start");
        this.context = context;
        started.countDown();
        start.accept(context);
    }

    @Override
    public void stop() {
        calls.add("stop");
        stopped.countDown();
        stop.run();
    }

    @Override
    public CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
        return judges
                ? CompletableFuture.completedStage(UpdateResult.COMPLETED)
                : Bearer.super.checkConnectivity(request);
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        calls.add("update");
        return update.get();
    }
}
