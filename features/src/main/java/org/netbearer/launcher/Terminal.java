package org.netbearer.launcher;

import java.io.Console;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.netbearer.api.PrintableText;

/** The standard streams of this process. */
final class Terminal {
    private Terminal() {}

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
        System.err.println("netbearer: " + PrintableText.of(message));
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
