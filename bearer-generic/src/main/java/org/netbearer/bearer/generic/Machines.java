package org.netbearer.bearer.generic;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.generic.darwin.RoutingSocket;
import org.netbearer.bearer.generic.iphlpapi.IpHelperEvents;
import org.netbearer.bearer.generic.iphlpapi.IpHelperRoutes;
import org.netbearer.bearer.generic.iphlpapi.IpHelperTable;
import org.netbearer.bearer.generic.netlink.KernelEvents;
import org.netbearer.bearer.generic.netlink.KernelReader;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.InterfaceTable;
import org.netbearer.bearer.generic.port.RouteLookup;

/** Chooses how to read the machine that this process runs on; pure. */
final class Machines {
    /**
     * A framework or system property that names another library than Windows' own, on any system: for rehearsal on an
     * emulation.
     */
    static final String IP_HELPER = "netbearer.iphlpapi.library";

    private Machines() {}

    /**
     * Returns how to read this machine, and how to hear of changes; touches JNA not before that is asked.
     *
     * @param named another library than Windows' own; null for that
     * @param destinations far addresses for which the system is asked the way
     * @param log takes one line if the machine cannot be read in the best way
     */
    static Machine thisOne(@Nullable String named, Supplier<Destinations> destinations, Consumer<String> log) {
        MachineState.Platform platform = platform(System.getProperty("os.name", ""));
        var jdk = new JdkPort(destinations);
        if (platform == MachineState.Platform.LINUX) {
            Path root = Path.of("/");
            var files = new LinuxPort(root, ByteOrder.nativeOrder(), jdk);
            var devices = new SysfsDevices(new SysfsPort(root));
            // no method references: they load what they refer to at once, and with it JNA
            var kernel = new KernelPort(
                    () -> KernelReader.open(destinations.get(), devices, JdkPort::sourceFor),
                    (changed, routesChanged) -> KernelEvents.open(changed, routesChanged),
                    files,
                    jdk,
                    log);
            return new Machine(kernel, named == null || named.isBlank() ? kernel : events(named, ""));
        }
        return new Machine(
                new JdkOnlyPort(platform, jdk, table(named, platform), routes(named, platform), destinations),
                events(named, System.getProperty("os.name", "")));
    }

    /** How to read a machine, and how to hear of changes. */
    record Machine(MachinePort port, ChangeEvents.Source events) {}

    /** Returns what tells what an interface is and has counted; {@link LinuxPort} reads that for all at once. */
    static InterfaceTable table(@Nullable String named, MachineState.Platform platform) {
        String library = library(named, platform);
        return library.isEmpty() ? InterfaceTable.NONE : new LoadedTable(() -> IpHelperTable.open(library));
    }

    /** Returns what asks the system's routing. */
    static RouteLookup routes(@Nullable String named, MachineState.Platform platform) {
        if (platform == MachineState.Platform.MACOS) {
            return new LoadedRoutes(() -> RoutingSocket.open(JdkPort::addressesOf));
        }
        String library = library(named, platform);
        return library.isEmpty() ? RouteLookup.NONE : new LoadedRoutes(() -> IpHelperRoutes.open(library));
    }

    /** Returns what tells of changes; touches JNA only where a library is meant, and not before it is opened. */
    static ChangeEvents.Source events(@Nullable String named, String osName) {
        String library = library(named, platform(osName));
        return library.isEmpty() ? ChangeEvents.Source.NONE : changed -> IpHelperEvents.open(library, changed);
    }

    /** Returns the library; empty if this system has none. */
    private static String library(@Nullable String named, MachineState.Platform platform) {
        if (named != null && !named.isBlank()) {
            return named.strip();
        }
        return platform == MachineState.Platform.WINDOWS ? "iphlpapi" : "";
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
