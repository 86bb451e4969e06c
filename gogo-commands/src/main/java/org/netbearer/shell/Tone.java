package org.netbearer.shell;

/** What a piece of text means to the reader, shown as a colour where there are colours. */
enum Tone {
    /** Nothing in particular. */
    PLAIN(""),
    /** A heading. */
    HEADING("1"),
    /** In use, in order. */
    GOOD("32"),
    /** Worth a look. */
    WARNING("33"),
    /** Out of order. */
    BAD("31"),
    /** Of less interest. */
    FAINT("2");

    private final String attribute;

    Tone(String attribute) {
        this.attribute = attribute;
    }

    /** Wraps a text in the escape sequences of this tone. */
    String paint(String text) {
        return attribute.isEmpty() || text.isEmpty() ? text : "\033[" + attribute + "m" + text + "\033[0m";
    }
}
