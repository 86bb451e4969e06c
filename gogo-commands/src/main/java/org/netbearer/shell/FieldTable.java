package org.netbearer.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;

/**
 * Chosen fields of a result's records, as text; immutable.
 *
 * @param fields their names: paths through the JSON such as {@code link.name}
 * @param rows their values, a row for each record
 */
record FieldTable(List<String> fields, List<List<String>> rows) implements CommandResult {
    private static final String ALL = "all";

    /**
     * Creates the table.
     *
     * @param wanted names of fields in any case, {@code all}, or nothing for the usual ones
     * @throws CommandException if no record has such a field, naming those that are near
     */
    static FieldTable of(CommandResult result, List<String> wanted) {
        var records = result.records();
        var known = known(result);
        var fields = new ArrayList<String>();
        for (String name : wanted.isEmpty() ? result.usualFields() : wanted) {
            if (name.equals(ALL)) {
                records.stream().limit(1).forEach(record -> leaves("", record, fields));
            } else {
                fields.add(find(name, known));
            }
        }
        return new FieldTable(
                List.copyOf(fields),
                records.stream()
                        .map(record -> fields.stream()
                                .map(field -> PrintableText.of(text(value(record, field))))
                                .toList())
                        .toList());
    }

    /** Lists the names of all fields that a record has. */
    static Set<String> known(CommandResult result) {
        Set<String> known = new LinkedHashSet<>();
        result.records().forEach(record -> collect("", record, known));
        return known;
    }

    private static String find(String name, Set<String> known) {
        if (known.isEmpty()) {
            return name;
        }
        return known.stream()
                .filter(field -> field.equalsIgnoreCase(name))
                .findFirst()
                // a part of something that no record has now
                .or(() -> known.stream().anyMatch(field -> name.startsWith(field + "."))
                        ? Optional.of(name)
                        : Optional.empty())
                .orElseThrow(() -> new CommandException("no field " + name + "; "
                        + (Suggestions.near(name, known).isEmpty()
                                ? "there are " + String.join(", ", known)
                                : "near: " + DisplayText.list(Suggestions.near(name, known)))));
    }

    /** Collects the paths of all fields. */
    private static void collect(String prefix, @Nullable Object node, Set<String> paths) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                paths.add(prefix + key);
                collect(prefix + key + ".", value, paths);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(element -> collect(prefix, element, paths));
        }
    }

    /** Collects the paths of the fields that have no parts. */
    private static void leaves(String prefix, Map<?, ?> record, List<String> paths) {
        record.forEach((key, value) -> {
            if (value instanceof Map<?, ?> part && !part.isEmpty()) {
                leaves(prefix + key + ".", part, paths);
            } else {
                paths.add(prefix + key);
            }
        });
    }

    private static @Nullable Object value(@Nullable Object node, String path) {
        if (path.isEmpty() || node == null) {
            return node;
        }
        if (node instanceof List<?> list) {
            return list.stream().map(element -> text(value(element, path))).toList();
        }
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        return node instanceof Map<?, ?> map ? value(map.get(key), dot < 0 ? "" : path.substring(dot + 1)) : null;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof List<?> list) {
            return list.stream().map(FieldTable::text).collect(Collectors.joining(","));
        } else if (value instanceof Map<?, ?> map) {
            return map.values().stream().map(FieldTable::text).collect(Collectors.joining("/"));
        }
        return value.toString();
    }

    /** Returns the values of each record on a line, separated by colons; a colon or backslash in a value follows a backslash. */
    String terse() {
        return rows.stream()
                .map(row -> row.stream()
                        .map(value -> value.replace("\\", "\\\\").replace(":", "\\:"))
                        .collect(Collectors.joining(":")))
                .collect(Collectors.joining("\n"));
    }

    /** Returns each field on a line with its name, an empty line between two records. */
    String multiline() {
        int width = fields.stream().mapToInt(String::length).max().orElse(0) + 2;
        var blocks = new ArrayList<String>();
        for (List<String> row : rows) {
            var lines = new ArrayList<String>();
            for (int i = 0; i < fields.size(); i++) {
                lines.add(String.format(Locale.ROOT, "%-" + width + "s%s", fields.get(i) + ":", row.get(i))
                        .stripTrailing());
            }
            blocks.add(String.join("\n", lines));
        }
        return String.join("\n\n", blocks);
    }

    @Override
    public String text(TerminalFeatures features) {
        var table = new Table(
                fields.stream().map(field -> field.toUpperCase(Locale.ROOT)).toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray()));
        return table.render(features);
    }

    @Override
    public Map<String, @Nullable Object> json() {
        throw new UnsupportedOperationException("made from JSON");
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
