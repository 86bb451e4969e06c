package org.netbearer.bearer.nm;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.NetworkConfiguration;
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
    private final AtomicInteger wakeUps = new AtomicInteger();
    private volatile @Nullable CheckpointService wanted;
    private @Nullable CheckpointService registered; // touched only by the running drain
    private @Nullable ServiceRegistration<CheckpointService> registration; // as above

    CheckpointPublication(BundleContext bundle) {
        this.bundle = bundle;
    }

    @Override
    public void accept(@Nullable CheckpointService service) {
        wanted = service;
        if (wakeUps.getAndIncrement() == 0) {
            var thread = new Thread(this::drain, "netbearer-nm-checkpoint");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void drain() {
        int handled;
        do {
            handled = wakeUps.get();
            CheckpointService next = wanted;
            try {
                if (next != registered) {
                    withdraw();
                    register(next);
                }
            } catch (IllegalStateException bundleStopped) {
                registration = null; // the framework has withdrawn it
            }
        } while (wakeUps.addAndGet(-handled) != 0);
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
