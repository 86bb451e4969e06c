package org.netbearer.simulation;

import org.netbearer.api.PrintableText;

/**
 * What is wrong with one line of a scenario.
 *
 * @param line its number, from 1; 0 if it is about the scenario as a whole
 * @param word the word that is wrong, safe to print; empty if one is missing
 * @param text what is wrong with it, safe to print
 */
public record ScenarioError(int line, String word, String text) {
    /** Creates the texts safe to print. */
    public ScenarioError {
        word = PrintableText.of(word);
        text = PrintableText.of(text);
    }

    /** Returns line, word and text as one sentence. */
    @Override
    public String toString() {
        return (line == 0 ? "" : "line " + line + ": ") + (word.isEmpty() ? "" : "\"" + word + "\" ") + text;
    }
}
