package org.netbearer.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Connectivity;

final class HttpCheckTest {
    private static final ExpectedAnswer NO_CONTENT = new ExpectedAnswer(204, "");
    private static final ExpectedAnswer ONLINE = new ExpectedAnswer(200, "online");

    @Test
    void theExpectedStatusMeansFull() throws IOException {
        try (var server = PlayedServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            assertThat(ask(server, NO_CONTENT)).isEqualTo(Verdict.FULL);
        }
    }

    @Test
    void theExpectedBodyMeansFullThoughMoreFollows() throws IOException {
        try (var server = PlayedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nonline!\r\n")) {
            assertThat(ask(server, ONLINE)).isEqualTo(Verdict.FULL);
        }
    }

    @Test
    void aRedirectIsAPortalAndIsNotFollowed() throws IOException {
        try (var server = PlayedServer.answering("HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\n\r\n")) {
            assertThat(ask(server, NO_CONTENT))
                    .isEqualTo(new Verdict(Connectivity.PORTAL, "portal at http://portal.example/"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void thePortalsAddressIsMadeSafeToPrint() throws IOException {
        String hostile = "http://x/\u001b[2J\u0007" + "a".repeat(3000);
        try (var server = PlayedServer.answering("HTTP/1.1 307 x\r\nLocation: " + hostile + "\r\n\r\n")) {
            Verdict verdict = ask(server, NO_CONTENT);

            assertThat(verdict.connectivity()).isEqualTo(Connectivity.PORTAL);
            assertThat(verdict.detail())
                    .hasSizeLessThan(210)
                    .doesNotContain("\u001b")
                    .doesNotContain("\u0007");
        }
    }

    @Test
    void anotherPageInItsPlaceIsAPortal() throws IOException {
        try (var server = PlayedServer.answering("HTTP/1.1 200 OK\r\n\r\n<html>Please log in</html>")) {
            assertThat(ask(server, ONLINE).connectivity()).isEqualTo(Connectivity.PORTAL);
            assertThat(ask(server, NO_CONTENT).connectivity()).isEqualTo(Connectivity.PORTAL);
        }
    }

    @Test
    void status511IsAPortal() throws IOException {
        try (var server = PlayedServer.answering("HTTP/1.1 511 Network Authentication Required\r\n\r\n")) {
            assertThat(ask(server, NO_CONTENT).connectivity()).isEqualTo(Connectivity.PORTAL);
        }
    }

    @Test
    void anErrorOfTheServerIsLimited() throws IOException {
        try (var server = PlayedServer.answering("HTTP/1.1 503 Busy\r\n\r\n")) {
            assertThat(ask(server, NO_CONTENT))
                    .isEqualTo(new Verdict(Connectivity.LIMITED, "status 503 instead of 204"));
        }
    }

    @Test
    void anAnswerThatIsNoHttpIsLimited() throws IOException {
        try (var server = PlayedServer.answering("SSH-2.0-OpenSSH_9.2\r\n")) {
            assertThat(ask(server, NO_CONTENT)).isEqualTo(new Verdict(Connectivity.LIMITED, "the answer is no HTTP"));
        }
    }

    @Test
    void noAnswerInTimeIsLimited() throws IOException {
        try (var server = PlayedServer.silent()) {
            assertThat(ask(server, NO_CONTENT, Duration.ofMillis(50)))
                    .isEqualTo(new Verdict(Connectivity.LIMITED, "no answer in time"));
        }
    }

    @Test
    void aServerThatDripsDoesNotHoldTheCheckLongerThanItsTime() throws IOException {
        try (var server = new PlayedServer((socket, closed) -> {
            for (byte one : PlayedServer.bytes("HTTP/1.1 204 " + "x".repeat(10_000))) {
                socket.getOutputStream().write(one);
                if (closed.await(5, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        })) {
            assertThat(ask(server, NO_CONTENT, Duration.ofMillis(100)))
                    .isEqualTo(new Verdict(Connectivity.LIMITED, "no answer in time"));
        }
    }

    @Test
    void aBodyWithoutEndIsReadUpToItsLimit() throws IOException {
        try (var server = new PlayedServer((socket, closed) -> {
            socket.getOutputStream().write(PlayedServer.bytes("HTTP/1.1 200 OK\r\n\r\nonline"));
            while (true) {
                socket.getOutputStream().write(new byte[1000]);
            }
        })) {
            assertThat(ask(server, ONLINE)).isEqualTo(Verdict.FULL);
        }
    }

    @Test
    void aClosedPortIsLimitedWithTheSystemsReason() throws IOException {
        CheckAddress address;
        try (var server = PlayedServer.silent()) {
            address = server.address();
        }
        Verdict verdict = new HttpCheck(address, NO_CONTENT).run(new DefaultEgress(), false, deadline(10_000));

        assertThat(verdict.connectivity()).isEqualTo(Connectivity.LIMITED);
        assertThat(verdict.detail()).containsIgnoringCase("refused");
    }

    @Test
    void noRouteIsNone() {
        var check = new HttpCheck(CheckAddress.parse("http://192.0.2.1/"), NO_CONTENT);

        assertThat(check.run(failing(new NoRouteToHostException("No route to host")), false, deadline(1000)))
                .isEqualTo(new Verdict(Connectivity.NONE, "No route to host"));
        assertThat(check.run(failing(new IOException("Network is unreachable")), false, deadline(1000))
                        .connectivity())
                .isEqualTo(Connectivity.NONE);
    }

    @Test
    void aLiteralOfTheOtherFamilyIsUnknownAndNothingIsSent() throws IOException {
        try (var server = PlayedServer.answering("HTTP/1.1 204 x\r\n\r\n")) {
            Verdict verdict =
                    new HttpCheck(server.address(), NO_CONTENT).run(new DefaultEgress(), true, deadline(1000));

            assertThat(verdict.connectivity()).isEqualTo(Connectivity.UNKNOWN);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aNameThatNobodyCanBeAskedForIsUnknown() {
        var check = new HttpCheck(CheckAddress.parse("http://check.example/"), NO_CONTENT);

        assertThat(check.run(failing(new Egress.UnresolvedException("eth0 has no name server")), false, deadline(1000)))
                .isEqualTo(new Verdict(Connectivity.UNKNOWN, "eth0 has no name server"));
    }

    @Test
    void theRequestCarriesNothingThatTellsTheClientApart() throws IOException {
        try (var server = PlayedServer.answering("HTTP/1.1 204 x\r\n\r\n")) {
            ask(server, NO_CONTENT);

            assertThat(server.requests())
                    .containsExactly("GET /online?v=1 HTTP/1.1\r\nHost: "
                            + server.address().hostField()
                            + "\r\nUser-Agent: Netbearer\r\nAccept: */*\r\nCache-Control: no-cache\r\n"
                            + "Connection: close\r\n\r\n");
        }
    }

    private static Verdict ask(PlayedServer server, ExpectedAnswer expected) {
        return ask(server, expected, Duration.ofSeconds(10));
    }

    private static Verdict ask(PlayedServer server, ExpectedAnswer expected, Duration time) {
        return new HttpCheck(server.address(), expected)
                .run(new DefaultEgress(), false, Deadline.after(time, System::nanoTime));
    }

    private static Deadline deadline(long millis) {
        return Deadline.after(Duration.ofMillis(millis), System::nanoTime);
    }

    private static Egress failing(IOException failure) {
        return new Egress() {
            @Override
            public Socket open() throws IOException {
                throw failure;
            }

            @Override
            public List<InetAddress> addresses(String host, boolean ipv6, Deadline deadline) throws IOException {
                throw failure;
            }
        };
    }
}
