package org.netbearer.bearer.simulation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.netbearer.api.PrintableText;
import org.netbearer.simulation.Scenario;

/** Finds scenarios: by the names of those that come along, else as files. */
final class Scenarios {
    private static final long LARGEST_FILE = 16L << 20;

    private Scenarios() {}

    /**
     * Finds a scenario.
     *
     * @throws IllegalArgumentException if it cannot be read; the message says why in one line
     */
    static Scenario find(String nameOrPath) {
        return Scenario.builtIn(nameOrPath).orElseGet(() -> read(nameOrPath));
    }

    private static Scenario read(String path) {
        var shown = "scenario " + PrintableText.of(path);
        try {
            var file = Path.of(path);
            if (Files.size(file) > LARGEST_FILE) {
                throw new IllegalArgumentException(shown + " is larger than " + (LARGEST_FILE >> 20) + " MiB");
            }
            return Scenario.parse(path, Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException | InvalidPathException absent) {
            throw new IllegalArgumentException(
                    shown + " is neither a file nor one of " + String.join(", ", Scenario.builtIn()), absent);
        } catch (CharacterCodingException binary) {
            throw new IllegalArgumentException(shown + " is not a text in UTF-8", binary);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    shown + " cannot be read: " + PrintableText.of(unreadable.toString()), unreadable);
        }
    }
}
