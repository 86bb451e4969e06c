package org.netbearer.launcher;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.netbearer.api.PrintableText;

/** What this process was given to talk to people. */
final class Terminal {
    private Terminal() {}

    /** Tells whether a person sits at both standard input and output. */
    @SuppressWarnings(
            "SystemConsoleNull") // it does on the oldest JDK that we run on; on others the second question counts
    static boolean isAttached() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // JDK 22 and later may hand out a console that is none
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Says one line on standard error, whatever the message holds. */
    static void say(String message) {
        System.err.println("netbearer: " + PrintableText.of(message));
    }

    /**
     * Makes a stream for whoever prints in the framework, on standard error: standard output holds nothing but answers. After it is
     * closed, it drops everything.
     */
    static PrintStream chatter() {
        var err = new FilterOutputStream(System.err) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
        return new PrintStream(err, true, Charset.defaultCharset());
    }

    /**
     * Leaves out the four lines that JDK 24 and later print when Felix 7 uses {@code sun.misc.Unsafe}.
     *
     * <p>There is no attribute of a manifest that allows it, and an option of the JVM would end older ones. Everything else that is
     * printed meanwhile comes afterwards.
     */
    static <T> T withoutUnsafeWarnings(Supplier<T> action) {
        PrintStream err = System.err;
        var held = new ByteArrayOutputStream();
        System.setErr(new PrintStream(held, true, StandardCharsets.UTF_8));
        try {
            return action.get();
        } finally {
            System.setErr(err);
            held.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !(line.startsWith("WARNING: ") && line.contains("sun.misc.Unsafe")))
                    .forEach(err::println);
        }
    }
}
