package org.netbearer.api;

/**
 * Makes text from outside safe to print: on a terminal, in a log line, in a table, in an MBean.
 *
 * <p>Network names come from strangers. A name may hold escape sequences that move the cursor, line breaks that forge a
 * log entry, or bidirectional controls that make it look like another name.
 */
public final class PrintableText {
    private PrintableText() {}

    /**
     * Replaces each character that could do more than show itself by a visible escape.
     *
     * <p>Replaced are control and format characters (among them all bidirectional controls and zero-width marks),
     * line and paragraph separators, private-use, unassigned and lone surrogate code points: {@code \n}, {@code \t}
     * and {@code \r} in that form, others as <code>&#92;u{hex}</code>. A safe text stays as it is, so that doing it
     * twice does no harm.
     *
     * @param text any text
     * @return the same text if there was nothing to replace
     */
    public static String of(String text) {
        int first = 0;
        while (first < text.length() && isPlain(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        var printable = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(printable, point));
        return printable.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }

    private static void append(StringBuilder out, int point) {
        switch (point) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (showsItself(point)) {
                    out.appendCodePoint(point);
                } else {
                    out.append("\\u{").append(Integer.toHexString(point)).append('}');
                }
            }
        }
    }

    private static boolean showsItself(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
