package org.netbearer.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The journal of systemd as the reader of standard error: it knows the time of each line itself, and its priority from a number in front.
 *
 * <p>See {@code sd-daemon(3)} and {@code JOURNAL_STREAM} in {@code systemd.exec(5)}.
 */
final class Journal {
    private static final Map<String, Integer> PRIORITIES = Map.of("ERROR ", 3, "WARN ", 4, "INFO ", 6, "DEBUG ", 7);

    /** What is printed without a level: something failed. */
    private static final int FAILED = 3;

    private Journal() {}

    /**
     * Returns whether a stream goes to the journal.
     *
     * @param expected the value of {@code JOURNAL_STREAM}; null if it is not set
     * @param stream the stream as a file, such as {@code /proc/self/fd/2}
     * @return false where that cannot be found out
     */
    static boolean reads(@Nullable String expected, Path stream) {
        if (expected == null) {
            return false;
        }
        try {
            return expected.equals(
                    Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }

    /**
     * Returns a line as the journal reads it.
     *
     * @param line safe to print, with its level in front if it has one
     * @return the line with its priority instead, from {@code <3>} to {@code <7>}
     */
    static String line(String line) {
        for (var level : PRIORITIES.entrySet()) {
            if (line.startsWith(level.getKey())) {
                return "<" + level.getValue() + ">"
                        + line.substring(level.getKey().length());
            }
        }
        return "<" + FAILED + ">" + line;
    }
}
