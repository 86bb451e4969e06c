package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Eight processes on three connections of one machine, that come and go at random. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
final class RaceTest {
    private static final int PROCESSES = 8;
    private static final int OPERATIONS = 250;

    @TempDir
    private Path parent;

    private Path folder;
    private Path machine;
    private final List<OtherProcess> opened = new ArrayList<>();

    @BeforeEach
    void setUp() throws Exception {
        folder = parent.resolve("leases");
        machine = Files.createDirectory(parent.resolve("machine"));
    }

    @AfterEach
    void tearDown() {
        opened.forEach(OtherProcess::close);
    }

    @Test
    void haveOneStarterAndOneTakedownAtATime() throws Exception {
        var processes = start(OPERATIONS, false);
        int starts = 0;
        int teardowns = 0;
        for (var process : processes) {
            var said = process.rest();
            assertThat(said).startsWith("running", "well on the way").hasSize(3);
            var counts = said.get(2).split(" ", -1);
            starts += Integer.parseInt(counts[1]);
            teardowns += Integer.parseInt(counts[3]);
        }
        assertThat(teardowns)
                .as("as many as %s starts", starts)
                .isEqualTo(starts)
                .isPositive();
        assertEverythingIsDown();
    }

    @Test
    void leaveNothingUpThoughHalfOfThemAreKilled() throws Exception {
        var processes = start(OPERATIONS / 2, true);
        for (int i = 0; i < PROCESSES; i++) {
            assertThat(processes.get(i).next()).isEqualTo("running");
            assertThat(processes.get(i).next()).isEqualTo("well on the way");
            if (i % 2 == 0) {
                processes.get(i).kill();
            }
        }
        for (int i = 1; i < PROCESSES; i += 2) {
            assertThat(processes.get(i).rest()).singleElement().asString().startsWith("starts");
        }
        OtherProcess last = OtherProcess.start(RaceProgram.class, List.of(), folder, machine, 99, 20, true);
        assertThat(last.rest()).hasSize(3);
        assertEverythingIsDown();
    }

    private List<OtherProcess> start(int operations, boolean someAreKilled) throws Exception {
        var processes = new ArrayList<OtherProcess>();
        for (int seed = 0; seed < PROCESSES; seed++) {
            processes.add(
                    OtherProcess.start(RaceProgram.class, List.of(), folder, machine, seed, operations, someAreKilled));
            opened.add(processes.get(seed));
        }
        return processes;
    }

    private void assertEverythingIsDown() throws Exception {
        try (var files = Files.list(machine)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".up"));
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("lock-"));
        }
    }
}
