package org.netbearer.bearer.nm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.netbearer.bearer.nm.dbus.BusAddress;

/**
 * The real NetworkManager with a bus, a wire and a DHCP server of its own, in namespaces of its own. It ends with this
 * JVM at the latest.
 */
final class NmRig implements AutoCloseable {
    private static final String SCRIPT = FakeNm.RIG.resolve("nm-rig").toString();

    private final Map<String, String> environment = new HashMap<>();

    NmRig(String... options) {
        var command = new ArrayList<>(List.of(
                "bash",
                SCRIPT,
                "start",
                "--watch-pid",
                Long.toString(ProcessHandle.current().pid())));
        command.addAll(List.of(options));
        for (String line : execute(command).split("\n", -1)) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2) {
                environment.put(pair[0], pair[1]);
            }
        }
    }

    NmSettings settings() {
        return new NmSettings(
                BusAddress.parse(environment.getOrDefault("DBUS_SYSTEM_BUS_ADDRESS", "")),
                Duration.ofSeconds(10),
                List.of());
    }

    /** Runs a command of the rig, such as {@code carrier lan0 down}. */
    String rig(String... arguments) {
        var command = new ArrayList<>(List.of("bash", SCRIPT));
        command.addAll(List.of(arguments));
        return execute(command);
    }

    String nmcli(String... arguments) {
        var command = new ArrayList<>(List.of("bash", SCRIPT, "nmcli"));
        command.addAll(List.of(arguments));
        return execute(command);
    }

    /** Adds a profile and gives its UUID. */
    String addProfile(String... arguments) {
        var command = new ArrayList<>(List.of("connection", "add"));
        command.addAll(List.of(arguments));
        String answer = nmcli(command.toArray(String[]::new));
        return answer.substring(answer.lastIndexOf('(') + 1, answer.lastIndexOf(')'));
    }

    @Override
    public void close() {
        rig("stop");
    }

    private String execute(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + out);
            }
            return out.strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
