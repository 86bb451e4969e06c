package org.netbearer.console;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the file that keeps what a person typed: {@code netbearer/history} where the user's programs keep their state. */
final class History {
    private History() {}

    /**
     * Returns the file, which only its owner may read; null if there is no place for one, which is no failure.
     *
     * @param environment of the process, of which {@code XDG_STATE_HOME} and {@code HOME} count
     */
    static @Nullable Path file(UnaryOperator<@Nullable String> environment) {
        try {
            String state = environment.apply("XDG_STATE_HOME");
            if (state != null && !state.isEmpty()) {
                return Path.of(state).isAbsolute() ? create(Path.of(state)) : null;
            }
            String home = environment.apply("HOME");
            if (home == null || !Path.of(home).isAbsolute() || !Files.isDirectory(Path.of(home))) {
                return null;
            }
            return create(Path.of(home, ".local", "state"));
        } catch (IOException | InvalidPathException | UnsupportedOperationException noPlace) {
            return null;
        }
    }

    private static @Nullable Path create(Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve("netbearer")).resolve("history");
        try {
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException kept) {
            // from an earlier start
        }
        return Files.isWritable(file) ? file : null;
    }
}
