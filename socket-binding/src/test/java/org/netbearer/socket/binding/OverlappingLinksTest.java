package org.netbearer.socket.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real sockets over two real links that cannot be told apart by any address, in namespaces of the test's own.
 *
 * <p>The machine's own links are never touched, and nothing is left: all processes end with the first one of the scene.
 */
@Tag("namespaces")
@EnabledOnOs(value = OS.LINUX, disabledReason = "network namespaces are Linux's")
class OverlappingLinksTest {
    private static final List<String> UNSHARE =
            List.of("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--");
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs", "--");
    private static final List<String> OPENS =
            List.of("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-opens=java.base/java.net=ALL-UNNAMED");

    @TempDir
    private Path folder;

    private Path classes;
    private Path report;

    @BeforeAll
    static void isAllowedToMakeNamespaces() {
        for (String tool : List.of("unshare", "nsenter", "setpriv")) {
            assumeThat(findable(tool))
                    .as(tool + " is missing: install util-linux")
                    .isTrue();
        }
        assumeThat(findable("ip")).as("ip is missing: install iproute2").isTrue();
        var command = new ArrayList<>(UNSHARE);
        command.addAll(List.of("mount", "-t", "sysfs", "sysfs", "/sys"));
        var tried = run(command);
        assumeThat(tried.status)
                .as("no namespace of our own (run as root, in a container with --privileged): " + tried.output)
                .isZero();
    }

    /** The classes go where a user without a name can read them, which a home directory need not be. */
    @BeforeEach
    void letsAnybodyRead() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        report = Files.createFile(folder.resolve("report"));
        Files.setPosixFilePermissions(report, PosixFilePermissions.fromString("rw-rw-rw-"));
        classes = Files.createDirectory(folder.resolve("classes"));
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var from = Path.of(entry);
            if (Files.exists(from) && entry.matches(".*(/jna[-/.].*|org\\.netbearer\\..*|/target/.*classes/?)")) {
                copy(from, classes.resolve(number++ + (Files.isDirectory(from) ? "" : ".jar")));
            }
        }
        var opened = run(List.of("chmod", "-R", "a+rX", classes.toString()));
        assertThat(opened.status).as(opened.output).isZero();
    }

    @ParameterizedTest(name = "as {0}, {1}")
    @CsvSource({"root, closed", "root, opened", "nobody, closed", "nobody, opened"})
    void reachesTheServerOfItsLink(String user, String jdk) throws IOException {
        boolean opened = jdk.equals("opened");
        var lines = client(user, opened ? OPENS : List.of(), "tries", "reaches4", "reaches6", "unbound", "counts");
        var expected = new ArrayList<String>();
        expected.add("tried SO_BINDTODEVICE");
        expected.add("comes bound: channel %1$b, datagrams %1$b, socket %1$b".formatted(!opened));
        for (String link : List.of("a", "b")) {
            for (String kind : List.of("socket", "channel", "nonblocking", "datagrams INET", "datagrams INET6")) {
                expected.add("link" + link + " " + kind + " " + link);
            }
        }
        for (String link : List.of("a", "b")) {
            for (String kind : List.of("socket", "channel", "nonblocking", "datagrams INET6")) {
                expected.add("link" + link + " " + kind + " " + link);
            }
        }
        expected.add("unbound a");
        expected.add("address of linkb a");
        expected.add("linka sent 1000: linka all, linkb none");
        expected.add("linkb sent 1000: linka none, linkb all");
        assertThat(lines).containsExactlyElementsOf(expected);
    }

    @Test
    void worksWhereTheJvmKnowsNoIpv6() throws IOException {
        assertThat(client("nobody", List.of("-Djava.net.preferIPv4Stack=true"), "tries", "reaches4"))
                .containsExactly(
                        "tried SO_BINDTODEVICE",
                        "comes bound: channel true, datagrams true, socket true",
                        "linka socket a",
                        "linka channel a",
                        "linka nonblocking a",
                        "linka datagrams INET a",
                        "linkb socket b",
                        "linkb channel b",
                        "linkb nonblocking b",
                        "linkb datagrams INET b");
    }

    @Test
    void searchesOnlyForWhatTheJdkDoesNotTell() throws IOException {
        assertThat(client("root", OPENS.subList(0, 1), "tries"))
                .contains("comes bound: channel false, datagrams false, socket true");
    }

    @Test
    void makesNoRouteAndPassesNoFilter() throws IOException {
        assertThat(client("root", OPENS, "limits"))
                .containsExactly(
                        "loopback lost",
                        "the machine's other address lost",
                        "without route lost",
                        "strict filter no answer",
                        "loose filter b",
                        "gone No such device");
    }

    @Test
    void saysWhatTheKernelRefused() throws IOException {
        // the one thing that the kernel still refuses to a user is to bind a socket again
        assertThat(client("nobody", OPENS, "twice"))
                .singleElement()
                .asString()
                .matches("twice no socket for interface linkb \\(index \\d+\\): "
                        + "SO_BINDTODEVICE gave EPERM \\(1\\): it takes Linux 5\\.7, or the capability CAP_NET_RAW");
    }

    @ParameterizedTest
    @CsvSource({"closed", "opened"})
    void saysWhichInterfaceIsNotThere(String jdk) throws IOException {
        assertThat(client("root", jdk.equals("opened") ? OPENS : List.of(), "refusals"))
                .containsExactly(
                        "leaked 0",
                        "absent no socket for interface nosuch0: SO_BINDTODEVICE gave ENODEV (19): there is no such interface",
                        "nameless no socket for interface index 3: that is no name of an interface",
                        "too long no socket for interface linka-and-much-more: that is no name of an interface",
                        "hostile no socket for interface x\\u{1b}[31m: SO_BINDTODEVICE gave ENODEV (19):"
                                + " there is no such interface",
                        "renamed no socket for interface linka (index N): SO_BINDTODEVICE gave ENODEV (19):"
                                + " there is no such interface",
                        "replaced no socket for interface linka (index N): another interface has that name by now, with"
                                + " index M",
                        "removed no socket for interface linkb: SO_BINDTODEVICE gave ENODEV (19): there is no such"
                                + " interface");
    }

    private List<String> client(String user, List<String> flags, String... deeds) throws IOException {
        var command = new ArrayList<>(UNSHARE);
        command.addAll(List.of("sh", "-eu", script(), folder.toString()));
        command.addAll(java(List.of(), NamedServer.class));
        command.add("--");
        if (user.equals("nobody")) {
            command.addAll(AS_NOBODY);
        }
        command.addAll(java(flags, BoundClient.class));
        command.add(report.toString());
        command.addAll(List.of(deeds));
        var done = run(command);
        assertThat(done.status).as(done.output).isZero();
        return Files.readAllLines(report);
    }

    private List<String> java(List<String> flags, Class<?> program) {
        try (Stream<Path> entries = Files.list(classes)) {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
            command.addAll(flags);
            command.add("-cp");
            command.add(
                    String.join(File.pathSeparator, entries.map(Path::toString).toList()));
            command.add(program.getName());
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() {
        try {
            return Path.of(Objects.requireNonNull(OverlappingLinksTest.class.getResource("/scenes/overlapping.sh"))
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, from.equals(file) ? to : to.resolve(from.relativize(file)));
            }
        }
    }

    private static boolean findable(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private record Done(int status, String output) {}

    private static Done run(List<String> command) {
        try {
            var log = Files.createTempFile("overlapping-links", ".log");
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                if (!process.waitFor(50, TimeUnit.SECONDS)) {
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
