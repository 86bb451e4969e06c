package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real NetworkManager with a wire and a DHCP server, in network namespaces of its own. It ends with this JVM at the latest. */
final class Rig implements AutoCloseable {
    private static final String SCRIPT =
            Path.of("../bearer-nm/src/test/rig/nm-rig").toAbsolutePath().toString();
    private static final List<String> PROGRAMS = List.of(
            "NetworkManager", "nmcli", "dbus-daemon", "dbus-send", "dnsmasq", "ip", "unshare", "nsenter", "python3");

    private final Map<String, String> environment = new HashMap<>();

    /** Skips the test, with the reason, where this cannot be. */
    Rig() {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "skipped: needs root, for a network namespace of its own");
        assumeTrue(
                PROGRAMS.stream().allMatch(Rig::exists),
                "skipped: apt-get install --no-install-recommends network-manager dbus dnsmasq-base iproute2 util-linux"
                        + " python3");
        String watched = Long.toString(ProcessHandle.current().pid());
        for (String line : run("start", "--watch-pid", watched).split("\n", -1)) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2) {
                environment.put(pair[0], pair[1]);
            }
        }
    }

    /** Runs a command of the rig, such as {@code nm restart}, and gives what it prints. */
    String run(String... arguments) {
        try {
            Process process = builder(arguments).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("%s: %s", String.join(" ", arguments), out)
                    .isZero();
            return out.strip();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Starts a program inside; what it says on either stream comes as its output. */
    Process start(List<String> command) throws IOException {
        var arguments = new ArrayList<>(List.of("exec", "--"));
        arguments.addAll(command);
        return builder(arguments.toArray(String[]::new)).start();
    }

    @Override
    public void close() {
        run("stop");
    }

    private ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of("bash", SCRIPT));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    private static boolean exists(String program) {
        var folders = new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator, -1)));
        folders.addAll(List.of("/usr/sbin", "/sbin"));
        return folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
