package org.netbearer.impl.lease;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.netbearer.impl.model.ObservedActivation;

/**
 * A machine with connections that any process can bring up and take down, and that knows who uses them. As a folder; each
 * operation is atomic.
 */
final class Platform {
    private final Path folder;

    Platform(Path folder) {
        this.folder = folder;
    }

    ObservedActivation now(String configuration) {
        try {
            return ObservedActivation.of(Files.readString(folder.resolve(configuration + ".up")));
        } catch (IOException down) {
            return ObservedActivation.NONE;
        }
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Brings up what is down. */
    Optional<String> bringUp(String configuration, String key) throws IOException {
        var fresh = Files.writeString(folder.resolve(key), key);
        try {
            Files.createLink(folder.resolve(configuration + ".up"), fresh);
            return Optional.empty();
        } catch (FileAlreadyExistsException up) {
            return Optional.of("two starters of " + configuration);
        } finally {
            Files.delete(fresh);
        }
    }

    /** Takes down what is up by that activation and used by nobody alive. */
    Optional<String> takeDown(String configuration, String key) throws IOException {
        var users = users(configuration);
        if (!users.isEmpty()) {
            return Optional.of("taken down under " + users);
        }
        if (!now(configuration).is(key)) {
            return Optional.of("taken down twice: " + configuration + " by " + key);
        }
        Files.delete(folder.resolve(configuration + ".up"));
        return Optional.empty();
    }

    void use(String configuration) throws IOException {
        Files.createFile(user(configuration));
    }

    void useNoMore(String configuration) throws IOException {
        Files.delete(user(configuration));
    }

    private Path user(String configuration) {
        return folder.resolve(configuration + "." + ProcessHandle.current().pid());
    }

    private List<String> users(String configuration) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(configuration + "\\.[0-9]+"))
                    .filter(name -> isAlive(name.substring(configuration.length() + 1)))
                    .toList();
        } catch (NoSuchFileException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Returns whether a process runs: one that was killed has let go of all it had before its parent learns of its end. */
    private static boolean isAlive(String process) {
        try {
            String stat = Files.readString(Path.of("/proc", process, "stat"));
            return !"ZX".contains(stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3));
        } catch (IOException gone) {
            return Files.notExists(Path.of("/proc/self"))
                    && ProcessHandle.of(Long.parseLong(process))
                            .map(ProcessHandle::isAlive)
                            .orElse(false);
        }
    }
}
