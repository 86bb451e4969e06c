package org.netbearer.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which the framework keeps its bundles; one that nobody named is removed in the end.
 *
 * @param folder the folder, which exists
 * @param temporary whether it goes with this process
 */
record Storage(Path folder, boolean temporary) {
    /** The part of it that is the framework's. */
    static final String BUNDLES = "bundles";

    static Storage open(Optional<Path> named) throws IOException {
        if (named.isEmpty()) {
            return new Storage(Files.createTempDirectory("netbearer-"), true);
        }
        Path folder = Files.createDirectories(named.get()).toAbsolutePath();
        // made here, because the framework would not say why it cannot
        Files.createDirectories(folder.resolve(BUNDLES));
        return new Storage(folder, false);
    }

    /** Removes a temporary folder as far as that is possible: the process is about to end, and nobody could be told. */
    void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Storage::remove);
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
