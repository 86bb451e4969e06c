package org.netbearer.console;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The streams of commands and their results.
 *
 * @param in the keyboard, or a script
 * @param out results
 * @param err error messages
 * @param charset of all three
 */
record Streams(InputStream in, PrintStream out, PrintStream err, Charset charset) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /**
     * Returns those of the process itself, not those that Gogo puts in the place of {@code System.out}, which come back to it.
     *
     * @param failed called when standard output takes no more
     */
    static Streams standard(Consumer<IOException> failed) {
        Charset charset = terminalCharset();
        return new Streams(
                new Unclosed(new FileInputStream(FileDescriptor.in)),
                new PrintStream(new Watched(new FileOutputStream(FileDescriptor.out), failed), true, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                charset);
    }

    /** Opens a script for reading; one that begins with a byte-order mark is in UTF-8, and the mark is no part of it. */
    BufferedReader script() throws IOException {
        var pushback = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] first = pushback.readNBytes(BYTE_ORDER_MARK.length);
        boolean marked = Arrays.equals(first, BYTE_ORDER_MARK);
        if (!marked) {
            pushback.unread(first);
        }
        return new BufferedReader(new InputStreamReader(pushback, marked ? StandardCharsets.UTF_8 : charset));
    }

    /** Returns a text in which the characters that the character set lacks are escapes, such as {@code \\u{e9}}. */
    String encodable(String text) {
        var encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            escaped.append(encoder.canEncode(character) ? character : "\\u{" + Integer.toHexString(point) + "}");
        });
        return escaped.toString();
    }

    /** Returns what JDK 19 and later found out about the terminal, or what the system uses in general. */
    private static Charset terminalCharset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    /** Stays open: Gogo closes the input of a command that is interrupted, which would be that of the process. */
    private static final class Unclosed extends FilterInputStream {
        private Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    /** Reports the first failure; whoever prints to a {@code PrintStream} never learns of one. */
    private static final class Watched extends FilterOutputStream {
        private final Consumer<IOException> failed;
        private boolean reported;

        private Watched(OutputStream out, Consumer<IOException> failed) {
            super(out);
            this.failed = failed;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                if (!reported) {
                    reported = true;
                    failed.accept(e);
                }
                throw e;
            }
        }

        /** Stays open, like the input. */
        @Override
        public void close() throws IOException {
            flush();
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }
    }
}
