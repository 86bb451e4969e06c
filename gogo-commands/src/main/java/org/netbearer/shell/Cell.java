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

    /** Returns a cell that takes no more than a number of columns; an ellipsis stands for what is left out. */
    Cell shortened(int width) {
        if (DisplayWidth.of(text) <= width) {
            return this;
        }
        int end = text.length();
        while (end > 0 && DisplayWidth.of(text.substring(0, end)) > width - 1) {
            end = text.offsetByCodePoints(end, -1);
        }
        return new Cell(text.substring(0, end) + "\u2026", style);
    }
}
