package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A session on a service network of two real links, the better one of which comes and goes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FailoverIT {
    private static final String SERVER = "198.51.100.1";
    private static final String PORT = "8080";
    private static final String SIZE = Integer.toString(8 << 20);
    private static final Duration HYSTERESIS = Duration.ofMillis(1500);

    @TempDir
    private static Path folder;

    private String session;
    private Rig rig;
    private NetbearerProcess process;

    @BeforeAll
    void connectBoth() throws IOException {
        rig = new Rig();
        process = NetbearerProcess.start(
                rig,
                folder,
                List.of(),
                Map.of(
                        "org.netbearer.manager",
                        "roaming.hysteresis.ms=\"" + HYSTERESIS.toMillis() + "\"\n",
                        "org.netbearer.service.network-uplink",
                        "name=\"uplink\"\nmembers=[\"main\",\"spare\"]\n"),
                "anna");
        rig.run("add-port", "lan1");
        String main = rig.addProfile("lan0", "main", "autoconnect", "no");
        String spare = rig.addProfile("lan1", "spare", "autoconnect", "no");
        rig.run("nmcli", "connection", "up", "main");
        rig.run("nmcli", "connection", "up", "spare");
        assertThat(process.ask("anna:see " + main + " ACTIVE")).isEqualTo("ACTIVE");
        assertThat(process.ask("anna:see " + spare + " ACTIVE")).isEqualTo("ACTIVE");
    }

    @BeforeEach
    void openOnTheBetterOne(TestInfo test) {
        session = test.getTestMethod().orElseThrow().getName();
        assertThat(ask("open", "netbearer:uplink")).isEqualTo("done");
        assertThat(ask("show")).startsWith("CONNECTED open=true").endsWith("link=lan0");
    }

    @AfterEach
    void close() {
        assertThat(ask("close")).isEqualTo("done");
    }

    @AfterAll
    void end() throws Exception {
        try {
            if (process != null) {
                process.close();
            }
        } finally {
            if (rig != null) {
                rig.close();
            }
        }
    }

    @Test
    void aDownloadGoesOnOverTheOtherLinkAndBackAfterTheHysteresis(TestReporter reporter) throws Exception {
        Process server = rig.startBeyond(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                testClasses() + File.pathSeparator + System.getProperty("netbearer.client"),
                RangeServer.class.getName(),
                SERVER,
                PORT,
                SIZE));
        ask("download", SERVER, PORT, SIZE);
        assertThat(ask("progress", "500000")).isEqualTo("going");

        long cut = carrier("down");
        long moved = Long.parseLong(ask("await", "moved:spare"));
        reporter.publishEntry("from the cut to the other link, ms", Long.toString((moved - cut) / 1_000_000));
        assertThat(moved).isBetween(cut, cut + Duration.ofSeconds(5).toNanos());
        assertThat(ask("show")).startsWith("CONNECTED open=true").endsWith("link=lan1");
        assertThat(ask("progress", "500000")).isEqualTo("going");

        long back = carrier("up");
        long returned = Long.parseLong(ask("await", "moved:main"));
        reporter.publishEntry("from the return to the better link, ms", Long.toString((returned - back) / 1_000_000));
        assertThat(returned).isGreaterThan(back + HYSTERESIS.toNanos());
        assertThat(ask("downloaded")).startsWith("intact from [10.77.1.").contains(", 10.77.2.");
        server.destroy();
    }

    @Test
    void twentyFlapsASecondAreNoStorm() {
        rig.run(
                "exec",
                "--peer",
                "bash",
                "-c",
                "for ((i = 0; i < 60; i++)); do ip link set lan0-p down; sleep 0.025; ip link set lan0-p up; sleep 0.025;"
                        + " done");
        assertThat(ask("await", "moved:main")).containsOnlyDigits();
        assertThat(ask("await", "CONNECTED")).containsOnlyDigits();
        assertThat(ask("events")).isEqualTo("opened ROAMING moved:spare CONNECTED ROAMING moved:main CONNECTED");
    }

    private static Path testClasses() throws URISyntaxException {
        return Path.of(RangeServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** Pulls or plugs the cable of the better link; gives the time of the same clock that {@link System#nanoTime} reads. */
    private long carrier(String state) {
        return Long.parseLong(rig.run(
                "exec",
                "--peer",
                "python3",
                "-c",
                "import subprocess, time; print(time.monotonic_ns(), flush=True);"
                        + " subprocess.run(['ip', 'link', 'set', 'lan0-p', '" + state + "'], check=True)"));
    }

    /** Asks the client to do something with this test's session. */
    private String ask(String what, String... more) {
        return process.ask("anna:" + what + " " + session + " " + String.join(" ", more));
    }
}
