package org.netbearer.console;

import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** Waits until commands have something to work with; by name, so that nothing here is tied to the life of the api. */
final class Readiness {
    private static final List<String> SERVICES =
            List.of("(objectClass=org.netbearer.api.NetworkConfigurationManager)", "(osgi.command.scope=bearer)");

    private Readiness() {}

    /**
     * Waits for the manager and its commands.
     *
     * @return false if they are not all there in time
     */
    static boolean await(BundleContext context, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (String service : SERVICES) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (!await(context, service, Math.max(1, left))) {
                return false;
            }
        }
        return true;
    }

    private static boolean await(BundleContext context, String service, long millis) throws InterruptedException {
        var tracker = new ServiceTracker<Object, Object>(context, filter(service), null);
        tracker.open();
        try {
            return tracker.waitForService(millis) != null;
        } finally {
            tracker.close();
        }
    }

    private static org.osgi.framework.Filter filter(String text) {
        try {
            return FrameworkUtil.createFilter(text);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
