package org.netbearer.shell;

import org.netbearer.api.PrintableText;

/**
 * A piece of text with its meaning.
 *
 * @param text safe to print
 * @param tone what it means
 */
record Cell(String text, Tone tone) {
    static final Cell EMPTY = new Cell("", Tone.PLAIN);

    Cell {
        text = PrintableText.of(text);
    }

    static Cell of(Object value) {
        return new Cell(value.toString(), Tone.PLAIN);
    }

    /** Shows the text, filled up with spaces to a number of columns. */
    String render(int width, boolean colour) {
        String padding = " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
        return (colour ? tone.paint(text) : text) + padding;
    }
}
