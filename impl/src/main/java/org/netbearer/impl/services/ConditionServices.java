package org.netbearer.impl.services;

import java.util.Map;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
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
import org.osgi.service.condition.Condition;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

/** Publishes conditions; {@link ConditionRules} and {@link ConditionPublisher} do the work, this wires them. */
@Component(service = NetworkListener.class, immediate = true, configurationPid = ConditionsSettings.PID)
@Designate(ocd = ConditionsSettings.Definition.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.osgi.service.condition.Condition\"",
        uses = Condition.class)
public final class ConditionServices implements NetworkListener {
    private final Log log = new Log();
    private final DaemonTimers timers = new DaemonTimers("netbearer-conditions-damping");
    private final Threads threads = new Threads(
            "netbearer-conditions", timers, failure -> log.threw("the publication of a condition", failure));
    private final ConditionPublisher publisher;

    /**
     * Called by Declarative Services.
     *
     * @param context this bundle's
     * @param manager while it is there, there can be conditions
     * @param properties the raw settings
     */
    @Activate
    public ConditionServices(
            BundleContext context,
            @Reference(name = "manager") NetworkConfigurationManager manager,
            Map<String, Object> properties) {
        publisher = new ConditionPublisher(
                () -> new ServicePublication<>(
                        context,
                        Condition.class,
                        threads,
                        failure -> log.threw("the publication of a condition", failure)),
                timers,
                ConditionsSettings.read(properties, log::warn).damping());
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
        publisher.damping(ConditionsSettings.read(properties, log::warn).damping());
    }

    @Deactivate
    void deactivate() {
        publisher.close();
        timers.close();
        threads.close();
    }

    @Override
    public void networkChanged(NetworkChange change) {
        publisher.follow(ConditionRules.of(change.after()));
    }
}
