package org.netbearer.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.DefaultParser.Bracket;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands from a person at a terminal, who edits them, recalls earlier ones and has words completed.
 *
 * <p>Ctrl-C clears the line, or ends the command that runs; it never ends the process. Ctrl-D leaves. Confined to the thread of the
 * console.
 */
final class PersonReader {
    private static final String PROMPT = "g! ";
    private static final String CONTINUATION = "> ";

    private final ConsoleSession session;
    private final Terminal terminal;
    private final LineReader lines;

    private PersonReader(ConsoleSession session, Terminal terminal, WordCompleter completer, @Nullable Path history) {
        this.session = session;
        this.terminal = terminal;
        var builder = LineReaderBuilder.builder()
                .appName("Netbearer")
                .terminal(terminal)
                .parser(parser())
                .completer(completer)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION);
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        this.lines = builder.build();
    }

    /** Returns a parser to which a command with an unclosed quote or bracket is not complete, as to Gogo. */
    private static DefaultParser parser() {
        var parser = new DefaultParser();
        parser.setEofOnUnclosedQuote(true);
        parser.setEofOnUnclosedBracket(Bracket.CURLY, Bracket.ROUND, Bracket.SQUARE);
        parser.setEscapeChars(null); // Gogo's are its own business
        return parser;
    }

    /**
     * Reads and runs commands until the person leaves.
     *
     * @param history file that keeps the commands for the next start; null for none
     * @param redirect takes over error lines while somebody types, so that they appear above the prompt; null gives them back
     * @return the exit status
     * @throws IOException if the terminal cannot be opened
     */
    static int run(
            ConsoleSession session,
            WordCompleter completer,
            @Nullable Path history,
            String banner,
            Consumer<@Nullable Consumer<String>> redirect)
            throws IOException {
        try (Terminal terminal = TerminalBuilder.builder()
                .name("Netbearer")
                .system(true)
                .encoding(session.streams().charset())
                .build()) {
            boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
            if (dumb) {
                // such a terminal knows neither its size nor its signals
                session.onTerminal(Terminal.TYPE_DUMB, TerminalSize::columns, TerminalSize::lines);
                Signals.register("INT", () -> terminal.raise(Signal.INT));
            } else {
                session.onTerminal(
                        terminal.getType(),
                        () -> terminal.getSize().getColumns(),
                        () -> terminal.getSize().getRows());
            }
            session.print(banner);
            return new PersonReader(session, terminal, completer, history).run(redirect);
        }
    }

    private int run(Consumer<@Nullable Consumer<String>> redirect) {
        terminal.handle(Signal.INT, signal -> session.interrupt());
        while (true) {
            try {
                redirect.accept(lines::printAbove);
                String line = lines.readLine(PROMPT);
                redirect.accept(null);
                if (session.run(line) == ConsoleSession.INTERRUPTED) {
                    session.print(""); // ends the line with the ^C
                }
            } catch (UserInterruptException cleared) {
                if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                    session.print("");
                }
            } catch (EndOfFileException left) {
                return 0;
            } catch (ExitException exit) {
                return exit.status();
            } finally {
                redirect.accept(null);
            }
        }
    }
}
