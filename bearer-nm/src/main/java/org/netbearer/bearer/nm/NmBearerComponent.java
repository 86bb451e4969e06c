package org.netbearer.bearer.nm;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.PrintableText;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.support.log.DeferredLog;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.condition.Condition;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Registers the bearer as a service on machines that it is for.
 *
 * <p>Thread-safe.
 */
@Component(service = Bearer.class, configurationPid = NmSettings.PID)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.netbearer.api.CheckpointService\"",
        uses = CheckpointService.class)
@ServiceRanking(100)
@Designate(ocd = NmBearerComponent.Configuration.class)
public final class NmBearerComponent implements Bearer {
    private final NmBearer bearer;
    private final DeferredLog log = new DeferredLog(NmBearerComponent.class.getName(), PrintableText::of);

    /**
     * Creates the component; nothing is started before {@link #start}.
     *
     * @param bundle where the service of checkpoints is registered
     * @param present present if the bearer is for this machine
     * @param properties the settings
     */
    @Activate
    public NmBearerComponent(
            BundleContext bundle,
            @Reference(name = "Linux", target = "(osgi.condition.id=netbearer.present.nm)") Condition present,
            Map<String, Object> properties) {
        NmSettings settings = NmBearer.settings(properties);
        bearer = new NmBearer(settings, KernelFiles.HERE, new CheckpointPublication(bundle));
        settings.warnings().forEach(log::warn);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        NmSettings settings = NmBearer.settings(properties);
        settings.warnings().forEach(log::warn);
        bearer.configure(settings);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindLoggers(LoggerFactory factory) {
        log.bind(factory);
    }

    void unbindLoggers(LoggerFactory factory) {
        log.unbind(factory);
    }

    @Override
    public String name() {
        return bearer.name();
    }

    @Override
    public void start(BearerContext context) {
        bearer.start(context);
    }

    @Override
    public void stop() {
        bearer.stop();
    }

    @Override
    public CompletionStage<UpdateResult> update(UpdateRequest request) {
        return bearer.update(request);
    }

    @Override
    public CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
        return bearer.checkConnectivity(request);
    }

    @Override
    public CompletionStage<Void> readCounters() {
        return bearer.readCounters();
    }

    @Override
    public CompletionStage<Void> activate(String identifier) {
        return bearer.activate(identifier);
    }

    @Override
    public CompletionStage<Void> deactivate(String identifier) {
        return bearer.deactivate(identifier);
    }

    /** The settings, described for tools; the values are checked in {@link NmSettings}. */
    @ObjectClassDefinition(
            name = "Netbearer NetworkManager bearer",
            description = "How the bearer for the Linux daemon NetworkManager finds the daemon")
    @interface Configuration {
        @AttributeDefinition(
                name = "Bus address",
                description = "D-Bus address of the system bus, such as unix:path=/run/dbus/system_bus_socket;"
                        + " empty means DBUS_SYSTEM_BUS_ADDRESS, else the default")
        @SuppressWarnings("MemberName") // as below
        String bus_address() default "";

        @AttributeDefinition(
                name = "Grace (ms)",
                description = "Time for which the last state is shown after the daemon went, in milliseconds:"
                        + " 100 to 600000, or 0 for not at all")
        @SuppressWarnings("MemberName") // an underscore stands for the dot in the name of the setting
        long grace_ms() default NmSettings.DEFAULT_GRACE_MILLIS;
    }
}
