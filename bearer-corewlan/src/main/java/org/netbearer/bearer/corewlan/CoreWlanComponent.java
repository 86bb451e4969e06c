package org.netbearer.bearer.corewlan;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.netbearer.api.PrintableText;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.support.log.DeferredLog;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.condition.Condition;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The bearer as a service, registered while the condition of its probe is. Thread-safe as far as the framework needs it.
 *
 * <p>{@code netbearer.tested} is how far it has been tested.
 */
@Component(
        service = Bearer.class,
        configurationPid = CoreWlanSettings.PID,
        property = "netbearer.tested=on an emulation, never on macOS itself")
@ServiceRanking(100)
@Designate(ocd = CoreWlanSettings.Definition.class)
public final class CoreWlanComponent implements Bearer {
    private final CoreWlanBearer bearer;
    private volatile CoreWlanSettings settings = CoreWlanSettings.DEFAULT;
    private final DeferredLog log = new DeferredLog(CoreWlanSettings.PID, PrintableText::of);

    /**
     * For Declarative Services.
     *
     * @param context where the libraries may be named
     * @param present the probe's condition
     * @param properties the raw settings
     */
    @Activate
    public CoreWlanComponent(
            BundleContext context,
            @Reference(name = "macOS-with-CoreWLAN", target = "(osgi.condition.id=netbearer.present.corewlan)")
                    Condition present,
            Map<String, Object> properties) {
        var platform = CoreWlanPlatform.of(context);
        var library = platform.load();
        bearer = new CoreWlanBearer(
                library,
                CoreWlanPlatform.links(library),
                new NetworksetupProgram(platform.networksetup()),
                () -> settings);
        read(properties);
    }

    @Modified
    void read(Map<String, Object> properties) {
        var reading = CoreWlanSettings.read(properties);
        settings = reading.settings();
        reading.complaints().forEach(log::warn);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
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
    public CompletionStage<Void> activate(String identifier) {
        return bearer.activate(identifier);
    }

    @Override
    public CompletionStage<Void> deactivate(String identifier) {
        return bearer.deactivate(identifier);
    }
}
