package org.netbearer.bearer.nm;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.support.concurrent.CoalescingTask;
import org.netbearer.support.concurrent.DaemonThread;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * Keeps the checkpoint service registered while there is one.
 *
 * <p>Thread-safe. Registers on a thread of its own and never on the serial executor, since components that wait for the service are
 * activated on that thread.
 */
final class CheckpointPublication implements Consumer<@Nullable CheckpointService> {
    private final BundleContext bundle;
    private final CoalescingTask update = new CoalescingTask(CheckpointPublication::onNewThread, this::update);
    private volatile @Nullable CheckpointService wanted;
    private @Nullable CheckpointService registered; // touched only by the update
    private @Nullable ServiceRegistration<CheckpointService> registration; // as above

    CheckpointPublication(BundleContext bundle) {
        this.bundle = bundle;
    }

    @Override
    public void accept(@Nullable CheckpointService service) {
        wanted = service;
        update.request();
    }

    private static void onNewThread(Runnable task) {
        DaemonThread.create(task, "netbearer-nm-checkpoint").start();
    }

    private void update() {
        CheckpointService next = wanted;
        try {
            if (next != registered) {
                withdraw();
                register(next);
            }
        } catch (IllegalStateException bundleStopped) {
            registration = null; // the framework has withdrawn it
        }
    }

    private void withdraw() {
        ServiceRegistration<CheckpointService> old = registration;
        registered = null;
        registration = null;
        if (old != null) {
            old.unregister();
        }
    }

    private void register(@Nullable CheckpointService service) {
        if (service != null) {
            registration = bundle.registerService(
                    CheckpointService.class,
                    service,
                    FrameworkUtil.asDictionary(Map.of(NetworkConfiguration.BEARER, NmIdentifiers.NAME)));
            registered = service;
        }
    }
}
