package org.netbearer.simulation;

/** Thrown when a token of a scenario is wrong; becomes a {@link ScenarioError}. */
final class SyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String word;

    SyntaxException(String word, String text) {
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
