package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The distribution in one network namespace with the real NetworkManager: its bearer and the generic one beside each other, as
 * a listener sees them.
 */
final class BesideNetworkManagerIT {
    private static final Path RIG = Path.of("../bearer-nm/src/test/rig/nm-rig").toAbsolutePath();
    private static final Path DISTRIBUTION =
            Path.of("../features/target/netbearer.jar").toAbsolutePath();
    private static final List<String> PROGRAMS = List.of(
            "NetworkManager", "nmcli", "dbus-daemon", "dbus-send", "dnsmasq", "ip", "unshare", "nsenter", "python3");
    private static final int PATIENCE = 30;

    @TempDir
    private Path settings;

    private final Map<String, String> environment = new HashMap<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();
    private Process monitor;
    private String uuid;

    @BeforeEach
    void connect() {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "skipped: needs root, for a network namespace of its own");
        assumeTrue(
                PROGRAMS.stream().allMatch(BesideNetworkManagerIT::exists),
                "skipped: apt-get install --no-install-recommends network-manager dbus dnsmasq-base iproute2 util-linux"
                        + " python3");
        assumeTrue(Files.exists(DISTRIBUTION), "skipped: the module features was not built");
        for (String line : rig(
                        "start",
                        "--watch-pid",
                        Long.toString(ProcessHandle.current().pid()))
                .split("\n", -1)) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2) {
                environment.put(pair[0], pair[1]);
            }
        }
        String added = rig(
                "nmcli",
                "connection",
                "add",
                "type",
                "ethernet",
                "ifname",
                "lan0",
                "con-name",
                "wired",
                "ipv4.may-fail",
                "no");
        uuid = added.substring(added.lastIndexOf('(') + 1, added.lastIndexOf(')'));
        rig("nmcli", "connection", "up", "wired");
        awaitSettled();
    }

    @AfterEach
    void end() throws InterruptedException {
        if (monitor != null) {
            monitor.destroy();
            monitor.waitFor(10, TimeUnit.SECONDS);
        }
        if (!environment.isEmpty()) {
            rig("stop");
        }
    }

    @Test
    void anInterfaceAppearsOnceAndStaysThroughARestartOfTheDaemon() throws Exception {
        monitor(10);
        assertThat(since(0, "added")).singleElement().asString().contains("nm:" + uuid);
        int before = seen.size();
        rig("nm", "restart");
        await("bearer +nm .*-> stale.*");
        await("bearer +nm .*-> ready.*");
        assertThat(since(before, "added", "removed", "online", "default")).isEmpty();
        assertThat(since(before, "changed"))
                .as("a restarted daemon checks connectivity anew, and adds 20000 to the metric of the route until it"
                        + " has an answer: that may be told, but it is active all along")
                .isNotEmpty()
                .allMatch(line -> line.contains("nm:" + uuid))
                .noneMatch(line -> line.matches(".* -> (undefined|defined|discovered).*"));
    }

    @Test
    void theGenericBearerTakesOverWhileTheDaemonStaysAwayAndHandsBack() throws Exception {
        monitor(1);
        int before = seen.size();
        rig("nm", "kill");
        await("removed +nm:" + uuid + ".*");
        await("added +generic:lan0 .*active");
        rig("nm", "start");
        await("removed +generic:lan0 .*");
        await("added +nm:" + uuid + " .*active");
        await("bearer +nm .*-> ready.*");
        assertThat(since(before, "online")).isEmpty();
    }

    /** Waits until the daemon has checked connectivity, after which the default route has its final metric. */
    private void awaitSettled() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        String route = "";
        while (!route.endsWith("metric 100") || route.contains("\n")) {
            assertThat(System.nanoTime()).as("default route of lan0: %s", route).isLessThan(end);
            route = rig("exec", "ip", "-4", "route", "show", "default").strip();
        }
    }

    /** What the listener was told of some kinds of events since a line. */
    private List<String> since(int line, String... events) {
        String wanted = "\\S+  (" + String.join("|", events) + ") .*";
        return seen.subList(line, seen.size()).stream()
                .filter(each -> each.matches(wanted))
                .toList();
    }

    /** Starts the distribution inside, and waits until its listener has seen the present. */
    private void monitor(int grace) throws IOException, InterruptedException {
        Files.writeString(settings.resolve("org.netbearer.bearer.nm.cfg"), "grace.ms=" + grace + "000\n");
        var builder = new ProcessBuilder(
                        "bash",
                        RIG.toString(),
                        "exec",
                        "--",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        DISTRIBUTION.toString(),
                        "--conf",
                        settings.toString(),
                        "-c",
                        "bearer:monitor --present")
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        monitor = builder.start();
        var reader = new Thread(() -> read(monitor.inputReader(StandardCharsets.UTF_8)), "test-monitor");
        reader.setDaemon(true);
        reader.start();
        await("added +nm:" + uuid + " .*active");
        await("online +no -> yes");
        await("bearer +nm .*ready.*claims lan0");
        await("bearer +generic .*ready.*");
    }

    private void read(BufferedReader output) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException ended) {
            // what was said until then is in the queue
        }
    }

    private void await(String wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (System.nanoTime() < end) {
            String line = lines.poll(1, TimeUnit.SECONDS);
            if (line != null) {
                seen.add(line);
                if (line.matches(".*  " + wanted)) {
                    return;
                }
            }
        }
        throw new AssertionError("no \"" + wanted + "\" among\n" + String.join("\n", seen));
    }

    private String rig(String... arguments) {
        var command = new ArrayList<>(List.of("bash", RIG.toString()));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, out).isZero();
            return out.strip();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static boolean exists(String program) {
        var folders = new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator, -1)));
        folders.addAll(List.of("/usr/sbin", "/sbin"));
        return folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
