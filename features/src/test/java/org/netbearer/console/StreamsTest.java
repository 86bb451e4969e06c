package org.netbearer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StreamsTest {
    private static Streams streams(byte[] script, Charset charset) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Streams(new ByteArrayInputStream(script), nowhere, nowhere, charset);
    }

    @Test
    void readAScriptInTheCharacterSetOfTheTerminal() throws IOException {
        assertThat(streams("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1)
                        .script()
                        .readLine())
                .isEqualTo("caf\u00e9");
    }

    @Test
    void readAScriptWithAByteOrderMarkAsUtf8() throws IOException {
        assertThat(streams("\ufeffcaf\u00e9".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        .script()
                        .readLine())
                .isEqualTo("caf\u00e9");
    }

    @Test
    void readAScriptThatIsShorterThanAMark() throws IOException {
        assertThat(streams("ls".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .script()
                        .readLine())
                .isEqualTo("ls");
        assertThat(streams(new byte[0], StandardCharsets.UTF_8).script().readLine())
                .isNull();
    }

    @Test
    void showLettersThatTheCharacterSetLacksAsEscapes() {
        assertThat(streams(new byte[0], StandardCharsets.US_ASCII).encodable("Caf\u00e9 \ud83d\ude00"))
                .isEqualTo("Caf\\u{e9} \\u{1f600}");
        assertThat(streams(new byte[0], StandardCharsets.UTF_8).encodable("Caf\u00e9"))
                .isEqualTo("Caf\u00e9");
    }
}
