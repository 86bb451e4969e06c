package org.netbearer.bearer.nm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a machine has to have for a test with other programs; a test that cannot run says what to install. */
final class Needs {
    private static final String INSTALL =
            "apt-get install --no-install-recommends network-manager dbus dnsmasq-base iproute2 util-linux python3";

    private Needs() {}

    /** A bus of our own, and a script that plays NetworkManager on it. */
    static void fakeDaemon() {
        programs("python3", "dbus-daemon", "dbus-send");
    }

    /** The real NetworkManager in a network namespace of its own. */
    static void realDaemon() {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "skipped: needs root, for a network namespace of its own");
        programs(
                "NetworkManager",
                "nmcli",
                "dbus-daemon",
                "dbus-send",
                "dnsmasq",
                "ip",
                "unshare",
                "nsenter",
                "python3");
    }

    static void programs(String... names) {
        assumeTrue(System.getProperty("os.name").contains("Linux"), "skipped: needs Linux");
        var missing = new ArrayList<String>();
        for (String name : names) {
            if (!exists(name)) {
                missing.add(name);
            }
        }
        assumeTrue(missing.isEmpty(), "skipped: " + String.join(", ", missing) + " is missing; " + INSTALL);
    }

    private static boolean exists(String program) {
        var folders = new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator, -1)));
        folders.add("/usr/sbin");
        folders.add("/sbin");
        return folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
