package org.netbearer.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpAnswerReaderTest {
    @Test
    void readsStatusLocationAndBody() throws IOException {
        assertThat(read("HTTP/1.1 302 Found\r\nlocation:  http://a/ \r\nContent-Length: 2\r\n\r\nokay"))
                .isEqualTo(new HttpAnswer(302, "http://a/", "ok"));
    }

    @Test
    void aLoneLineFeedEndsALine() throws IOException {
        assertThat(read("HTTP/1.0 200 OK\nX: y\n\nbody")).isEqualTo(new HttpAnswer(200, "", "body"));
    }

    @Test
    void anInterimAnswerIsSkipped() throws IOException {
        assertThat(read("HTTP/1.1 103 Early\r\nLocation: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\nrest"))
                .isEqualTo(new HttpAnswer(204, "", ""));
    }

    @Test
    void chunksAreJoined() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nonl\r\n3\r\nine\r\n0\r\n\r\n")
                        .body())
                .isEqualTo("online");
    }

    @Test
    void noMoreThanFourKibibytesOfABodyAreKept() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(9000)).body()).hasSize(4096);
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2328\r\n" + "x".repeat(9000) + "\r\n")
                        .body())
                .hasSize(4096);
    }

    @Test
    void aBodyThatEndsEarlyIsWhatItIs() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort").body())
                .isEqualTo("short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 204",
                "HTTP/2 204 OK\r\n\r\n",
                "HTTP/1.1 999 OK\r\n\r\n",
                "hello\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void whatIsNoAnswerIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void aHeadWithoutEndIsRefused() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(10_000)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void randomBytesNeverDoMoreThanRefuse() {
        var random = new Random(20261201);
        byte[] start = PlayedServer.bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nLocation: x\r\n\r\n5\r\n");
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            int kept = random.nextInt(start.length);
            System.arraycopy(start, 0, bytes, 0, Math.min(kept, bytes.length));
            try {
                HttpAnswer answer = HttpAnswerReader.read(new ByteArrayInputStream(bytes));
                assertThat(answer.body().length()).isLessThanOrEqualTo(4096);
            } catch (IOException refused) {
                assertThat(refused).isInstanceOf(ProtocolException.class);
            }
        }
    }

    private static HttpAnswer read(String text) throws IOException {
        return HttpAnswerReader.read(new ByteArrayInputStream(PlayedServer.bytes(text)));
    }
}
