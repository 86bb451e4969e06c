package org.netbearer.launcher;

import java.io.Console;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netbearer.api.PrintableText;

/** The standard streams of this process. */
final class Terminal {
    private static final Path OUT = Path.of("/proc/self/fd/1");
    private static final Path ERR = Path.of("/proc/self/fd/2");

    private static final boolean JOURNAL = Journal.reads(System.getenv("JOURNAL_STREAM"), ERR);

    private Terminal() {}

    /** Returns whether standard error goes to the journal of systemd. */
    static boolean isJournal() {
        return JOURNAL;
    }

    /** Returns whether standard input and output are both a terminal. */
    @SuppressWarnings(
            "SystemConsoleNull") // it does on the oldest JDK that we run on; on others the second question counts
    static boolean isAttached() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // JDK 22 and later may enqueue out a console that is none
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Prints one line on standard error, made safe to print. */
    static void printError(String message) {
        System.err.println(errorLine(message));
    }

    /** Prints one line on standard error that tells of no error, made safe to print. */
    static void printNotice(String message) {
        System.err.println(errorLine(JOURNAL ? "INFO " + message : message));
    }

    /** Returns the line that is printed of an error, safe to print. */
    static String errorLine(String message) {
        String printable = PrintableText.of(message);
        return JOURNAL ? Journal.line(printable) : "netbearer: " + printable;
    }

    /** Returns whether standard error is the same device as standard output; false where that cannot be found out. */
    static boolean isErrorAttached() {
        try {
            return Files.readSymbolicLink(OUT).equals(Files.readSymbolicLink(ERR));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /**
     * Creates a stream for whoever prints in the framework, on standard error: standard output holds nothing but answers. After it is
     * closed, it drops everything.
     */
    static PrintStream bundleOutput() {
        var err = new FilterOutputStream(System.err) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
        return new PrintStream(err, true, Charset.defaultCharset());
    }
}
