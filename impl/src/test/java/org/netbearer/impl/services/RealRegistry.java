package org.netbearer.impl.services;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** The service registry of a real framework, and a log of what happened to services of one type. Thread-safe. */
public final class RealRegistry {
    private final Framework framework;
    private final Class<?> type;
    private final String key;
    private final List<String> events = new ArrayList<>();

    public RealRegistry(Path storage, Class<?> type, String key) throws BundleException {
        this.type = type;
        this.key = key;
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, storage.toString(), Constants.FRAMEWORK_BOOTDELEGATION, "*"));
        framework.start();
        context().addServiceListener(this::note);
    }

    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** The values of the key of the services that are there now, sorted. */
    public List<String> present() {
        return references().stream()
                .map(reference -> String.valueOf(reference.getProperty(key)))
                .sorted()
                .toList();
    }

    public Object service(String value) {
        var context = context();
        return references().stream()
                .filter(reference -> value.equals(reference.getProperty(key)))
                .findFirst()
                .map(context::getService)
                .orElseThrow();
    }

    public Object property(String value, String name) {
        return references().stream()
                .filter(reference -> value.equals(reference.getProperty(key)))
                .findFirst()
                .map(reference -> reference.getProperty(name))
                .orElseThrow();
    }

    /** What happened since the last call: {@code +} came, {@code -} went, {@code ~} changed in place. */
    public List<String> take() {
        synchronized (events) {
            var taken = List.copyOf(events);
            events.clear();
            return taken;
        }
    }

    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private List<ServiceReference<?>> references() {
        try {
            // the framework itself registers the condition "true"
            var found = context().getServiceReferences(type.getName(), "(&(" + key + "=*)(!(" + key + "=true)))");
            return found == null ? List.of() : Arrays.asList(found);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void note(ServiceEvent event) {
        Object value = event.getServiceReference().getProperty(key);
        if (value != null) {
            synchronized (events) {
                events.add(sign(event.getType()) + value);
            }
        }
    }

    private static String sign(int type) {
        return switch (type) {
            case ServiceEvent.REGISTERED -> "+";
            case ServiceEvent.UNREGISTERING -> "-";
            default -> "~";
        };
    }
}
