package org.netbearer.bearer.nm;

import java.util.Locale;
import org.netbearer.spi.BearerProbe;
import org.osgi.service.component.annotations.Component;

/**
 * Says yes on Linux. Whether there is a bus or a daemon is another question, and a matter of health.
 *
 * <p>Immutable.
 */
@Component
public final class NmProbe implements BearerProbe {
    private final String system;

    /** Asks the JVM. */
    public NmProbe() {
        this(System.getProperty("os.name", ""));
    }

    NmProbe(String system) {
        this.system = system;
    }

    @Override
    public String name() {
        return NmBearer.NAME;
    }

    @Override
    public Presence probe() {
        return system.toLowerCase(Locale.ROOT).contains("linux")
                ? Presence.YES
                : Presence.no("NetworkManager runs on Linux only, and this is " + system);
    }
}
