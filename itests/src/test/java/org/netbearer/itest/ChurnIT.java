package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The assembled system beside a script that plays NetworkManager with 500 access points. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 25, unit = TimeUnit.HOURS)
final class ChurnIT {
    private static final Path SCRIPTS = Path.of("../bearer-nm/src/test/rig").toAbsolutePath();
    private static final int IDLE_SECONDS = Integer.getInteger("netbearer.idle.seconds", 5);
    private static final int CHURN_SECONDS = Integer.getInteger("netbearer.churn.seconds", 10);
    private static final String RATE = System.getProperty("netbearer.churn.rate", "1000");
    private static final int POINTS = 500;
    private static final int SLOW_MILLIS = 700;

    /** How long until the next line of {@link #SAMPLES}. */
    private static final int SLICE_SECONDS = 30;

    /** Seconds, bytes of heap after a collection, threads and open files of the process; for a plot of hours. */
    private static final Path SAMPLES = Path.of("target", "churn.csv");

    /** A snapshot that is kept for each report would be 50 kB, five times a second. */
    private static final double GROWTH = 1.15;

    @TempDir
    private static Path folder;

    private final List<String> samples = new ArrayList<>(List.of("seconds,heap,threads,files"));
    private Rig rig;
    private Process daemon;
    private String bus = "";
    private NetbearerProcess process;

    @BeforeAll
    void start() throws IOException {
        rig = new Rig("--no-port", "--no-connectivity");
        daemon = rig.start(List.of(
                "python3",
                SCRIPTS.resolve("fake-nm").toString(),
                "--until-eof",
                "--own-bus",
                "--aps",
                Integer.toString(POINTS),
                "--profiles",
                "20",
                "--connect"));
        BufferedReader said = daemon.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null && !line.equals("READY"); line = said.readLine()) {
            bus = line.startsWith("DBUS_SYSTEM_BUS_ADDRESS=") ? line.substring(line.indexOf('=') + 1) : bus;
        }
        process = NetbearerProcess.start(
                rig,
                folder,
                List.of(),
                Map.of("org.netbearer.bearer.nm", "bus.address=\"" + bus.replace("=", "\\=") + "\"\n"),
                "anna");
        assertThat(process.ask("anna:can CAN_START_AND_STOP_INTERFACES")).contains("CAN_START_AND_STOP_INTERFACES");
    }

    @AfterAll
    void end() throws Exception {
        try {
            if (process != null) {
                process.close();
            }
            if (daemon != null) {
                daemon.getOutputStream().close();
                daemon.waitFor();
            }
        } finally {
            if (rig != null) {
                rig.close();
            }
        }
    }

    @Test
    void nothingIsSentWhileNothingHappens() {
        assertThat(callsIn(IDLE_SECONDS)).doesNotContain("method calls");
    }

    @Test
    void everyListenerEndsAtTheTruthAndNothingIsKept() throws IOException {
        process.ask("anna:listen fast 0");
        process.ask("anna:listen second 0");
        process.ask("anna:listen slow " + SLOW_MILLIS);
        churn(1); // whatever is made once is made now
        long before = Long.parseLong(process.ask("anna:heap"));

        churn(CHURN_SECONDS);
        Files.write(SAMPLES, samples);
        String truth = truth();
        assertThat(truth).contains("=");
        for (String each : List.of("fast", "second", "slow")) {
            awaitHeard(each, truth);
        }
        long fast = Long.parseLong(process.ask("anna:calls fast"));
        long slow = Long.parseLong(process.ask("anna:calls slow"));
        assertThat(fast).as("bursts are gathered").isBetween((long) CHURN_SECONDS, 20L * (CHURN_SECONDS + 1));
        assertThat(slow).as("one that blocks is spared what is in between").isLessThan(fast);

        long after = Long.parseLong(process.ask("anna:heap"));
        assertThat(after).as("bytes left after a collection").isLessThan((long) (before * GROWTH));
    }

    /** Changes signal strengths, 1,000 a second, for so many seconds. */
    private void churn(int seconds) {
        control("Churn", "double:" + RATE, "double:0");
        for (int passed = 0; passed < seconds; passed += SLICE_SECONDS) {
            rig.run("exec", "sleep", Integer.toString(Math.min(SLICE_SECONDS, seconds - passed)));
            samples.add(passed + "," + process.ask("anna:heap") + "," + process.ask("anna:threads"));
        }
        control("Churn", "double:0", "double:0");
    }

    private void awaitHeard(String listener, String truth) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String heard = process.ask("anna:heard " + listener);
        while (!heard.equals(truth)) {
            assertThat(System.nanoTime()).as("%s heard %s", listener, heard).isLessThan(end);
            heard = process.ask("anna:heard " + listener);
        }
    }

    /** What nmcli says. */
    private String truth() {
        var strengths = new TreeMap<String, Integer>();
        String rows = rig.run(
                "exec",
                "env",
                "DBUS_SYSTEM_BUS_ADDRESS=" + bus,
                "nmcli",
                "-e",
                "no",
                "-g",
                "SIGNAL,BSSID",
                "device",
                "wifi",
                "list",
                "--rescan",
                "no");
        rows.lines().forEach(row -> {
            int colon = row.indexOf(':');
            strengths.put(row.substring(colon + 1).toLowerCase(Locale.ROOT), Integer.valueOf(row.substring(0, colon)));
        });
        return strengths.toString();
    }

    /** Counts what crosses the bus meanwhile. */
    private String callsIn(int seconds) {
        return rig.run(
                "exec",
                "python3",
                SCRIPTS.resolve("bus-count").toString(),
                "--bus",
                bus,
                "--for",
                Integer.toString(seconds));
    }

    private void control(String member, String... arguments) {
        var command = new ArrayList<>(List.of(
                "exec",
                "dbus-send",
                "--bus=" + bus,
                "--print-reply",
                "--dest=fake.nm",
                "/fake/nm",
                "fake.nm.Control." + member));
        command.addAll(List.of(arguments));
        rig.run(command.toArray(String[]::new));
    }
}
