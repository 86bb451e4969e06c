package org.netbearer.simulation;

/** Says what is wrong with one word of a scenario; becomes a {@link ScenarioError}. */
final class WordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String word;

    WordException(String word, String text) {
        super(text);
        this.word = word;
    }

    String word() {
        return word;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
