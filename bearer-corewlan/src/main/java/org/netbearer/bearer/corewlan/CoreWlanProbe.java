package org.netbearer.bearer.corewlan;

import org.netbearer.spi.BearerProbe;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.LoggerFactory;

/**
 * Tells whether this machine has CoreWLAN, and the one that is known; on a Mac, why not is worth a line of the log.
 *
 * <p>Thread-safe.
 */
@Component
public final class CoreWlanProbe implements BearerProbe {
    private final CoreWlanPlatform platform;
    private final DeferredLog log = new DeferredLog();

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
