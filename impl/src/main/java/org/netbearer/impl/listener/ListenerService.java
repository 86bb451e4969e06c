package org.netbearer.impl.listener;

import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * A listener as the registry has it. Getting it may make it, and letting it go may end it: both run foreign code, and may take as
 * long as they like. Used by one thread at a time.
 */
public interface ListenerService {
    /** Gets the listener; null if it is gone, or cannot be made. */
    @Nullable
    NetworkListener get();

    /** Releases the listener. */
    void unget();

    /**
     * One in a service registry.
     *
     * @param context of this bundle
     * @param reference of the listener
     */
    record Registered(BundleContext context, ServiceReference<NetworkListener> reference) implements ListenerService {
        @Override
        public @Nullable NetworkListener get() {
            return context.getService(reference);
        }

        @Override
        public void unget() {
            try {
                context.ungetService(reference);
            } catch (IllegalStateException stopped) {
                // this bundle has stopped: the framework has let go of all that it used
            }
        }
    }
}
