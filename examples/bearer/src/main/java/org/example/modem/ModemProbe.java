package org.example.modem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.netbearer.spi.BearerProbe;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Tells the core whether the bearer is for this machine, before a class of the bearer is loaded.
 *
 * <p>A probe is optional. Without one, drop the reference to the condition in {@link ModemBearer}: the bearer is then there
 * wherever its bundle is, and the core does not wait for it when it starts. Immutable and thread-safe.
 */
@Component
public final class ModemProbe implements BearerProbe {
    private final Path folder;

    /**
     * Created by Declarative Services.
     *
     * @param bundle has the folder as a framework property
     */
    @Activate
    public ModemProbe(BundleContext bundle) {
        this(folder(bundle));
    }

    ModemProbe(Path folder) {
        this.folder = folder;
    }

    static Path folder(BundleContext bundle) {
        return Path.of(Objects.requireNonNullElse(bundle.getProperty(ModemBearer.FOLDER), "/run/modem"));
    }

    @Override
    public String name() {
        return ModemBearer.NAME;
    }

    @Override
    public Presence probe() {
        // That the daemon does not run is no reason to say no: then the bearer reports that it waits.
        Path parent = folder.toAbsolutePath().getParent();
        return parent != null && Files.isDirectory(parent)
                ? Presence.YES
                : Presence.no("no modem daemon can be installed here: there is no folder " + parent);
    }
}
