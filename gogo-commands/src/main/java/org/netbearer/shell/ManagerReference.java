package org.netbearer.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;

/**
 * The manager service, which comes and goes while the commands stay.
 *
 * <p>The manager appears only when its first list is complete, a moment after the commands; so a command waits for it, for a
 * bounded time. Thread-safe.
 */
final class ManagerReference {
    private final Duration timeout;
    private final List<NetworkConfigurationManager> managers = new ArrayList<>();

    ManagerReference(Duration timeout) {
        this.timeout = timeout;
    }

    synchronized void bind(NetworkConfigurationManager manager) {
        managers.add(manager);
        notifyAll();
    }

    synchronized void unbind(NetworkConfigurationManager manager) {
        managers.remove(manager);
    }

    /**
     * Returns the manager, waiting for one if there is none.
     *
     * @throws CommandException if none came in time
     */
    NetworkConfigurationManager get() {
        var manager = await();
        if (manager == null) {
            throw new CommandException(
                    "there is no network configuration manager; is the bundle org.netbearer.impl active?");
        }
        return manager;
    }

    private synchronized @Nullable NetworkConfigurationManager await() {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            long left = timeout.toMillis();
            while (managers.isEmpty() && left > 0) {
                wait(left);
                left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return managers.isEmpty() ? null : managers.get(managers.size() - 1);
    }
}
