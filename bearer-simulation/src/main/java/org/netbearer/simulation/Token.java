package org.netbearer.simulation;

/**
 * One token of a line, without its quotes.
 *
 * @param text the whole token
 * @param key what stands before the first equals sign outside quotes; empty if there is none
 */
record Token(String text, String key) {
    boolean isOption() {
        return !key.isEmpty();
    }

    String value() {
        return key.isEmpty() ? text : text.substring(key.length() + 1);
    }
}
