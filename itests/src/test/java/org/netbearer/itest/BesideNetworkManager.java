package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The assembled system in one network namespace with the real NetworkManager: its bearer and the generic one beside each other,
 * as a listener sees them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BesideNetworkManager {
    /** Longer than a restart of the daemon takes. */
    private static final String SETTINGS = "grace.ms=5000\n";

    /** In the background, so that more can be typed. */
    private static final String MONITOR = "bearer:monitor --present &";

    private static final int PATIENCE = 60;

    @TempDir
    private static Path folder;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();
    private Rig rig;
    private Process system;
    private String uuid;

    /** Gets the system ready in a folder, with these settings for the bearer of NetworkManager. */
    abstract void prepare(Path place, String settings) throws IOException, InterruptedException;

    /** The command that starts the system. */
    abstract List<String> command(Path place);

    @BeforeAll
    void connect() throws IOException, InterruptedException {
        rig = new Rig();
        prepare(folder, SETTINGS);
        String added = rig.run(
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
        rig.run("nmcli", "connection", "up", "wired");
        awaitSettled();
        monitor();
    }

    @AfterAll
    void end() throws InterruptedException {
        if (system != null) {
            system.destroy();
            system.waitFor(10, TimeUnit.SECONDS);
        }
        if (rig != null) {
            rig.close();
        }
    }

    /** Each test begins with the profile in use, and ends so. */
    @BeforeEach
    void rest() {
        awaitSettled();
    }

    @Test
    void anInterfaceAppearsOnceWhateverBecomesOfTheDaemon() throws Exception {
        int restart = seen.size();
        rig.run("nm", "stop");
        await("bearer +nm .*-> stale.*");
        rig.run("nm", "start");
        await("capabilities +[+]can start and stop interfaces.*", "bearer +nm .*-> ready.*");
        assertThat(since(restart, "added", "removed", "online", "default")).isEmpty();
        assertThat(since(restart, "changed"))
                .as("a restarted daemon checks connectivity anew, and adds 20000 to the metric of the route until it"
                        + " has an answer: that may be told, but it is active all along")
                .isNotEmpty()
                .allMatch(line -> line.contains("nm:" + uuid))
                .noneMatch(line -> line.matches(".* -> (undefined|defined|discovered).*"));

        int end = seen.size();
        rig.run("nm", "stop");
        await("removed +nm:" + uuid + ".*", "added +generic:lan0 .*active");
        rig.run("nm", "start");
        await("removed +generic:lan0 .*", "added +nm:" + uuid + " .*active", "bearer +nm .*-> ready.*");
        assertThat(since(end, "added", "removed")).hasSize(4);
        assertThat(since(end, "online")).isEmpty();
    }

    @Test
    void aSessionSurvivesARestartOfTheDaemon() throws Exception {
        type("bearer:open nm:" + uuid);
        await("session 1 is open: wired on lan0 .*");
        String open = session();
        rig.run("nm", "stop");
        try {
            await("bearer +nm .*-> stale.*");
            assertThat(session()).isEqualTo(open);
        } finally {
            rig.run("nm", "start");
        }
        await("bearer +nm .*-> ready.*");
        assertThat(session())
                .as("open since the same second, and without an error")
                .isEqualTo(open);
        type("bearer:close 1");
        await("session 1 is closed.*");
    }

    @Test
    void aRenamedProfileIsOneChangeThatTellsItsNewName() throws Exception {
        int start = seen.size();
        rig.run("nmcli", "connection", "modify", uuid, "connection.id", "renamed");
        try {
            await("changed +nm:" + uuid + " +name wired -> renamed.*");
        } finally {
            rig.run("nmcli", "connection", "modify", uuid, "connection.id", "wired");
        }
        await("changed +nm:" + uuid + " +name renamed -> wired.*");
        assertThat(since(start, "added", "removed", "default", "online")).isEmpty();
        assertThat(since(start, "changed"))
                .filteredOn(line -> line.contains("name "))
                .hasSize(2);
    }

    @Test
    void nothingIsOnlineThoughTheLoopbackIsUp() throws Exception {
        rig.run("nmcli", "connection", "down", "wired");
        try {
            await("online +yes -> no", "connectivity +full.* -> none.*");
            rig.run("carrier", "lan0", "down");
            await("default +nm:" + uuid + " -> none");
            assertThat(rig.run("nmcli", "-g", "DEVICE,STATE", "device").lines())
                    .as("the daemon calls it connected")
                    .anyMatch(line -> line.startsWith("lo:connected"));
        } finally {
            rig.run("carrier", "lan0", "up");
            rig.run("nmcli", "connection", "up", "wired");
        }
        await("default +none -> nm:" + uuid, "online +no -> yes", "connectivity +.* -> full.*");
    }

    /** What is told of the session, but for its traffic. */
    private String session() throws IOException, InterruptedException {
        type("bearer:sessions");
        String row = await("\\* +1 +connected .*");
        return row.substring(0, row.indexOf("lan0") + "lan0  ".length() + 20);
    }

    /** Waits until the daemon has checked connectivity, after which the default route has its final metric. */
    private void awaitSettled() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        String route = "";
        while (route.lines().noneMatch(line -> line.strip().endsWith("metric 100"))) {
            assertThat(System.nanoTime()).as("default route of lan0: %s", route).isLessThan(end);
            route = rig.run("exec", "ip", "-4", "route", "show", "default");
        }
    }

    /** Starts the system inside, and waits until its listener has seen the present. */
    private void monitor() throws IOException, InterruptedException {
        system = rig.start(command(folder));
        type(MONITOR);
        var reader = new Thread(() -> read(system.inputReader(StandardCharsets.UTF_8)), "test-monitor");
        reader.setDaemon(true);
        reader.start();
        await("online +no -> yes", "added +nm:" + uuid + " .*active", "bearer +nm .*ready.*claims lan0");
    }

    private void type(String command) throws IOException {
        system.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        system.getOutputStream().flush();
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

    /** Waits until each of them was told, in whatever order, and gives the line of the last. */
    private String await(String... events) throws IOException, InterruptedException {
        var wanted = new ArrayList<>(List.of(events));
        String last = "";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!wanted.isEmpty() && System.nanoTime() < end) {
            String line = lines.poll(1, TimeUnit.SECONDS);
            if (line != null) {
                seen.add(line);
                if (line.matches(".*([Cc]ommand not found|done +bearer:monitor).*")) {
                    type(MONITOR); // the shell was there before the commands; each says so in its own way
                }
                if (wanted.removeIf(event -> line.matches("(.*\\s)?" + event))) {
                    last = line;
                }
            }
        }
        assertThat(wanted).as("not among\n%s", String.join("\n", seen)).isEmpty();
        return last;
    }

    /** What the listener was told of some kinds of events since a line. */
    private List<String> since(int line, String... events) {
        String wanted = ".*Z  (" + String.join("|", events) + ") .*";
        return seen.subList(line, seen.size()).stream()
                .filter(each -> each.matches(wanted))
                .toList();
    }
}
