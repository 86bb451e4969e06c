package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.RecordingLog;
import org.netbearer.impl.lease.LeaseListener;
import org.netbearer.impl.lease.Leases;
import org.netbearer.impl.lease.SharedLeases;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.ManualModelThread;
import org.netbearer.impl.runtime.Threads;
import org.netbearer.spi.Bearer;
import org.netbearer.testkit.ManualTime;
import org.netbearer.testkit.RecordingListener;

/** The core as it runs, but for the time, which the test moves on. */
final class CoreHarness implements AutoCloseable {
    static final Duration BOUND = Duration.ofSeconds(10);

    final ManualTime time = new ManualTime();
    final ManualModelThread modelThread = new ManualModelThread(time);

    final Counters counters = new Counters();
    final CountDownLatch ready = new CountDownLatch(1);
    final RecordingLog log = new RecordingLog();
    final Threads deliveries = new Threads(
            "netbearer-listener-test", modelThread, failure -> log.log().threw("a delivery", failure));
    final CoreRuntime runtime = new CoreRuntime(modelThread, time, deliveries, counters, log.log());
    volatile CoreSettings settings = CoreSettings.DEFAULT;
    final Core core;
    final NetworkConfigurationManager manager;

    CoreHarness() {
        this(Set.of());
    }

    CoreHarness(Set<Long> expectedBundles) {
        this(expectedBundles, listener -> SharedLeases.ofThisProcess("a test", listener));
    }

    CoreHarness(Set<Long> expectedBundles, Function<LeaseListener, Leases> leases) {
        core = new Core(runtime, () -> settings, null, expectedBundles, leases, ready::countDown);
        manager = core.manager("test");
    }

    /** Starts the core with bearers that are there already, and waits until it is ready. */
    CoreHarness start(Bearer... bearers) {
        for (Bearer bearer : bearers) {
            core.add(bearer, 0);
        }
        core.start();
        awaitReady();
        return this;
    }

    void awaitReady() {
        try {
            assertThat(ready.await(BOUND.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        settle();
    }

    /** Registers a listener and waits until it has seen the present. */
    RecordingListener listen() {
        return listen(Map.of());
    }

    RecordingListener listen(Map<String, Object> properties) {
        var listener = new RecordingListener();
        core.listeners().add(new ListenerReference(properties), ListenerReference.service(listener));
        return listener;
    }

    /** Waits until the model thread has done all that was submitted before. */
    void settle() {
        var done = new CountDownLatch(1);
        modelThread.execute(done::countDown);
        try {
            assertThat(done.await(BOUND.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Waits for a snapshot; the model thread is asked again after each of its tasks. */
    NetworkSnapshot await(Predicate<NetworkSnapshot> wanted) {
        long until = System.nanoTime() + BOUND.toNanos();
        while (!wanted.test(manager.snapshot())) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not seen in time; the snapshot is " + manager.snapshot());
            }
            settle();
        }
        return manager.snapshot();
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError(late);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    /** Waits for a stage while timers fire that are due at once; the time stands still, so that nothing gets overdue. */
    <T> T fireUntil(CompletionStage<T> stage) {
        long until = System.nanoTime() + BOUND.toNanos();
        while (!stage.toCompletableFuture().isDone() && System.nanoTime() < until) {
            time.advance(Duration.ZERO);
            settle();
        }
        return get(stage);
    }

    @Override
    public void close() {
        core.stop();
        settle();
        modelThread.close();
        deliveries.close();
    }
}
