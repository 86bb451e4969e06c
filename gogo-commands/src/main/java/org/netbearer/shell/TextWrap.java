package org.netbearer.shell;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks lines that are longer than the screen is wide, between words. */
final class TextWrap {
    private static final Pattern ESCAPE = Pattern.compile("\033\\[[0-9;]*m");
    private static final Pattern FIRST_COLUMN = Pattern.compile("^( *(?:\\S+ )*\\S+ {2,})\\S");
    private static final int INDENT = 2;

    private TextWrap() {}

    /** Returns the text with no line wider than the screen, unless a single word is. */
    static String wrap(String text, int columns) {
        return columns == TerminalFeatures.UNLIMITED
                ? text
                : text.lines().map(line -> wrapLine(line, columns)).collect(Collectors.joining("\n"));
    }

    private static String wrapLine(String line, int columns) {
        if (width(line) <= columns) {
            return line;
        }
        int indent = indent(line, columns);
        var wrapped = new StringBuilder();
        int used = 0;
        for (String word : line.split("(?<= )(?=[^ ])", -1)) {
            int width = width(word.stripTrailing());
            if (used + width > columns && used > indent) {
                wrapped.setLength(wrapped.toString().stripTrailing().length());
                wrapped.append('\n').append(" ".repeat(indent));
                used = indent;
            }
            wrapped.append(word);
            used += width(word);
        }
        return wrapped.toString();
    }

    /** Returns where the second column of a line begins, if there is one in the left half. */
    private static int indent(String line, int columns) {
        var first = FIRST_COLUMN.matcher(ESCAPE.matcher(line).replaceAll(""));
        int second = first.find() ? DisplayWidth.of(first.group(1)) : columns;
        return second <= columns / 2 ? second : INDENT;
    }

    private static int width(String text) {
        return DisplayWidth.of(ESCAPE.matcher(text).replaceAll(""));
    }
}
