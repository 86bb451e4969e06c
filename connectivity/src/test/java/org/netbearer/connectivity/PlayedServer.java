package org.netbearer.connectivity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An HTTP server on loopback that answers each request by a script. */
final class PlayedServer implements AutoCloseable {
    private final ServerSocket server;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::serve, "played-server");

    PlayedServer(Script script) throws IOException {
        this(script, InetAddress.getLoopbackAddress());
    }

    PlayedServer(Script script, InetAddress address) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, address);
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers every request with this text. */
    static PlayedServer answering(String answer) throws IOException {
        return new PlayedServer((socket, closed) -> socket.getOutputStream().write(bytes(answer)));
    }

    /** Answers no request until it is closed. */
    static PlayedServer silent() throws IOException {
        return new PlayedServer((socket, closed) -> closed.await());
    }

    CheckAddress address() {
        return new CheckAddress(server.getInetAddress().getHostAddress(), server.getLocalPort(), "/online?v=1");
    }

    /** Returns the requests so far, each whole. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                var thread = new Thread(() -> answer(socket), "played-answer");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException over) {
            closed.countDown();
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            var request = new StringBuilder();
            while (!request.toString().endsWith("\r\n\r\n")) {
                int read = socket.getInputStream().read();
                if (read < 0) {
                    return;
                }
                request.append((char) read);
            }
            requests.add(request.toString());
            script.answer(socket, closed);
        } catch (IOException | InterruptedException over) {
            // the client went, or the test is over
        }
    }

    /** Refuses connections from when this returns on. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What becomes of one request. */
    interface Script {
        void answer(Socket socket, CountDownLatch closed) throws IOException, InterruptedException;
    }
}
