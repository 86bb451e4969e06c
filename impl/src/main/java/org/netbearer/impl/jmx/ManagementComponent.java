package org.netbearer.impl.jmx;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.model.NetworkEvent;
import org.netbearer.impl.runtime.Counters;
import org.netbearer.impl.runtime.Log;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.LoggerFactory;

/** Has the manager's MBean on the platform's MBean server while the manager is there. */
@Component(service = NetworkListener.class, immediate = true)
public final class ManagementComponent implements NetworkListener {
    private final Log log = new Log();
    private final MBeanServer server;
    private final ObjectName name;
    private final Notifications notifications;
    private final DescribedMBean bean;
    private volatile boolean registered;

    /**
     * Is called by Declarative Services.
     *
     * @param context tells which framework this is
     * @param manager what is shown
     * @param counters what the core counts
     */
    @Activate
    public ManagementComponent(
            BundleContext context,
            @Reference(name = "manager") NetworkConfigurationManager manager,
            @Reference(name = "counters") Counters counters) {
        this(
                ManagementFactory.getPlatformMBeanServer(),
                name(context.getProperty(Constants.FRAMEWORK_UUID)),
                manager,
                counters);
    }

    ManagementComponent(MBeanServer server, ObjectName name, NetworkConfigurationManager manager, Counters counters) {
        this.server = server;
        this.name = name;
        notifications = new Notifications(name, log);
        bean = new DescribedMBean(new ManagerMBean(manager, counters, notifications), notifications);
    }

    /** Two frameworks in one process have different identities, so that their MBeans do not collide. */
    static ObjectName name(String frameworkUuid) {
        try {
            boolean plain = frameworkUuid.matches("[\\w.-]+");
            return new ObjectName(NetworkConfigurationManagerMXBean.DOMAIN + ":type="
                    + NetworkConfigurationManagerMXBean.TYPE + ",framework="
                    + (plain ? frameworkUuid : ObjectName.quote(frameworkUuid)));
        } catch (MalformedObjectNameException impossible) {
            throw new IllegalStateException(impossible);
        }
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
        try {
            server.registerMBean(bean, name);
            registered = true;
        } catch (InstanceAlreadyExistsException taken) {
            log.warn("there is an MBean " + name + " already; this framework's manager is not managed");
        } catch (JMException refused) {
            log.warn("no MBean " + name + ": " + refused);
        }
    }

    @Deactivate
    void deactivate() {
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
        NetworkEvent.of(change).forEach(notifications::send);
    }

    @Override
    public void updateCompleted(UpdateReport report) {
        notifications.send(NetworkEvent.of(report));
    }
}
