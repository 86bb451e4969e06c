package org.netbearer.itest.tenant;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.netbearer.api.NetworkConfigurationManager;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Does what it is told by a word: {@code hold} manager and handles, ask for an {@code update} and hold its stage, or {@code release}
 * everything. Its service is of a type of the JDK, for tests that must not be tied to the life of the api. Thread-safe.
 */
@Component(service = Consumer.class, property = "tenant=hoarder")
public final class Hoarder implements Consumer<String> {
    private final List<Object> held = new CopyOnWriteArrayList<>();
    private final BundleContext context;

    /**
     * Holds nothing yet.
     *
     * @param context of the tenant's bundle
     */
    @Activate
    public Hoarder(BundleContext context) {
        this.context = context;
    }

    @Override
    public void accept(String word) {
        switch (word) {
            case "hold" -> {
                NetworkConfigurationManager manager = manager();
                held.add(manager);
                held.addAll(manager.allConfigurations());
                held.add(manager.defaultConfiguration());
                held.add(manager.snapshot());
            }
            case "update" -> held.add(manager().updateConfigurations());
            case "release" -> held.clear();
            default -> throw new IllegalArgumentException(word);
        }
    }

    private NetworkConfigurationManager manager() {
        ServiceReference<NetworkConfigurationManager> reference =
                context.getServiceReference(NetworkConfigurationManager.class);
        if (reference == null) {
            throw new IllegalStateException("there is no manager");
        }
        return context.getService(reference);
    }
}
