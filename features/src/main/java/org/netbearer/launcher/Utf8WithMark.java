package org.netbearer.launcher;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.charset.spi.CharsetProvider;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UTF-8 whose byte-order mark, if there is one, is no part of the text: what editors of Windows write; immutable. */
final class Utf8WithMark extends Charset {
    /** Its name, under which File Install finds it. */
    static final String NAME = "x-UTF-8-with-mark";

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private Utf8WithMark() {
        super(NAME, new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return StandardCharsets.UTF_8.contains(other);
    }

    @Override
    public CharsetEncoder newEncoder() {
        return StandardCharsets.UTF_8.newEncoder();
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder(this);
    }

    /** Decodes UTF-8 and drops the mark at the beginning; confined to one thread, like any decoder. */
    private static final class Decoder extends CharsetDecoder {
        private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        private boolean begun;

        private Decoder(Charset charset) {
            super(charset, 1, 1);
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            if (!begun) {
                int length = matchingBytes(in);
                if (length == in.remaining() && length < MARK.length) {
                    return CoderResult.UNDERFLOW; // may still become the mark
                }
                if (length == MARK.length) {
                    in.position(in.position() + MARK.length);
                }
                begun = true;
            }
            return utf8.decode(in, out, false);
        }

        private static int matchingBytes(ByteBuffer in) {
            int length = 0;
            while (length < MARK.length && length < in.remaining() && in.get(in.position() + length) == MARK[length]) {
                length++;
            }
            return length;
        }

        @Override
        protected void implReset() {
            utf8.reset();
            begun = false;
        }
    }

    /** Creates the charset known to the Java runtime, by which File Install looks it up. */
    public static final class Provider extends CharsetProvider {
        private static final Charset CHARSET = new Utf8WithMark();

        /** Creates the provider; called by the Java runtime. */
        public Provider() {}

        @Override
        public Iterator<Charset> charsets() {
            return List.of(CHARSET).iterator();
        }

        @Override
        public @Nullable Charset charsetForName(String name) {
            return NAME.equalsIgnoreCase(name) ? CHARSET : null;
        }
    }
}
