package org.netbearer.impl;

import org.netbearer.internal.NetworkChanges;
import org.netbearer.impl.listener.ListenerService;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.runtime.DedicatedModelThread;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.runtime.Threads;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.lease.SharedLeases;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.osgi.framework.ServiceReference;

/**
 * Submits changes to a running core at a steady rate, and tells what became of them: how many were assembled, how many
 * delivered, how much memory is used after it, and whether every listener saw the last state.
 *
 * <p>Arguments: configurations (10000), changes a second (10000), seconds (10), listeners (10).
 */
public final class CoreSoak {
    private CoreSoak() {}

    /**
     * Runs the soak and prints one line for each figure.
     *
     * @param arguments as above; all optional
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String... arguments) throws InterruptedException {
        int size = argument(arguments, 0, 10_000);
        int rate = argument(arguments, 1, 10_000);
        int seconds = argument(arguments, 2, 10);
        int listeners = argument(arguments, 3, 10);
        var counters = new Counters();
        var log = new Log();
        var modelThread = new DedicatedModelThread(failure -> failure.printStackTrace(System.err));
        var deliveries = new Threads("soak-listener", modelThread, failure -> failure.printStackTrace(System.err));
        var ready = new CountDownLatch(1);
        var core = new Core(
                new CoreRuntime(modelThread, InstantSource.system(), deliveries, counters, log),
                () -> CoreSettings.DEFAULT,
                null,
                Set.of(),
                listener -> SharedLeases.ofThisProcess("a soak", listener),
                ready::countDown);
        var fleet = new Fleet(size);
        var bearer = new FleetBearer(fleet);
        core.add(bearer, 0);
        core.start();
        ready.await();
        var last = new Last[listeners];
        for (int i = 0; i < listeners; i++) {
            last[i] = new Last();
            core.listeners().add(reference(), last[i]);
        }
        long used = usedMemory();
        long submitted = submit(bearer.context(), fleet, rate, Duration.ofSeconds(seconds));
        var manager = core.manager("soak");
        var end = fleet.report();
        bearer.context().report(end);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!sawAll(last, manager.snapshot()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        print("configurations", size);
        print("changes submitted", submitted);
        print("snapshots assembled", counters.snapshots.sum());
        print("changes delivered", counters.deliveries.sum());
        print("listeners at the last state", sawAll(last, manager.snapshot()) ? listeners : 0);
        print("memory grown, kB", (usedMemory() - used) / 1024);
        core.stop();
        modelThread.close();
        deliveries.close();
    }

    private static long submit(BearerContext context, Fleet fleet, int rate, Duration time) {
        long begin = System.nanoTime();
        long submitted = 0;
        long elapsed = 0;
        while (elapsed < time.toNanos()) {
            long due = elapsed * rate / 1_000_000_000L;
            while (submitted < due) {
                // A bearer coalesces what it gets in one go; the core sees each report as a whole.
                context.report(fleet.change());
                submitted++;
            }
            LockSupport.parkNanos(200_000);
            elapsed = System.nanoTime() - begin;
        }
        return submitted;
    }

    /** A listener's entry in a registry that there is none of: no properties, equal to itself only. */
    @SuppressWarnings("unchecked")
    private static ServiceReference<NetworkListener> reference() {
        return (ServiceReference<NetworkListener>) Proxy.newProxyInstance(
                CoreSoak.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> null;
                });
    }

    private static boolean sawAll(Last[] listeners, NetworkSnapshot current) {
        for (Last listener : listeners) {
            NetworkSnapshot seen = listener.seen;
            if (seen == null || !NetworkChanges.between(seen, current).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static void print(String what, long figure) {
        System.out.printf("%-30s %,d%n", what, figure);
    }

    /** Keeps what it saw last. */
    private static final class Last implements NetworkListener, ListenerService {
        private volatile @Nullable NetworkSnapshot seen;

        @Override
        public void networkChanged(NetworkChange change) {
            seen = change.after();
        }

        @Override
        public NetworkListener get() {
            return this;
        }

        @Override
        public void unget() {}
    }

    /** Reports a fleet and gives its context away. */
    private static final class FleetBearer implements Bearer {
        private final Fleet fleet;
        private final CompletableFuture<BearerContext> context = new CompletableFuture<>();

        FleetBearer(Fleet fleet) {
            this.fleet = fleet;
        }

        BearerContext context() {
            return context.join();
        }

        @Override
        public String name() {
            return "fleet";
        }

        @Override
        public void start(BearerContext started) {
            started.report(fleet.report());
            context.complete(started);
        }

        @Override
        public void stop() {
            // It has no thread and no handle.
        }

        @Override
        public CompletionStage<UpdateResult> update(UpdateRequest request) {
            return CompletableFuture.completedFuture(UpdateResult.COMPLETED);
        }
    }
}
