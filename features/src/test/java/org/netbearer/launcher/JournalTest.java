package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the journal is Linux's")
    void isRecognisedByDeviceAndInode() throws IOException {
        Path stream = Files.createFile(folder.resolve("stream"));
        Path other = Files.createFile(folder.resolve("other"));
        String own = Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino");
        assertThat(Journal.reads(own, stream)).isTrue();
        assertThat(Journal.reads(own, other)).isFalse();
        assertThat(Journal.reads(own, folder.resolve("missing"))).isFalse();
        assertThat(Journal.reads(null, stream)).isFalse();
        assertThat(Journal.reads("", stream)).isFalse();
    }

    @Test
    void getsAPriorityInsteadOfALevel() {
        assertThat(Journal.line("INFO org.netbearer.impl: online")).isEqualTo("<6>org.netbearer.impl: online");
        assertThat(Journal.line("WARN a: b")).isEqualTo("<4>a: b");
        assertThat(Journal.line("ERROR a: b")).isEqualTo("<3>a: b");
        assertThat(Journal.line("DEBUG a: b")).isEqualTo("<7>a: b");
        assertThat(Journal.line("cannot start: b")).isEqualTo("<3>cannot start: b");
    }
}
