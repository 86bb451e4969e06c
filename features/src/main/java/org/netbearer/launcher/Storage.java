package org.netbearer.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which the framework keeps its bundles; a temporary one is removed in the end.
 *
 * @param folder the folder, which exists
 * @param lock keeps other processes out, which the framework does not; null for a temporary folder, of which nobody else knows
 */
record Storage(Path folder, @Nullable FileChannel lock) {
    /** The subfolder of the framework. */
    static final String BUNDLES = "bundles";

    static Storage open(Optional<Path> named) throws IOException {
        if (named.isEmpty()) {
            return new Storage(Files.createTempDirectory("netbearer-"), null);
        }
        Path folder = Files.createDirectories(named.get()).toAbsolutePath();
        // made here, because the framework would not say why it cannot
        Files.createDirectories(folder.resolve(BUNDLES));
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            throw new IOException(folder + ": another process uses it");
        }
        return new Storage(folder, lock);
    }

    /** Removes a temporary folder as far as that is possible: the process is about to end, and nobody could be notified. */
    void close() {
        if (lock != null) {
            return; // it goes with the process, and not a moment earlier
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
