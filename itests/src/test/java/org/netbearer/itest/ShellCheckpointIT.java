package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at the distribution's shell tries changes that might cut them off; beside the real NetworkManager. */
final class ShellCheckpointIT {
    private static final Path DISTRIBUTION =
            Path.of("../features/target/netbearer.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void bringUpOneOfTwoProfiles() throws IOException {
        assumeTrue(Files.exists(DISTRIBUTION), "skipped: the module features was not built");
        rig = new Rig();
        Files.writeString(folder.resolve("org.netbearer.manager.cfg"), "leases.folder = " + folder.resolve("leases"));
        for (String name : List.of("uplink", "other")) {
            rig.run("nmcli", "con", "add", "type", "ethernet", "ifname", "lan0", "con-name", name, "autoconnect", "no");
        }
        rig.run("nmcli", "con", "up", "uplink");
    }

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void changesComeBackUnlessTheyAreConfirmed() throws Exception {
        assertThat(shell(
                        "bearer:open other --replace --rollback-after 3s",
                        "bearer:show uplink",
                        "bearer:monitor --for 8s",
                        "bearer:show uplink"))
                .containsSubsequence(
                        "session 1 is open: other on lan0 (nm:",
                        "the platform rolls back at ",
                        "state             discovered",
                        "state discovered -> active",
                        "state             active");
    }

    @Test
    void changesStayThatAreConfirmed() throws Exception {
        assertThat(shell(
                        "bearer:stop uplink --rollback-after 3s",
                        "bearer:confirm",
                        "bearer:monitor --for 5s",
                        "bearer:show uplink"))
                .containsSubsequence(
                        "uplink on lan0 (nm:",
                        " is down\nthe platform rolls back at ",
                        "confirmed: nothing is rolled back\n",
                        "state             discovered")
                .doesNotContain("discovered -> active");
    }

    @Test
    void changesCanBeTakenBackAtOnce() throws Exception {
        assertThat(shell(
                        "bearer:checkpoint 60s",
                        "bearer:stop uplink",
                        "bearer:rollback",
                        "bearer:monitor --present --for 3s"))
                .containsSubsequence(
                        "what is in force is noted; the platform rolls back at ",
                        " is down\n",
                        "rolled back to what was in force before\n",
                        " active");
    }

    /** Runs a script, and gives all that it printed. */
    private String shell(String... lines) throws IOException, InterruptedException {
        Process process = rig.start(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                DISTRIBUTION.toString(),
                "--conf",
                folder.toString()));
        try (var script = process.outputWriter(StandardCharsets.UTF_8)) {
            script.write(String.join("\n", lines) + "\n");
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
