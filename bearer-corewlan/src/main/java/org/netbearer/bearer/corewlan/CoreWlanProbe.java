package org.netbearer.bearer.corewlan;

import org.netbearer.api.PrintableText;
import org.netbearer.spi.BearerProbe;
import org.netbearer.support.log.DeferredLog;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.LoggerFactory;

/**
 * Answers whether this machine has a CoreWLAN with every message that the bearer sends; on a Mac, why not is logged.
 *
 * <p>Thread-safe.
 */
@Component
public final class CoreWlanProbe implements BearerProbe {
    private final CoreWlanPlatform platform;
    private final DeferredLog log = new DeferredLog(CoreWlanSettings.PID, PrintableText::of);

    /**
     * For Declarative Services.
     *
     * @param context where the libraries may be named
     */
    @Activate
    public CoreWlanProbe(BundleContext context) {
        this(CoreWlanPlatform.of(context));
    }

    CoreWlanProbe(CoreWlanPlatform platform) {
        this.platform = platform;
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
        return CoreWlanIdentifiers.BEARER;
    }

    @Override
    public Presence probe() {
        var presence = platform.presence();
        if (platform.isMeant() && !presence.present()) {
            log.warn("there is no Wi-Fi by CoreWLAN: " + presence.reason());
        }
        return presence;
    }
}
