package org.netbearer.impl.services;

import java.util.Map;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.runtime.DaemonTimers;
import org.netbearer.impl.runtime.Threads;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

/** Publishes configurations as services; {@link ConfigurationPublisher} does the work, this wires it. */
@Component(service = NetworkListener.class, immediate = true, configurationPid = ServicesSettings.PID)
@Designate(ocd = ServicesSettings.Definition.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.netbearer.api.NetworkConfiguration\"",
        uses = NetworkConfiguration.class)
public final class ConfigurationServices implements NetworkListener {
    private final Log log = new Log();
    private final DaemonTimers timers = new DaemonTimers("netbearer-services-retry");
    private final Threads threads = new Threads(
            "netbearer-services", timers, failure -> log.threw("the publication of a configuration", failure));
    private final ConfigurationPublisher publisher;

    /**
     * Called by Declarative Services.
     *
     * @param context this bundle's
     * @param manager whose configurations are published
     * @param properties the raw settings
     */
    @Activate
    public ConfigurationServices(
            BundleContext context,
            @Reference(name = "manager") NetworkConfigurationManager manager,
            Map<String, Object> properties) {
        publisher = new ConfigurationPublisher(
                manager,
                () -> new ServicePublication<>(
                        context,
                        NetworkConfiguration.class,
                        threads,
                        failure -> log.threw("the publication of a configuration", failure)),
                ServicesSettings.read(properties, log::warn).cap(),
                log::warn);
    }

    @Reference(name = "log", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindLog(LoggerFactory service) {
        log.bind(service);
    }

    void unbindLog(LoggerFactory service) {
        log.unbind(service);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        publisher.cap(ServicesSettings.read(properties, log::warn).cap());
    }

    @Deactivate
    void deactivate() {
        publisher.close();
        threads.close();
        timers.close();
    }

    @Override
    public void networkChanged(NetworkChange change) {
        publisher.follow();
    }

    @Override
    public void updateCompleted(UpdateReport report) {
        publisher.follow();
    }
}
