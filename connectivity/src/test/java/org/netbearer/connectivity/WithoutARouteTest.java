package org.netbearer.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check in a network namespace of its own, which has no route and no interface that is up. */
@Tag("namespaces")
final class WithoutARouteTest {
    @BeforeAll
    static void mayMakeNamespaces() throws Exception {
        assumeThat(System.getProperty("os.name"))
                .as("network namespaces are Linux's")
                .isEqualTo("Linux");
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "unshare"))))
                .as("unshare is missing: install util-linux")
                .isTrue();
        assumeThat(new ProcessBuilder("unshare", "--net", "true")
                        .redirectErrorStream(true)
                        .start()
                        .waitFor())
                .as("no namespace of our own: run as root, in a container with --privileged")
                .isZero();
    }

    @Test
    void nothingCanBeReachedByEitherFamilyAndThatIsKnownAtOnce() throws Exception {
        String said = inNamespace("http://192.0.2.1/", "http://[2001:db8::1]/");
        assertThat(said.lines()).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("NONE "));
    }

    private static String inNamespace(String... addresses) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                        Stream.of(
                                "unshare",
                                "--net",
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Check.class.getName()),
                        Stream.of(addresses))
                .toList();
        var process = new ProcessBuilder(command).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** Checks each address that it is given, and prints the verdict. */
    static final class Check {
        private static final PrintStream OUT =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

        private Check() {}

        public static void main(String[] addresses) {
            for (String address : addresses) {
                var check = new HttpCheck(CheckAddress.parse(address), new ExpectedAnswer(204, ""));
                Verdict verdict = check.run(
                        new DefaultEgress(),
                        address.contains("["),
                        Deadline.after(Duration.ofSeconds(30), System::nanoTime));
                OUT.println(verdict.connectivity() + " " + verdict.detail());
            }
        }
    }
}
