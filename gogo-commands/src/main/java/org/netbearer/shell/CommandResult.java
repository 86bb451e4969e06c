package org.netbearer.shell;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value that a command returns; it has a form for people and one for programs.
 *
 * <p>Immutable. {@code toString} is the plain text too, for callers that format nothing, such as Gogo's {@code echo}.
 */
interface CommandResult {
    /**
     * Returns the form for people.
     *
     * @param features what the output device can show
     * @return one or more lines, without a line end after the last
     */
    String text(TerminalFeatures features);

    /**
     * Returns the form for programs.
     *
     * @return a tree for {@link JsonWriter}
     */
    Map<String, @Nullable Object> json();

    /** Returns the records of the form for programs: the elements of its only list, its only part, or the whole. */
    @SuppressWarnings("unchecked") // trees for JsonWriter have text for keys
    default List<Map<String, @Nullable Object>> records() {
        var json = json();
        for (Object value : json.values()) {
            if (value instanceof List<?> list && (list.isEmpty() || list.get(0) instanceof Map<?, ?>)) {
                return (List<Map<String, @Nullable Object>>) list;
            }
        }
        var parts = json.values().stream().filter(Map.class::isInstance).toList();
        return parts.size() == 1 ? List.of((Map<String, @Nullable Object>) parts.get(0)) : List.of(json);
    }

    /** Returns the fields that are printed if nobody chooses: those that have no parts. */
    default List<String> usualFields() {
        return records().stream()
                .limit(1)
                .flatMap(record -> record.entrySet().stream())
                .filter(field -> !(field.getValue() instanceof Map<?, ?>) && !(field.getValue() instanceof List<?>))
                .map(Map.Entry::getKey)
                .toList();
    }
}
