package org.netbearer.shell;

/** The meaning of a piece of text, shown as a colour where the terminal has colours. */
enum Style {
    /** No style. */
    PLAIN(""),
    /** A heading. */
    HEADING("1"),
    /** In use, or as it should be. */
    GOOD("32"),
    /** Needs attention. */
    WARNING("33"),
    /** Failed. */
    BAD("31"),
    /** Of little interest. */
    FAINT("2");

    private final String attribute;

    Style(String attribute) {
        this.attribute = attribute;
    }

    /** Returns a text between the escape sequences of this style. */
    String apply(String text) {
        return attribute.isEmpty() || text.isEmpty() ? text : "\033[" + attribute + "m" + text + "\033[0m";
    }
}
