package org.netbearer.bearer.wlanapi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.jna.WlanLibrary;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.spi.BearerProbe.Presence;
import org.osgi.framework.BundleContext;

/**
 * Which native library is meant, and whether it is one that can be used.
 *
 * <p>Thread-safe. Touches JNA only where a library is meant at all.
 *
 * @param library its name; empty if this system has none
 */
record WlanPlatform(String library) {
    /**
     * A framework or system property that names another library than Windows' own, on any system: for rehearsal on an
     * emulation.
     */
    static final String LIBRARY = "netbearer.wlanapi.library";

    static WlanPlatform of(BundleContext context) {
        return of(context.getProperty(LIBRARY), System.getProperty("os.name", ""));
    }

    static WlanPlatform of(@Nullable String named, String system) {
        if (named != null && !named.isBlank()) {
            return new WlanPlatform(named.strip());
        }
        return new WlanPlatform(system.toLowerCase(Locale.ROOT).startsWith("windows") ? "wlanapi" : "");
    }

    /** Loads the library and tries a session: open, register, list, close. A stopped service is no reason to say no. */
    Presence presence() {
        if (library.isEmpty()) {
            return Presence.no("Native Wifi is a part of Windows.");
        }
        if (!WlanLibrary.is64Bit()) {
            return Presence.no("The structures of wlanapi are known for 64-bit processes only; this one has 32 bits.");
        }
        WlanLibrary loaded;
        try {
            loaded = WlanLibrary.load(library);
        } catch (UnsatisfiedLinkError missing) {
            return Presence.no("There is no " + library
                    + " library; on Windows Server it comes with the feature Wireless LAN Service.");
        }
        try (WlanPort port = loaded.open(event -> {})) {
            port.adapters();
            return Presence.YES;
        } catch (WlanException refused) {
            return refused.refusal() == WlanException.Refusal.NOT_IMPLEMENTED
                    ? Presence.no(WlanHealth.of(refused).text())
                    : Presence.YES;
        } catch (UnsatisfiedLinkError incomplete) {
            return Presence.no("This library " + library + " lacks a function: " + incomplete.getMessage());
        }
    }

    WlanPort.Opener opener() {
        return WlanLibrary.load(library);
    }
}
