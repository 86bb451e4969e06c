package org.netbearer.bearer.generic;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;

/** Chooses how to read the machine that this process runs on; pure. */
final class Machines {
    private Machines() {}

    static MachinePort thisOne() {
        MachineState.Platform platform = platform(System.getProperty("os.name", ""));
        return platform == MachineState.Platform.LINUX
                ? new LinuxPort(Path.of("/"), ByteOrder.nativeOrder(), new JdkPort())
                : new JdkOnlyPort(platform, new JdkPort());
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
