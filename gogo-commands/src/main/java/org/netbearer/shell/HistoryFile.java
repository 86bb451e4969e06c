package org.netbearer.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationState;

/**
 * Keeps the history over starts: a file with one JSON object a line, each written as it happens, so that no end of the process loses more
 * than the line that was being written.
 *
 * <p>It has at most {@link #MOST_BYTES}; beyond that, the older half is dropped. Where it cannot be written, nothing more is kept.
 * Thread-safe.
 */
final class HistoryFile {
    static final String NAME = "history.jsonl";
    static final long MOST_BYTES = 1 << 20;

    private static final Pattern FIELD =
            Pattern.compile("\"(\\w++)\":\\s*+(?:null|(-?\\d++)|\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\")");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private final Path file;
    private boolean broken; // guarded by this

    /** Uses the file in a folder, which need not be there yet. */
    HistoryFile(Path folder) {
        file = folder.resolve(NAME);
    }

    /** Reads what earlier processes wrote, the oldest first; a line that is not whole is left out. */
    synchronized List<HistoryEntry> load() {
        try {
            var entries = new ArrayList<HistoryEntry>();
            for (String line : lines()) {
                parse(line).ifPresent(entries::add);
            }
            return List.copyOf(entries);
        } catch (IOException unreadable) {
            broken = true;
            return List.of();
        }
    }

    private List<String> lines() throws IOException {
        // any bytes: a line that was cut off may end within a character
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.US_ASCII)
                        .lines()
                        .toList()
                : List.of();
    }

    /** Adds an entry. */
    synchronized void append(HistoryEntry entry) {
        if (broken) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String line = JsonWriter.line(entry.json()) + "\n";
            if (Files.exists(file) && Files.size(file) + line.length() > MOST_BYTES) {
                dropOlderHalf();
            }
            Files.writeString(
                    file, line, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            broken = true;
        }
    }

    private void dropOlderHalf() throws IOException {
        Deque<String> kept = new ArrayDeque<>(lines());
        long bytes = Files.size(file);
        while (bytes > MOST_BYTES / 2) {
            bytes -= kept.removeFirst().length() + 1L;
        }
        Path fresh = file.resolveSibling(NAME + ".new");
        Files.write(fresh, kept, StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<HistoryEntry> parse(String line) {
        if (!line.startsWith("{") || !line.endsWith("}")) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        var field = FIELD.matcher(line);
        while (field.find()) {
            String value = field.group(2) != null ? field.group(2) : field.group(3);
            if (value != null) {
                fields.put(field.group(1), unescaped(value));
            }
        }
        try {
            return Optional.of(new HistoryEntry(
                    Instant.parse(fields.getOrDefault("instant", "")),
                    Long.parseLong(fields.getOrDefault("revision", "")),
                    fields.getOrDefault("event", ""),
                    fields.getOrDefault("identifier", ""),
                    fields.getOrDefault("interface", ""),
                    state(fields.get("before")),
                    state(fields.get("after")),
                    fields.getOrDefault("text", "")));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<ConfigurationState> state(@Nullable String name) {
        return Optional.ofNullable(name).map(ConfigurationState::valueOf);
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            String character = escape.group(1) != null
                    ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                    : switch (escape.group(2)) {
                        case "n" -> "\n";
                        case "r" -> "\r";
                        case "t" -> "\t";
                        case "b" -> "\b";
                        case "f" -> "\f";
                        default -> escape.group(2);
                    };
            return Matcher.quoteReplacement(character);
        });
    }
}
