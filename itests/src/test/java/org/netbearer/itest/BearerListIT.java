package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution's {@code bearer:list} beside nmcli, with one daemon at rest: they agree on every row. */
final class BearerListIT {
    private static final Path DISTRIBUTION =
            Path.of("../features/target/netbearer.jar").toAbsolutePath();
    private static final Path VM_CONTROL =
            Path.of("../bearer-nm/src/test/rig/wifi-vm/ctl").toAbsolutePath();
    private static final Pattern ROW = Pattern.compile(
            "\"identifier\": \"(nm:[^\"]*)\",\\s*\"name\": \"([^\"]*)\".*?\"bearerType\": \"([^\"]*)\".*?\"state\": \"([^\"]*)\"",
            Pattern.DOTALL);
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @BeforeEach
    void look() {
        assumeTrue(Files.exists(DISTRIBUTION), "skipped: the module features was not built");
    }

    @Test
    void agreesOnWires() throws IOException {
        try (var rig = new Rig()) {
            UnaryOperator<List<String>> inside = command -> prefixed(List.of("exec", "--"), command);
            rig.addProfile("lan0", "in use: 1");
            rig.run("nmcli", "connection", "up", "in use: 1");
            rig.run("add-port", "lan1");
            rig.addProfile("lan1", "idle", "autoconnect", "no");
            rig.run("exec", "bash", "-c", "ip link add lan2 type veth peer name lan2-p netns peer");
            rig.addProfile("lan2", "unplugged");
            rig.addProfile("lan7", "nowhere");
            rig.run("nmcli", "connection", "add", "type", "wifi", "con-name", "far", "ssid", "far");
            rig.run(
                    "nmcli",
                    "connection",
                    "add",
                    "type",
                    "bridge",
                    "ifname",
                    "br0",
                    "con-name",
                    "br0",
                    "ipv4.method",
                    "manual",
                    "ipv4.addresses",
                    "172.17.0.1/16",
                    "ipv6.method",
                    "disabled");
            var nmcli = new Nmcli(
                    arguments -> rig.run(prefixed(List.of("nmcli"), arguments).toArray(String[]::new)));
            awaitAgreement(nmcli, () -> rig.run(inside.apply(list()).toArray(String[]::new)), 6);
        }
    }

    /** The networks that two radios hear, one of them used by a profile, one with a profile, one hidden. */
    @Test
    void agreesOnRealWifi() throws IOException {
        String machine = System.getProperty("netbearer.wifi.vm");
        assumeTrue(
                machine != null,
                "skipped: takes minutes and a virtual machine; run bearer-nm/src/test/rig/run-wifi-vm");
        List<String> ctl = List.of(VM_CONTROL.toString(), "--state", machine);
        Files.writeString(folder.resolve("org.netbearer.bearer.nm.cfg"), "bus.address=unix:path=" + machine + "/bus\n");
        var nmcli = new Nmcli(arguments -> run(prefixed(ctl, prefixed(List.of("nmcli"), arguments))));
        run(prefixed(ctl, List.of("sh", "-c", "rig ap list | grep -q home || rig preset basic")));
        run(prefixed(ctl, List.of("rig", "wait-ap", "Home", "60")));
        addWifi(ctl, "Home", "correct-horse");
        addWifi(ctl, "Roam", "roam-secret");
        try {
            run(prefixed(ctl, List.of("nmcli", "connection", "up", "Home")));
            awaitAgreement(nmcli, () -> run(list()), 6);
        } finally {
            run(prefixed(ctl, List.of("nmcli", "connection", "delete", "Home", "Roam")));
        }
    }

    private static void addWifi(List<String> ctl, String name, String passphrase) {
        run(prefixed(
                ctl,
                List.of(
                        "nmcli",
                        "connection",
                        "add",
                        "type",
                        "wifi",
                        "ifname",
                        "wlan0",
                        "autoconnect",
                        "no",
                        "con-name",
                        name,
                        "ssid",
                        name,
                        "wifi-sec.key-mgmt",
                        "wpa-psk",
                        "wifi-sec.psk",
                        passphrase)));
    }

    /** Compares until both have come to rest, and for a while. */
    private static void awaitAgreement(Nmcli nmcli, Listing ours, int rows) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Map<String, String> theirs = nmcli.rows();
        Map<String, String> seen = rows(ours.print());
        while (!seen.equals(theirs) && System.nanoTime() < end) {
            theirs = nmcli.rows();
            seen = rows(ours.print());
        }
        assertThat(seen).isEqualTo(theirs).hasSizeGreaterThanOrEqualTo(rows);
    }

    private interface Listing {
        String print() throws IOException;
    }

    /** State, type and name by identifier. */
    private static Map<String, String> rows(String json) {
        var rows = new TreeMap<String, String>();
        ROW.matcher(json)
                .results()
                .forEach(row -> rows.put(row.group(1), row.group(4) + " " + row.group(3) + " " + row.group(2)));
        return rows;
    }

    private List<String> list() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                DISTRIBUTION.toString(),
                "--conf",
                folder.toString(),
                "-c",
                "bearer:list --json");
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
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
}
