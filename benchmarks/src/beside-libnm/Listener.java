package org.netbearer.benchmark.beside;

import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * A listener of an application. Prints {@code event <CLOCK_MONOTONIC in ns> <state>} for each change of a wired profile of
 * NetworkManager, with the state as NetworkManager counts it, and {@code ready} once there is one that is active.
 *
 * <p>Called on one thread at a time.
 */
public final class Listener implements BundleActivator, NetworkListener {
    private boolean ready;

    @Override
    public void start(BundleContext context) {
        context.registerService(NetworkListener.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public void networkChanged(NetworkChange change) {
        long now = System.nanoTime();
        change.changed().stream()
                .map(each -> each.after())
                .filter(each -> each.bearer().equals("nm") && each.bearerType() == BearerType.ETHERNET)
                .forEach(each -> System.out.println(
                        "event " + now + " " + (each.state() == ConfigurationState.ACTIVE ? 2 : 1)));
        boolean active = change.after().configurations().stream()
                .anyMatch(each -> each.bearer().equals("nm")
                        && each.bearerType() == BearerType.ETHERNET
                        && each.state() == ConfigurationState.ACTIVE);
        if (active && !ready) {
            ready = true;
            System.out.println("ready");
        }
    }
}
