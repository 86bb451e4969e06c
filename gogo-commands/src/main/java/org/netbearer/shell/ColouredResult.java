package org.netbearer.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result for which the user has decided about colours; immutable.
 *
 * @param result the result
 * @param colour whether there are colours
 */
record ColouredResult(CommandResult result, boolean colour) implements CommandResult {
    @Override
    public String text(TerminalFeatures features) {
        return result.text(new TerminalFeatures(features.terminal(), colour, features.columns()));
    }

    @Override
    public Map<String, @Nullable Object> json() {
        return result.json();
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
