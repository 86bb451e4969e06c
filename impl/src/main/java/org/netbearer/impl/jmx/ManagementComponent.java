package org.netbearer.impl.jmx;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.model.NetworkEvent;
import org.netbearer.impl.runtime.DaemonTimers;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps the manager's MBean on the platform's MBean server while the manager is there. */
@Component(service = NetworkListener.class, immediate = true, configurationPid = ManagementSettings.PID)
@Designate(ocd = ManagementSettings.Definition.class)
public final class ManagementComponent implements NetworkListener {
    private final Log log = new Log();
    private final MBeanServer server;
    private final String instance;
    private final String framework;
    private final Notifications notifications;
    private final DescribedMBean bean;
    private final DaemonTimers timers = new DaemonTimers("netbearer-jmx-leases");
    private final LeasedSessions leases;
    private volatile ObjectName name = ManagementNames.plain();
    private volatile boolean registered;

    /**
     * Called by Declarative Services.
     *
     * @param context the framework's properties
     * @param manager what is shown
     * @param counters what the core counts
     * @param properties the settings
     */
    @Activate
    public ManagementComponent(
            BundleContext context,
            @Reference(name = "manager") NetworkConfigurationManager manager,
            @Reference(name = "counters") Counters counters,
            Map<String, Object> properties) {
        this(
                ManagementFactory.getPlatformMBeanServer(),
                properties,
                ManagementNames.ofFramework(context::getProperty),
                manager,
                counters);
    }

    ManagementComponent(
            MBeanServer server,
            Map<String, ?> properties,
            String framework,
            NetworkConfigurationManager manager,
            Counters counters) {
        this.server = server;
        this.framework = framework;
        instance = ManagementSettings.read(properties, log::warn).instance();
        notifications = new Notifications(() -> name, log);
        leases = new LeasedSessions(manager, timers);
        bean = new DescribedMBean(new ManagerMBean(manager, counters, notifications, leases), notifications);
    }

    @Reference(name = "log", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindLog(LoggerFactory service) {
        log.bind(service);
    }

    void unbindLog(LoggerFactory service) {
        log.unbind(service);
    }

    @Activate
    void activate() {
        if (!instance.isEmpty()) {
            name = ManagementNames.ofInstance(instance);
        } else if (server.isRegistered(name)) {
            ObjectName taken = name;
            name = ManagementNames.ofInstance(framework);
            log.warn("there is an MBean " + taken + " already; this framework's is " + name + ": set \""
                    + ManagementSettings.INSTANCE + "\" of " + ManagementSettings.PID + " to choose its name");
        }
        try {
            server.registerMBean(bean, name);
            registered = true;
        } catch (InstanceAlreadyExistsException taken) {
            log.warn("there is an MBean " + name + " already; this framework's manager is not managed");
        } catch (JMException refused) {
            log.warn("no MBean " + name + ": " + refused);
        }
    }

    /** Returns the name under which the MBean is registered, or would be. */
    ObjectName name() {
        return name;
    }

    @Deactivate
    void deactivate() {
        leases.close();
        timers.close();
        if (registered) {
            registered = false;
            try {
                server.unregisterMBean(name);
            } catch (InstanceNotFoundException gone) {
                // somebody else took it away, which is what was wanted
            } catch (JMException refused) {
                log.warn("cannot take the MBean " + name + " away: " + refused);
            }
        }
    }

    @Override
    public void networkChanged(NetworkChange change) {
        notifications.send(change);
    }

    @Override
    public void updateCompleted(UpdateReport report) {
        notifications.send(NetworkEvent.of(report));
    }
}
