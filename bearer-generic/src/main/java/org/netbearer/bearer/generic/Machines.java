package org.netbearer.bearer.generic;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.generic.iphlpapi.IpHelperEvents;

/** Chooses how to read the machine that this process runs on; pure. */
final class Machines {
    /**
     * A framework or system property that names another library than Windows' own, on any system: for rehearsal on an
     * emulation.
     */
    static final String IP_HELPER = "netbearer.iphlpapi.library";

    private Machines() {}

    static MachinePort thisOne() {
        MachineState.Platform platform = platform(System.getProperty("os.name", ""));
        return platform == MachineState.Platform.LINUX
                ? new LinuxPort(Path.of("/"), ByteOrder.nativeOrder(), new JdkPort())
                : new JdkOnlyPort(platform, new JdkPort());
    }

    /** Gives what tells of changes; touches JNA only where a library is meant, and not before it is opened. */
    static ChangeEvents.Source events(@Nullable String named, String osName) {
        if (named != null && !named.isBlank()) {
            return ipHelper(named.strip());
        }
        return platform(osName) == MachineState.Platform.WINDOWS ? ipHelper("iphlpapi") : ChangeEvents.Source.NONE;
    }

    private static ChangeEvents.Source ipHelper(String library) {
        return changed -> IpHelperEvents.open(library, changed);
    }

    static MachineState.Platform platform(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return MachineState.Platform.LINUX;
        } else if (name.startsWith("windows")) {
            return MachineState.Platform.WINDOWS;
        } else if (name.startsWith("mac") || name.startsWith("darwin")) {
            return MachineState.Platform.MACOS;
        }
        return MachineState.Platform.OTHER;
    }
}
