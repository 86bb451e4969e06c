package org.netbearer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
    @TempDir
    private Path folder;

    @Test
    void isWhereProgramsKeepTheirStateAndOnlyItsOwnersToRead() throws Exception {
        Path file = History.file(Map.of("HOME", folder.toString())::get);

        assertThat(file).isEqualTo(folder.resolve(".local/state/netbearer/history"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(History.file(Map.of("HOME", folder.toString())::get)).isEqualTo(file);
    }

    @Test
    void isWhereTheUserWantsState() {
        assertThat(History.file(Map.of("HOME", "/nowhere", "XDG_STATE_HOME", folder.toString())::get))
                .isEqualTo(folder.resolve("netbearer/history"));
    }

    @Test
    void isNowhereWithoutAHome() throws Exception {
        assertThat(History.file(name -> null)).isNull();
        assertThat(History.file(Map.of("HOME", "relative")::get)).isNull();
        assertThat(History.file(Map.of("HOME", folder.resolve("none").toString())::get))
                .isNull();
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(History.file(Map.of("XDG_STATE_HOME", file.toString())::get)).isNull();
    }
}
