package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the bearer says of real links: each scene is built in a network namespace of its own, in which a small JVM reads it.
 *
 * <p>The machine's own links are never touched, and nothing is left: a namespace ends with its last process.
 */
@Tag("namespaces")
@EnabledOnOs(value = OS.LINUX, disabledReason = "network namespaces are Linux's")
class RealLinksTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void isAllowedToMakeNamespaces() {
        assumeThat(findable("unshare"))
                .as("unshare is missing: install util-linux")
                .isTrue();
        assumeThat(findable("ip")).as("ip is missing: install iproute2").isTrue();
        var tried = run(List.of("unshare", "--net", "--mount", "--", "mount", "-t", "sysfs", "sysfs", "/sys"));
        assumeThat(tried.status)
                .as("no namespace of our own (run as root, in a container with --privileged): " + tried.output)
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    loopback          | lo - LOOPBACK PRESENT
                    container         | eth0 ACTIVE VETH PRESENT
                    bridges           | virbr0 DEFINED BRIDGE, docker0 DEFINED BRIDGE PRESENT, vethc1 DEFINED VETH PRESENT
                    veth-host-end     | vetha DEFINED VETH PRESENT, vethb DEFINED VETH PRESENT
                    link-local        | eth0 DEFINED VETH PRESENT
                    reject            | eth0 DEFINED VETH PRESENT
                    linkdown          | eth0 DEFINED VETH ABSENT
                    metrics           | eth0 ACTIVE VETH PRESENT, eth1 ACTIVE VETH PRESENT, other0 DEFINED VETH PRESENT
                    macvlan           | mac0 DEFINED MACVLAN PRESENT
                    macvlan-container | mac0 ACTIVE MACVLAN PRESENT
                    names             | a\\u{1b}[31mb DEFINED VETH ABSENT, x\\xe9 DEFINED VETH ABSENT, x\\xea DEFINED VETH ABSENT
                    addresses         | eth0 DEFINED VETH PRESENT
                    """)
    void saysWhatReachesOthersNow(String scene, String expected) throws IOException {
        var lines = read(scene, "report");
        assertThat(lines).first().isEqualTo("health READY ");
        for (String wanted : expected.split(", ", -1)) {
            assertThat(lines.stream().map(RealLinksTest::summary)).anyMatch(line -> line.startsWith(wanted));
        }
    }

    @Test
    void tellsTunFromTapAndFedFromIdle() throws IOException {
        assumeThat(findable("python3"))
                .as("python3 is missing, which holds the tunnels open")
                .isTrue();
        assertThat(read("tun", "report").stream().map(RealLinksTest::summary))
                .contains(
                        "tun0 DEFINED TUN PRESENT",
                        "tap0 DEFINED TAP PRESENT",
                        "tun1 DEFINED TUN ABSENT",
                        "tap1 DEFINED TAP ABSENT");
    }

    @Test
    void noticesByItselfWhatChanges() throws IOException {
        var lines = read(
                "container",
                "watch",
                "ip link set eth0 down",
                "ip link set eth0 up; ip route add default via 172.17.0.1",
                "ip route del default",
                "ip link add more type veth peer name less",
                "ip link del more");
        assertThat(lines.stream().map(RealLinksTest::summary).filter(line -> !line.contains(" - ")))
                .containsExactly(
                        "eth0 ACTIVE VETH PRESENT",
                        "after ip link set eth0 down",
                        "eth0 DEFINED VETH ABSENT",
                        "after ip link set eth0 up; ip route add default via 172.17.0.1",
                        "eth0 ACTIVE VETH PRESENT",
                        "after ip route del default",
                        "eth0 ACTIVE VETH PRESENT",
                        "after ip link add more type veth peer name less",
                        "eth0 ACTIVE VETH PRESENT",
                        "less DEFINED VETH ABSENT",
                        "more DEFINED VETH ABSENT",
                        "after ip link del more",
                        "eth0 ACTIVE VETH PRESENT");
    }

    @Test
    void findsTheSystemsChoiceOfRouteWithoutReadingRoutes() throws IOException {
        assertThat(read("metrics", "jdk-report"))
                .anyMatch(line -> line.startsWith("eth1 ACTIVE") && line.contains("routes=[IPV4 metric 0]"))
                .anyMatch(line -> line.startsWith("eth0 ACTIVE") && line.contains("routes=[IPV6 metric 0]"));
    }

    @Test
    void noticesThatSysfsIsAboutAnotherNamespace() throws IOException {
        var file = folder.resolve("report");
        var command = new ArrayList<>(List.of("unshare", "--net", "--"));
        command.addAll(reader("report", file));
        var done = run(command);
        assertThat(done.status).as(done.output).isZero();
        var lines = Files.readAllLines(file);
        assertThat(lines).first().isIn("health READY sysfs-foreign", "health READY ");
        // the machine's own interfaces, whatever they are, are not ours here
        assertThat(lines).hasSize(2).last().asString().startsWith("lo no configuration");
    }

    /** Shortens a line of the report to name, state, kind and carrier. */
    private static String summary(String line) {
        if (!line.contains(" kind=")) {
            return line.startsWith("health") ? " - " : line;
        }
        String name = line.substring(0, line.indexOf(' '));
        String state = line.contains("no configuration") ? "-" : line.split(" ", -1)[1];
        return String.join(" ", name, state, value(line, "kind="), value(line, "carrier="));
    }

    private static String value(String line, String key) {
        int start = line.indexOf(key) + key.length();
        return line.substring(start, line.indexOf(' ', start));
    }

    private List<String> read(String scene, String mode, String... arguments) throws IOException {
        var file = folder.resolve("report");
        var command = new ArrayList<>(List.of("unshare", "--net", "--mount", "--", "sh", "-eu", script(scene)));
        command.addAll(reader(mode, file, arguments));
        var done = run(command);
        assertThat(done.status).as(done.output).isZero();
        return Files.readAllLines(file);
    }

    private static List<String> reader(String mode, Path file, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                mode,
                file.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String script(String scene) {
        try {
            return Path.of(Objects.requireNonNull(RealLinksTest.class.getResource("/scenes/" + scene + ".sh"))
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean findable(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private record Done(int status, String output) {}

    private static Done run(List<String> command) {
        try {
            var log = Files.createTempFile("real-links", ".log");
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                if (!process.waitFor(50, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    return new Done(-1, "not done in time: " + Files.readString(log));
                }
                return new Done(process.exitValue(), Files.readString(log));
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
