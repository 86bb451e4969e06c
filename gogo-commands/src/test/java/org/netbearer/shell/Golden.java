package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with a file that somebody has looked at.
 *
 * <p>{@code -Dnetbearer.golden.write=true} writes the files anew; then look at the difference before it is committed.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    static void check(String name, String actual) {
        try {
            Path file = FOLDER.resolve(name);
            if (Boolean.getBoolean("netbearer.golden.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual + "\n");
            }
            assertThat(actual + "\n").as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
