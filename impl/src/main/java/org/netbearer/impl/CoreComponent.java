package org.netbearer.impl;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.PrintableText;
import org.netbearer.impl.assembly.ServiceNetwork;
import org.netbearer.impl.bearer.Probes;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.lease.DefaultFolder;
import org.netbearer.impl.lease.LeaseListener;
import org.netbearer.impl.lease.Leases;
import org.netbearer.impl.lease.SharedLeases;
import org.netbearer.impl.listener.ListenerService;
import org.netbearer.impl.model.Readiness;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.DedicatedModelThread;
import org.netbearer.impl.runtime.Threads;
import org.netbearer.impl.session.SessionFeed;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.SettingsReader;
import org.netbearer.spi.SocketBinder;
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
import org.osgi.service.component.annotations.ReferencePolicyOption;
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
    private final DedicatedModelThread modelThread =
            new DedicatedModelThread(failure -> log.threw("the model", failure));
    private final Threads deliveries =
            new Threads("netbearer-listener", modelThread, failure -> log.threw("what depends on a stage", failure));
    private final Threads probing =
            new Threads("netbearer-probe", modelThread, failure -> log.threw("a probe", failure));
    private final Core core;
    private final Probes probes;
    private final Map<ServiceNetworkDefinition, ServiceNetwork> defined = new ConcurrentHashMap<>();
    private volatile @Nullable SocketBinder binder;
    private volatile CoreSettings settings;
    private @Nullable ServiceRegistration<NetworkConfigurationManager> registration; // guarded by this
    private volatile boolean active;

    /**
     * Builds the core; nothing runs yet.
     *
     * @param context the bundle's context
     * @param properties the settings; what is wrong with them is said at activation
     * @param counters what counts
     * @param feed where what becomes of sessions is passed on
     */
    @Activate
    public CoreComponent(
            BundleContext context,
            Map<String, ?> properties,
            @Reference(name = "counters") Counters counters,
            @Reference(name = "feed") SessionFeed feed) {
        this.context = context;
        settings = CoreSettings.read(new SettingsReader(CoreSettings.PID, properties));
        core = new Core(
                new CoreRuntime(modelThread, InstantSource.system(), deliveries, counters, log),
                () -> settings,
                context.getBundle(),
                Readiness.bearerBundles(context),
                this::leases,
                () -> deliveries.execute(this::register));
        core.observe(feed);
        probes = new Probes(context, log, probing, core.probeAnswers());
    }

    @Activate
    void activate(Map<String, ?> properties) {
        configure(properties);
        active = true;
        core.start();
    }

    /** Applies changed settings; nothing is restarted. */
    @Modified
    void configure(Map<String, ?> properties) {
        var reader = new SettingsReader(CoreSettings.PID, properties);
        settings = CoreSettings.read(reader);
        reader.complaints().forEach(log::warn);
    }

    @Deactivate
    void deactivate() {
        ServiceRegistration<?> offered;
        synchronized (this) {
            active = false;
            offered = registration;
            registration = null;
        }
        // First: a component that listens goes with the manager, and must not be in the middle of being got.
        core.listeners().close();
        if (offered != null) {
            offered.unregister();
        }
        // Before the probes: bearers go with the conditions of these, and the links of sessions need them still.
        core.stop();
        probes.close();
        modelThread.close();
        probing.close();
        deliveries.close();
    }

    private Leases leases(LeaseListener listener) {
        CoreSettings read = settings;
        try {
            Path folder = read.leasesFolder().isBlank() ? DefaultFolder.ofThisProcess() : Path.of(read.leasesFolder());
            return new SharedLeases(folder, read.leasesShared(), modelThread, listener);
        } catch (InvalidPathException noPath) {
            return SharedLeases.ofThisProcess("no path: " + PrintableText.of(read.leasesFolder()), listener);
        }
    }

    /** Offers the manager; not under the lock, since consumers are activated in here and may block. */
    private void register() {
        if (!active) {
            return;
        }
        try {
            var offered = context.registerService(
                    NetworkConfigurationManager.class,
                    new Managers(core),
                    FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_DESCRIPTION, "Networks of this machine")));
            synchronized (this) {
                if (active) {
                    registration = offered;
                    return;
                }
            }
            offered.unregister();
        } catch (IllegalStateException stopped) {
            log.debug("the bundle stopped before its manager was offered");
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
        core.add(bearer, ranking(properties));
    }

    void updatedBearer(Bearer bearer, Map<String, ?> properties) {
        core.rank(bearer, ranking(properties));
    }

    private static int ranking(Map<String, ?> properties) {
        return properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0;
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
    void bindListener(ServiceReference<NetworkListener> reference) {
        core.listeners().add(reference, new ListenerService.Registered(context, reference));
    }

    void updatedListener(ServiceReference<NetworkListener> reference) {
        core.listeners().modify(reference, new ListenerService.Registered(context, reference));
    }

    void unbindListener(ServiceReference<NetworkListener> reference) {
        core.listeners().remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindServiceNetwork(ServiceNetworkDefinition definition) {
        definition.current().ifPresent(group -> {
            defined.put(definition, group);
            core.add(group);
        });
    }

    void updatedServiceNetwork(ServiceNetworkDefinition definition) {
        ServiceNetwork old = defined.get(definition);
        ServiceNetwork group = definition.current().orElse(null);
        if (old != null && group != null && old.identifier().equals(group.identifier())) {
            defined.put(definition, group);
            core.replace(old, group);
        } else {
            unbindServiceNetwork(definition);
            bindServiceNetwork(definition);
        }
    }

    void unbindServiceNetwork(ServiceNetworkDefinition definition) {
        ServiceNetwork group = defined.remove(definition);
        if (group != null) {
            core.remove(group);
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSocketBinder(SocketBinder present) {
        binder = present;
        core.tieBy(present);
    }

    void unbindSocketBinder(SocketBinder gone) {
        if (binder == gone) {
            binder = null;
            core.tieBy(null);
        }
    }

    /** Creates a manager for each bundle. */
    private record Managers(Core core) implements ServiceFactory<NetworkConfigurationManager> {
        @Override
        public NetworkConfigurationManager getService(
                Bundle bundle, ServiceRegistration<NetworkConfigurationManager> registration) {
            return core.manager(bundle.getSymbolicName() == null ? bundle.toString() : bundle.getSymbolicName());
        }

        @Override
        public void ungetService(
                Bundle bundle,
                ServiceRegistration<NetworkConfigurationManager> registration,
                NetworkConfigurationManager manager) {
            if (manager instanceof BoundManager bound) {
                bound.leave();
            }
        }
    }
}
