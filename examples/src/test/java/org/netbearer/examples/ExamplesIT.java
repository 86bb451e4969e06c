package org.netbearer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples, which were built by their own poms, in the distribution, as the how-tos say. */
final class ExamplesIT {
    private static final Path EXAMPLES = Path.of(System.getProperty("netbearer.examples"));

    @TempDir
    Path folder;

    @Test
    void theBearerIsListedByTheDistribution() throws Exception {
        Path modem = Files.createDirectory(folder.resolve("modem"));
        Files.writeString(
                modem.resolve("4901542032.status"),
                "operator = Example Mobile\ninterface = wwan7\nstate = registered\n");

        try (var distribution = Distribution.start(
                folder.resolve("output.txt"),
                List.of("-Dorg.example.modem.folder=" + modem),
                "--bundles",
                target("bearer"),
                "-c",
                "bearer:list --json")) {
            assertThat(distribution.printed())
                    .contains("\"modem:4901542032\"")
                    .contains("\"Example Mobile\"")
                    .contains("\"wwan7\"");
        }
    }

    @Test
    void theApplicationSendsItsLineWhenTheMachineComesOnline() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var distribution = Distribution.start(
                        folder.resolve("output.txt"),
                        List.of("-Dorg.example.telemetry.target=127.0.0.1:" + server.getLocalPort()),
                        "--bundles",
                        target("application"),
                        "-c",
                        "simulation:demo; bearer:monitor")) {
            server.setSoTimeout(60_000);
            try (var client = server.accept();
                    var lines = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).startsWith("online at ");
                assertThat(distribution.isRunning()).isTrue();
            }
        }
    }

    private static String target(String example) throws IOException {
        Path built = EXAMPLES.resolve(example).resolve("target");
        assertThat(built).isDirectoryContaining("glob:**.jar");
        return built.toString();
    }
}
