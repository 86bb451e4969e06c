package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.ConfigurationState;

final class HistoryFileTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private static HistoryEntry entry(long revision, String text) {
        return new HistoryEntry(
                NOON.plusSeconds(revision),
                revision,
                "changed",
                "nm:caf\u00e9",
                "wlan0",
                Optional.of(ConfigurationState.ACTIVE),
                Optional.empty(),
                text);
    }

    private List<HistoryEntry> load() {
        return new HistoryFile(folder).load();
    }

    @Test
    void givesBackWhatWasKept() {
        var file = new HistoryFile(folder.resolve("new"));
        assertThat(file.load()).isEmpty();
        var entries = List.of(entry(1, "a \"quoted\" \\ and\nescaped \u001b $1 \ud83d\ude00"), entry(2, ""));
        entries.forEach(file::append);
        assertThat(new HistoryFile(folder.resolve("new")).load()).isEqualTo(entries);
    }

    @Test
    void leavesOutALineThatWasCutOffAndWhatIsNotOurs() throws IOException {
        var file = new HistoryFile(folder);
        file.append(entry(1, "whole"));
        String cut = JsonWriter.line(entry(2, "cut").json());
        Files.writeString(
                folder.resolve(HistoryFile.NAME),
                "not ours\n{\"instant\": \"yesterday\"}\n" + cut.substring(0, cut.length() - 9) + "\n",
                StandardOpenOption.APPEND);
        file.append(entry(3, "after"));
        assertThat(load()).extracting(HistoryEntry::text).containsExactly("whole", "after");
    }

    @Test
    void staysWithinItsBound() throws IOException {
        var file = new HistoryFile(folder);
        String text = "x".repeat(HistoryEntry.LONGEST);
        for (int i = 1; i <= 4000; i++) {
            file.append(entry(i, text));
        }
        assertThat(Files.size(folder.resolve(HistoryFile.NAME))).isBetween(1L << 18, HistoryFile.MOST_BYTES);
        assertThat(load()).last().isEqualTo(entry(4000, text));
    }

    @Test
    void keepsNothingWhereItCannotBeWritten() throws IOException {
        Path taken = Files.createFile(folder.resolve("taken"));
        var file = new HistoryFile(taken);
        file.append(entry(1, "lost"));
        assertThat(file.load()).isEmpty();
    }
}
