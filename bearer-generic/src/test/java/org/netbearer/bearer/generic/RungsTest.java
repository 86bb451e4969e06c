package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.spi.Bearer;
import org.netbearer.support.log.DeferredLog;
import org.netbearer.testkit.ManualContext;
import org.osgi.framework.BundleContext;
import org.osgi.service.condition.Condition;
import org.osgi.service.log.LoggerFactory;

/**
 * On which rung of its ladder the bearer stands under what a process may be forbidden: each in a JVM of its own, with a network,
 * mount and, where need be, PID namespace of its own.
 */
@Tag("namespaces")
class RungsTest {
    private static final String LINKS =
            "ip link set lo up; ip link add eth0 type veth peer name far; ip link set far up;"
                    + " ip link set eth0 up; ip addr add 10.1.0.2/24 dev eth0; ip route add default via 10.1.0.1; ";
    private static final String NOBODY =
            "setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps -all --bounding-set -all ";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeClassPath() throws Exception {
        LinkLab.assumeAllowed();
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "setpriv"))))
                .as("setpriv is missing: install util-linux")
                .isTrue();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        int number = 0;
        for (Class<?> part : List.of(
                GenericBearer.class,
                RungProgram.class,
                ManualContext.class,
                Bearer.class,
                DeferredLog.class,
                BundleContext.class,
                Condition.class,
                LoggerFactory.class)) {
            copy(part, folder.resolve("part" + number++));
        }
        copy(Native.class, folder.resolve("jna"));
        Files.createDirectories(folder.resolve("tmp"));
        Files.setPosixFilePermissions(folder.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static void copy(Class<?> part, Path to) throws IOException, URISyntaxException {
        Path from =
                Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String classPath(boolean jna) throws IOException {
        try (Stream<Path> parts = Files.list(folder)) {
            return parts.filter(path -> path.getFileName().toString().startsWith("part")
                            || (jna && path.getFileName().toString().equals("jna")))
                    .sorted(Comparator.naturalOrder())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static String java(Path home, boolean jna, String options) throws IOException {
        return home.resolve("bin/java") + " -Djava.io.tmpdir=" + folder.resolve("tmp") + " -Djna.tmpdir="
                + folder.resolve("tmp") + " " + options + " -cp " + classPath(jna) + " " + RungProgram.class.getName();
    }

    private static String java(boolean jna) throws IOException {
        return java(Path.of(System.getProperty("java.home")), jna, "");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            root                              | mount -t proc proc /proc            |
            nobody without capabilities       | mount -t proc proc /proc            | nobody
            nobody, others' processes hidden  | mount -t proc -o hidepid=2 proc /proc | nobody
            nobody, only processes in /proc   | mount -t proc -o subset=pid proc /proc | nobody
            """)
    void theKernelIsAskedAndTells(String situation, String mount, String who) throws Exception {
        assertThat(run(mount + "; exec " + (who == null ? "" : NOBODY) + java(true)))
                .as(situation)
                .isEqualTo("health [] logged 0 active [eth0]\n");
    }

    @Test
    void theKernelIsAskedAndPolledWhereGroupsMayNotBeJoined() throws Exception {
        assertThat(run("mount -t proc proc /proc; exec " + java(true) + " no-groups"))
                .isEqualTo("health [changes-polled] logged 0 active [eth0]\n");
    }

    @Test
    void filesAreReadWithoutJnaAndThatIsOneLineWithoutAStackTrace() throws Exception {
        assertThat(run("mount -t proc proc /proc; exec " + NOBODY + java(false)))
                .isEqualTo("health [netlink-unavailable] logged 1 active [eth0]\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"noexec", "ro"})
    void filesAreReadWhereTheTemporaryFolderIs(String option) throws Exception {
        assertThat(run("mount -t proc proc /proc; mount -t tmpfs -o " + option + " tmpfs " + folder.resolve("tmp")
                        + "; exec " + java(true)))
                .as("the temporary folder is " + option)
                .isEqualTo("health [netlink-unavailable] logged 1 active [eth0]\n");
    }

    @Test
    void theKernelIsAskedOnTheNewestJdkWithoutAWarning() throws Exception {
        Path newest;
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            newest = homes.filter(home -> home.getFileName().toString().contains("-25-"))
                    .findFirst()
                    .orElse(null);
        }
        assumeThat(newest).as("no JDK 25 under /usr/lib/jvm").isNotNull();
        assertThat(run("mount -t proc proc /proc; exec " + java(newest, true, "--enable-native-access=ALL-UNNAMED")))
                .isEqualTo("health [] logged 0 active [eth0]\n");
    }

    /** Runs a script in namespaces of its own; returns all that it printed, errors too. */
    private static String run(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "unshare",
                        "--net",
                        "--mount",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "sh",
                        "-euc",
                        "mount -t sysfs sysfs /sys; " + LINKS + script)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
