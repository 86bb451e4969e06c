package org.netbearer.bearer.corewlan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.corewlan.objc.CoreWlanLibrary;
import org.netbearer.bearer.corewlan.port.DynamicStoreException;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.bearer.corewlan.sc.SystemConfigurationLibrary;
import org.netbearer.spi.BearerProbe.Presence;
import org.osgi.framework.BundleContext;

/**
 * Which frameworks are meant, and whether they are ones that can be used.
 *
 * <p>Thread-safe. Touches JNA only where frameworks are meant at all.
 *
 * @param isMeant whether this system has CoreWLAN, or something stands in for it
 * @param directory where the libraries are; empty for where macOS has its own
 */
record CoreWlanPlatform(boolean isMeant, String directory) {
    /**
     * A framework or system property that names a directory with other libraries than those of macOS, on any system: for
     * rehearsal on an emulation.
     */
    static final String LIBRARIES = "netbearer.corewlan.libraries";

    static CoreWlanPlatform of(BundleContext context) {
        return of(context.getProperty(LIBRARIES), System.getProperty("os.name", ""));
    }

    static CoreWlanPlatform of(@Nullable String directory, String system) {
        if (directory != null && !directory.isBlank()) {
            return new CoreWlanPlatform(true, directory.strip());
        }
        return new CoreWlanPlatform(system.toLowerCase(Locale.ROOT).startsWith("mac"), "");
    }

    /**
     * Loads the frameworks and compares every message that will be sent with what they have: one that is unknown, or of
     * other types, would end the process. A service that does not answer is no reason to say no.
     */
    Presence presence() {
        if (!isMeant) {
            return Presence.no("CoreWLAN is a part of macOS.");
        }
        if (!CoreWlanLibrary.is64Bit()) {
            return Presence.no("CoreWLAN is known for 64-bit processes only; this one has 32 bits.");
        }
        List<String> missing;
        try {
            missing = CoreWlanLibrary.load(directory).missing();
        } catch (UnsatisfiedLinkError absent) {
            return Presence.no("CoreWLAN cannot be loaded: " + absent.getMessage());
        }
        return missing.isEmpty()
                ? Presence.YES
                : Presence.no(
                        "CoreWLAN of this system lacks what the bearer needs: " + String.join(", ", missing) + ".");
    }

    CoreWlanLibrary load() {
        return CoreWlanLibrary.load(directory);
    }

    /** Returns the path of the system's program for networks. */
    Path networksetup() {
        return directory.isEmpty() ? Path.of("/usr/sbin/networksetup") : Path.of(directory, "networksetup");
    }

    /** Loads SystemConfiguration; if something of it is missing, each attempt to open a session names it. */
    static DynamicStorePort.Opener links(CoreWlanLibrary library) {
        try {
            return SystemConfigurationLibrary.load(library);
        } catch (DynamicStoreException missing) {
            String text = missing.text();
            return changed -> {
                throw new DynamicStoreException(text);
            };
        }
    }
}
