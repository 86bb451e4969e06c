package org.netbearer.shell;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) from maps, lists, strings, numbers, booleans and null.
 *
 * <p>The text is ASCII, everything else is written as escapes: no terminal is harmed, and no character set of a locale can
 * lose anything on the way out. Confined to the thread that writes.
 */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private int depth;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    /** Writes over several lines for people, without a line end after the last. */
    static String pretty(@Nullable Object value) {
        return new JsonWriter(true).value(value);
    }

    /** Writes on one line. */
    static String line(@Nullable Object value) {
        return new JsonWriter(false).value(value);
    }

    private String value(@Nullable Object value) {
        write(value);
        return out.toString();
    }

    private void write(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else if (value instanceof String text) {
            quote(text);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(map);
        } else if (value instanceof Iterable<?> values) {
            writeArray(values);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void writeObject(Map<?, ?> map) {
        writeBracketed('{', map.entrySet(), '}', entry -> {
            quote(String.valueOf(entry.getKey()));
            out.append(indented ? ": " : ":");
            write(entry.getValue());
        });
    }

    private void writeArray(Iterable<?> values) {
        writeBracketed('[', values, ']', this::write);
    }

    private <T extends @Nullable Object> void writeBracketed(
            char open, Iterable<T> elements, char close, Consumer<? super T> writer) {
        out.append(open);
        depth++;
        boolean first = true;
        for (T element : elements) {
            out.append(first ? "" : ",");
            newLine();
            writer.accept(element);
            first = false;
        }
        depth--;
        if (!first) {
            newLine();
        }
        out.append(close);
    }

    private void newLine() {
        if (indented) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void quote(String text) {
        out.append('"');
        text.chars().forEach(this::writeCharacter);
        out.append('"');
    }

    private void writeCharacter(int unit) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (unit >= ' ' && unit < 0x7f) {
                    out.append((char) unit);
                } else {
                    out.append(String.format("\\u%04x", unit));
                }
            }
        }
    }
}
