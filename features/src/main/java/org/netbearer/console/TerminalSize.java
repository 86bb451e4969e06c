package org.netbearer.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Asks the terminal of this process for its size by {@code stty}, which takes a few milliseconds. */
final class TerminalSize {
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");

    private TerminalSize() {}

    /** Returns the width; 0 if it is not known. */
    static int columns() {
        return ask(2);
    }

    /** Returns the height; 0 if it is not known. */
    static int lines() {
        return ask(1);
    }

    private static int ask(int group) {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = stty.getInputStream()) {
                var size = ROWS_AND_COLUMNS.matcher(new String(out.readAllBytes(), StandardCharsets.US_ASCII));
                return size.matches() ? Integer.parseInt(size.group(group)) : 0;
            }
        } catch (IOException noStty) {
            return 0;
        }
    }
}
