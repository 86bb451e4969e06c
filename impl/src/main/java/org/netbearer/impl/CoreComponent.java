package org.netbearer.impl;

import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.SettingsReader;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Wires the core to the service registry: bearers, probes and listeners come in, the manager goes out once it is ready.
 *
 * <p>Binding and unbinding only submit; they may come before activation and after deactivation.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = CoreSettings.PID)
@Designate(ocd = CoreSettings.Definition.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.netbearer.api.NetworkConfigurationManager\"",
        uses = NetworkConfigurationManager.class)
public final class CoreComponent {
    private final BundleContext context;
    private final Log log = new Log();
    private final WriterThread writer = new WriterThread(failure -> log.warn("the model threw " + failure, failure));
    private final Threads deliveries = new Threads("netbearer-listener");
    private final Core core;
    private final Probes probes;
    private volatile CoreSettings settings = CoreSettings.DEFAULT;
    private volatile @Nullable ServiceRegistration<NetworkConfigurationManager> registration;
    private volatile boolean active;

    /**
     * Builds the core; nothing runs yet.
     *
     * @param context the bundle's context
     * @param counters what counts
     */
    @Activate
    public CoreComponent(BundleContext context, @Reference Counters counters) {
        this.context = context;
        core = new Core(
                writer,
                InstantSource.system(),
                deliveries,
                () -> settings,
                counters,
                log,
                Readiness.bearerBundles(context),
                () -> deliveries.execute(this::register));
        probes = new Probes(context, log, core.probeAnswers());
    }

    @Activate
    void activate(Map<String, ?> properties) {
        configure(properties);
        active = true;
        core.start();
    }

    /** Takes changed settings into force; nothing is restarted. */
    @Modified
    void configure(Map<String, ?> properties) {
        var reader = new SettingsReader(CoreSettings.PID, properties);
        settings = CoreSettings.read(reader);
        reader.complaints().forEach(log::warn);
    }

    @Deactivate
    void deactivate() {
        synchronized (this) {
            active = false;
            var registered = registration;
            registration = null;
            if (registered != null) {
                registered.unregister();
            }
        }
        probes.close();
        core.stop();
        writer.close();
        deliveries.close();
    }

    private synchronized void register() {
        if (active) {
            registration = context.registerService(
                    NetworkConfigurationManager.class,
                    new Managers(core),
                    FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_DESCRIPTION, "Networks of this machine")));
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindLoggerFactory(LoggerFactory factory) {
        log.bind(factory);
    }

    void unbindLoggerFactory(LoggerFactory factory) {
        log.unbind(factory);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindBearer(Bearer bearer, Map<String, ?> properties) {
        Object ranking = properties.get(Constants.SERVICE_RANKING);
        core.add(bearer, ranking instanceof Integer number ? number : 0);
    }

    void unbindBearer(Bearer bearer) {
        core.remove(bearer);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindProbe(BearerProbe probe, ServiceReference<BearerProbe> reference) {
        Bundle bundle = reference.getBundle();
        probes.add(probe, bundle == null ? -1 : bundle.getBundleId());
    }

    void unbindProbe(BearerProbe probe) {
        probes.remove(probe);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(NetworkListener listener, ServiceReference<NetworkListener> reference) {
        core.listeners().add(reference, listener);
    }

    void updatedListener(NetworkListener listener, ServiceReference<NetworkListener> reference) {
        core.listeners().modify(reference, listener);
    }

    void unbindListener(NetworkListener listener, ServiceReference<NetworkListener> reference) {
        core.listeners().remove(reference);
    }

    /** Gives each bundle a manager of its own. */
    private record Managers(Core core) implements ServiceFactory<NetworkConfigurationManager> {
        @Override
        public NetworkConfigurationManager getService(
                Bundle bundle, ServiceRegistration<NetworkConfigurationManager> registration) {
            return core.manager();
        }

        @Override
        public void ungetService(
                Bundle bundle,
                ServiceRegistration<NetworkConfigurationManager> registration,
                NetworkConfigurationManager manager) {
            // Nothing is opened through a manager yet that would have to be closed.
        }
    }
}
