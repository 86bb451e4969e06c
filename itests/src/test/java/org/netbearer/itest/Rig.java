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
import java.util.concurrent.TimeUnit;

/** The real NetworkManager with a wire and a DHCP server, in network namespaces of its own. It ends with this JVM at the latest. */
final class Rig implements AutoCloseable {
    private static final String SCRIPT =
            Path.of("../bearer-nm/src/test/rig/nm-rig").toAbsolutePath().toString();
    private static final List<String> PROGRAMS = List.of(
            "NetworkManager", "nmcli", "dbus-daemon", "dbus-send", "dnsmasq", "ip", "unshare", "nsenter", "python3");
    private static final int PATIENCE_SECONDS = 60;

    private final Map<String, String> environment = new HashMap<>();

    /**
     * Skips the test, with the reason, where this cannot be.
     *
     * @param options how the rig is to start
     */
    Rig(String... options) {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "skipped: needs root, for a network namespace of its own");
        assumeTrue(
                PROGRAMS.stream().allMatch(Rig::exists),
                "skipped: apt-get install --no-install-recommends network-manager dbus dnsmasq-base iproute2 util-linux"
                        + " python3");
        String watched = Long.toString(ProcessHandle.current().pid());
        var start = new ArrayList<>(List.of("start", "--watch-pid", watched));
        start.addAll(List.of(options));
        for (String line : run(start.toArray(String[]::new)).split("\n", -1)) {
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

    /** Adds a profile for a wired device, with settings as nmcli wants them, and gives its identifier. */
    String addProfile(String device, String name, String... settings) {
        var arguments = new ArrayList<>(
                List.of("nmcli", "connection", "add", "type", "ethernet", "ifname", device, "con-name"));
        arguments.add(name);
        arguments.addAll(List.of(settings));
        String added = run(arguments.toArray(String[]::new));
        return "nm:" + added.substring(added.lastIndexOf('(') + 1, added.lastIndexOf(')'));
    }

    /** Whether a profile is in use, or on its way up or down, as the daemon itself says. */
    boolean isUp(String name) {
        return run("nmcli", "-g", "NAME", "connection", "show", "--active")
                .lines()
                .anyMatch(name::equals);
    }

    /** Waits until the daemon has a profile in use, or not. */
    void await(String name, boolean up) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (isUp(name) != up) { // no pause: asking takes long enough
            assertThat(System.nanoTime()).as("%s up: %s", name, !up).isLessThan(end);
        }
    }

    /** Waits until the daemon has written something into its log. */
    void awaitLog(String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!run("log", "nm").contains(text)) {
            assertThat(System.nanoTime()).as("no %s in the log", text).isLessThan(end);
        }
    }

    /** Starts a program at the other end of the wires. */
    Process startBeyond(List<String> command) throws IOException {
        var arguments = new ArrayList<>(List.of("exec", "--peer", "--"));
        arguments.addAll(command);
        return builder(arguments.toArray(String[]::new)).start();
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
