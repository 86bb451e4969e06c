package org.netbearer.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result that is only a text; immutable.
 *
 * @param text the text
 */
record Message(String text) implements CommandResult {
    @Override
    public String text(TerminalFeatures features) {
        return text;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        return Map.of("text", text);
    }

    @Override
    public String toString() {
        return text;
    }
}
