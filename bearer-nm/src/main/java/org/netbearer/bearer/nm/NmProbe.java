package org.netbearer.bearer.nm;

import java.util.Locale;
import org.netbearer.spi.BearerProbe;
import org.osgi.service.component.annotations.Component;

/**
 * Finds the bearer present on Linux. Whether there is a bus or a daemon is a matter of its health.
 *
 * <p>Immutable.
 */
@Component
public final class NmProbe implements BearerProbe {
    private final String system;

    /** Creates a probe for the system that the JVM runs on. */
    public NmProbe() {
        this(System.getProperty("os.name", ""));
    }

    NmProbe(String system) {
        this.system = system;
    }

    @Override
    public String name() {
        return NmIdentifiers.NAME;
    }

    @Override
    public Presence probe() {
        return system.toLowerCase(Locale.ROOT).contains("linux")
                ? Presence.YES
                : Presence.no("NetworkManager runs on Linux only, and this is " + system);
    }
}
