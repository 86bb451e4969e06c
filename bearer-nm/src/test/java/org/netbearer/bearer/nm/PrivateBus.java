package org.netbearer.bearer.nm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.netbearer.bearer.nm.dbus.BusAddress;

/** A message bus for one test. */
final class PrivateBus implements AutoCloseable {
    private static final String CONFIGURATION = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>system</type>
              <listen>unix:path=%s</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow user="*"/>
                <allow own="*"/>
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
              </policy>
              <limit name="max_replies_per_connection">1024</limit>
              <limit name="max_match_rules_per_connection">2048</limit>
              <limit name="max_connections_per_user">%d</limit>
            </busconfig>
            """;

    private final Path folder;
    private Process daemon;

    PrivateBus() throws IOException {
        this(256);
    }

    /** One that lets in only so many connections of one user. */
    PrivateBus(int connections) throws IOException {
        folder = Files.createTempDirectory("bus");
        Files.writeString(folder.resolve("bus.conf"), CONFIGURATION.formatted(socket(), connections));
        daemon = launch();
    }

    String address() {
        return "unix:path=" + socket();
    }

    NmSettings settings() {
        return new NmSettings(new BusAddress(List.of(socket())), Duration.ofSeconds(10), List.of());
    }

    void stop() throws IOException {
        end(daemon);
        Files.deleteIfExists(socket());
    }

    void start() throws IOException {
        daemon = launch();
    }

    @Override
    public void close() throws IOException {
        stop();
        Files.deleteIfExists(folder.resolve("bus.conf"));
        Files.deleteIfExists(folder);
    }

    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Path socket() {
        return folder.resolve("socket");
    }

    private Process launch() throws IOException {
        Process process = new ProcessBuilder(
                        "dbus-daemon",
                        "--config-file",
                        folder.resolve("bus.conf").toString(),
                        "--nofork",
                        "--nopidfile",
                        "--nosyslog",
                        "--print-address=1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.inputReader().readLine() == null) {
            throw new IOException("the bus did not start");
        }
        return process;
    }
}
