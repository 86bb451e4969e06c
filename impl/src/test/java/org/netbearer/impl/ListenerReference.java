package org.netbearer.impl;

import java.util.Dictionary;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkListener;
import org.netbearer.impl.listener.ListenerService;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** A listener's entry in a service registry that there is none of. */
final class ListenerReference implements ServiceReference<NetworkListener> {
    private final Map<String, Object> properties;

    ListenerReference(Map<String, Object> properties) {
        this.properties = properties;
    }

    /** A listener that is there already. */
    static ListenerService service(NetworkListener listener) {
        return new ListenerService() {
            @Override
            public NetworkListener get() {
                return listener;
            }

            @Override
            public void unget() {}
        };
    }

    @Override
    public @Nullable Object getProperty(String key) {
        return properties.get(key);
    }

    @Override
    public String[] getPropertyKeys() {
        return properties.keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable Bundle getBundle() {
        return null;
    }

    @Override
    public Bundle[] getUsingBundles() {
        return new Bundle[0];
    }

    @Override
    public boolean isAssignableTo(Bundle bundle, String className) {
        return true;
    }

    @Override
    public int compareTo(Object reference) {
        return Integer.compare(hashCode(), reference.hashCode());
    }

    @Override
    public Dictionary<String, Object> getProperties() {
        return FrameworkUtil.asDictionary(properties);
    }

    @Override
    public <A> A adapt(Class<A> type) {
        throw new UnsupportedOperationException();
    }
}
