package org.netbearer.shell;

import org.netbearer.api.PrintableText;

/**
 * A piece of text with its meaning.
 *
 * @param text safe to print
 * @param style what it means
 */
record Cell(String text, Style style) {
    static final Cell EMPTY = new Cell("", Style.PLAIN);

    Cell {
        text = PrintableText.of(text);
    }

    static Cell of(Object value) {
        return new Cell(value.toString(), Style.PLAIN);
    }

    /** Returns the text, padded with spaces to a number of columns. */
    String render(int width, boolean colour) {
        String padding = " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
        return (colour ? style.apply(text) : text) + padding;
    }
}
