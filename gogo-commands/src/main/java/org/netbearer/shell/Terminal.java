package org.netbearer.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one running command.
 *
 * <p>Confined to the thread of the command.
 *
 * @param out where its output goes
 * @param err where remarks to the user go
 * @param keyboard where Enter can be seen without a job control that takes Ctrl-C; null if there is job control, or no user
 * @param features what its output device can show
 */
record Terminal(PrintStream out, PrintStream err, @Nullable InputStream keyboard, TerminalFeatures features) {
    private static final String CLEAR_LINE = "\r\033[K";

    /** Returns the streams of the command that the current thread runs; those of nobody if it runs none. */
    static Terminal current() {
        var process = Process.Utils.current();
        if (process == null) {
            var nowhere = new PrintStream(OutputStream.nullOutputStream());
            return new Terminal(nowhere, nowhere, null, TerminalFeatures.PLAIN);
        }
        var session = process.job().session();
        var features = TerminalFeatures.of(session);
        boolean jobControl = session.get("TERM") != null;
        return new Terminal(
                process.out(),
                process.err(),
                features.terminal() && !jobControl ? session.getKeyboard() : null,
                features);
    }

    /** Prints a line of output, over several if the terminal is narrow. */
    void print(String line) {
        out.println(encodable(TextWrap.wrap(line, features.columns())));
        out.flush();
    }

    /** Prints text that moves the cursor itself. */
    void draw(String text) {
        out.print(text.lines().map(Terminal::encodable).collect(Collectors.joining("\n")));
        out.flush();
    }

    /** Returns whether nobody can take output any more. */
    boolean isGone() {
        return out.checkError();
    }

    /** Prints a progress line over the one before, on a terminal only. An empty text clears the line. */
    void showProgress(String text) {
        if (features.terminal()) {
            var line = Cell.of(text);
            int columns = features.columns() - 1; // a line that wraps cannot be rewritten
            err.print(CLEAR_LINE + line.shortened(columns).text());
            err.flush();
        }
    }

    /** Returns whether Enter was pressed since the last call; takes the line that it ended. */
    boolean enterPressed() {
        try {
            if (keyboard == null || keyboard.available() == 0) {
                return false;
            }
            while (keyboard.available() > 0) {
                if (keyboard.read() == '\n') {
                    return true;
                }
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    /** Returns a line in which the characters are escapes that Gogo, which uses the default character set, would lose. */
    private static String encodable(String line) {
        var encoder = Charset.defaultCharset().newEncoder();
        if (encoder.canEncode(line)) {
            return line;
        }
        return line.codePoints()
                .mapToObj(Character::toString)
                .map(character -> encoder.canEncode(character)
                        ? character
                        : "\\u{" + Integer.toHexString(character.codePointAt(0)) + "}")
                .collect(Collectors.joining());
    }
}
