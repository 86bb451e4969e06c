package org.netbearer.bearer.wlanapi.jna;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_SUCCESS;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_API_VERSION_2_0;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.support.jna.NativeFunctions;

/** The native library, loaded. Thread-safe. */
public final class WlanLibrary implements WlanPort.Opener {
    private final WlanApi api;
    private final @Nullable IpHelperApi ipHelper;

    private WlanLibrary(WlanApi api, @Nullable IpHelperApi ipHelper) {
        this.api = api;
        this.ipHelper = ipHelper;
    }

    /**
     * Loads the library.
     *
     * @param name its name, {@code wlanapi} on Windows; elsewhere whatever stands in for it
     * @throws UnsatisfiedLinkError if there is none
     */
    public static WlanLibrary load(String name) {
        return new WlanLibrary(
                NativeFunctions.load(name, WlanApi.class), ipHelper(Platform.isWindows() ? "iphlpapi" : name));
    }

    /** Returns whether the process has the pointer size for which the structures were checked. */
    public static boolean is64Bit() {
        return Native.POINTER_SIZE == 8;
    }

    /** Returns the version of JNA. */
    public static String jnaVersion() {
        return Native.VERSION;
    }

    /**
     * Returns what kind of process this is, one line each, without names.
     *
     * @param library the library's name; it stands in for the system's own where this is not Windows
     */
    public static List<String> process(String library) {
        return WindowsProcess.describe(library);
    }

    @Override
    public WlanPort open(Consumer<WlanPort.Event> listener) throws WlanException {
        var version = new IntByReference();
        var handle = new PointerByReference();
        int code = api.WlanOpenHandle(WLAN_API_VERSION_2_0, null, version, handle);
        if (code != ERROR_SUCCESS) {
            throw WlanException.refused("WlanOpenHandle", code);
        }
        var port = new JnaWlanPort(api, ipHelper, handle.getValue(), listener);
        try {
            if (version.getValue() < WLAN_API_VERSION_2_0) {
                throw WlanException.malformed("WlanOpenHandle", "version " + version.getValue() + " of the API");
            }
            port.listen();
        } catch (WlanException | RuntimeException | Error failure) {
            port.close();
            throw failure;
        }
        return port;
    }

    private static @Nullable IpHelperApi ipHelper(String name) {
        try {
            return NativeFunctions.load(name, IpHelperApi.class);
        } catch (UnsatisfiedLinkError missing) {
            return null; // interfaces are then joined by their GUID alone
        }
    }
}
