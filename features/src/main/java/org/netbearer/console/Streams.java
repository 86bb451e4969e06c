package org.netbearer.console;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * The streams of commands and their results.
 *
 * @param in the keyboard, or a script
 * @param out answers
 * @param err errorLines
 * @param charset of all three
 */
record Streams(InputStream in, PrintStream out, PrintStream err, Charset charset) {
    /** Those of the process itself, not those that Gogo puts in the place of {@code System.out}, which come back to it. */
    static Streams standard() {
        Charset charset = terminalCharset();
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                charset);
    }

    BufferedReader lines() {
        return new BufferedReader(new InputStreamReader(in, charset));
    }

    /** What JDK 19 and later found out about the terminal, or what the system uses in general. */
    private static Charset terminalCharset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }
}
