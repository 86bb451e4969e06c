package org.netbearer.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prints lines on standard error, those of the start only once it is over: a start that fails is reported in one line, not in
 * one for each bundle. Thread-safe.
 */
final class ErrorLines implements Consumer<String> {
    private @Nullable List<String> held = new ArrayList<>();
    private @Nullable Consumer<String> terminal;

    @Override
    public void accept(String line) {
        Consumer<String> taker;
        synchronized (this) {
            if (held != null) {
                held.add(line);
                return;
            }
            taker = terminal;
        }
        if (taker == null) {
            Terminal.printError(line);
        } else {
            taker.accept(Terminal.errorLine(line));
        }
    }

    /** Sets who prints the lines instead, null for nobody: a line editor, above what is being typed. */
    synchronized void redirect(@Nullable Consumer<String> taker) {
        terminal = Terminal.isErrorAttached() ? taker : null;
    }

    /** Prints what was held back, and from now on each line as it comes. */
    void release() {
        List<String> lines;
        synchronized (this) {
            lines = held == null ? List.of() : held;
            held = null;
        }
        lines.forEach(Terminal::printError);
    }
}
