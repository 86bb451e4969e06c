package org.netbearer.bearer.wlanapi;

import org.netbearer.spi.BearerProbe;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The probe for Native Wifi. Thread-safe. */
@Component
public final class WlanProbe implements BearerProbe {
    private final WlanPlatform platform;

    /**
     * For Declarative Services.
     *
     * @param context where the library may be named
     */
    @Activate
    public WlanProbe(BundleContext context) {
        this(WlanPlatform.of(context));
    }

    WlanProbe(WlanPlatform platform) {
        this.platform = platform;
    }

    @Override
    public String name() {
        return WlanIdentifiers.BEARER;
    }

    @Override
    public Presence probe() {
        return platform.presence();
    }
}
