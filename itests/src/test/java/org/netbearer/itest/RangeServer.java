package org.netbearer.itest;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.netbearer.itest.client.Download;

/** A program: an HTTP server with one slow resource, of which it serves the rest from any byte on. */
final class RangeServer {
    private static final int BACKLOG = 50;
    private static final int BLOCK = 16_384;
    private static final long PAUSE_NANOS = 5_000_000;

    private RangeServer() {}

    /** Arguments: address, port, size of the resource. */
    public static void main(String... arguments) throws IOException {
        long size = Long.parseLong(arguments[2]);
        InetAddress address = InetAddress.getByName(arguments[0]);
        try (var server = new ServerSocket(Integer.parseInt(arguments[1]), BACKLOG, address)) {
            while (true) {
                Socket client = server.accept();
                var thread = new Thread(() -> serve(client, size), "test-server");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket client, long size) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = new BufferedOutputStream(client.getOutputStream(), BLOCK)) {
            long first = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.startsWith("Range: bytes=")) {
                    first = Long.parseLong(line.substring("Range: bytes=".length(), line.length() - 1));
                }
            }
            String head =
                    "HTTP/1.1 206 Partial Content\r\nContent-Length: " + (size - first) + "\r\nContent-Range: bytes "
                            + first + "-" + (size - 1) + "/" + size + "\r\nConnection: close\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (long offset = first; offset < size; offset++) {
                out.write(Download.byteAt(offset));
                if (offset % BLOCK == 0) {
                    out.flush();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        } catch (IOException gone) {
            // the client asks for the rest on another connection
        }
    }
}
