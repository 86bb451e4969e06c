package org.netbearer.bearer.generic;

import org.netbearer.spi.BearerProbe;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Always answers yes: every machine has interfaces. Immutable and thread-safe. */
@Component
public final class GenericBearerProbe implements BearerProbe {
    /** Made by the component runtime. */
    @Activate
    public GenericBearerProbe() {}

    @Override
    public String name() {
        return GenericBearer.NAME;
    }

    @Override
    public Presence probe() {
        return Presence.YES;
    }
}
