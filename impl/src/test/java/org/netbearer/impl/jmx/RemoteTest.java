package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.testkit.ConfigurationBuilder.ethernet;
import static org.netbearer.testkit.ConfigurationBuilder.wlan;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.UpdateOutcome;

final class RemoteTest {

    @Test
    void isReadAndNotifiesInAnotherProcessThatHasNoneOfOurClasses(@TempDir Path classes) throws Exception {
        try (var managed = new ManagedManager()) {
            managed.manager.publish(
                    wlan("nm:cafe", ACTIVE).build(),
                    ethernet("generic:eth0", DEFINED).build());
            var client = client(classes, managed.name.toString());
            var lines = new ArrayList<String>();
            try (BufferedReader out = client.inputReader()) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                    if (line.startsWith("ticket")) {
                        managed.manager.complete(new BearerUpdate("nm", UpdateOutcome.COMPLETED, ""));
                    }
                }
            } finally {
                client.destroy();
            }

            assertThat(lines)
                    .containsExactly(
                            "online true",
                            "configuration generic:eth0 1",
                            "configuration nm:cafe 3",
                            "ticket 1",
                            "netbearer.ticket.completed {netbearer.revision=1, netbearer.ticket=1,"
                                    + " netbearer.update.fresh=true, netbearer.update.outcome.nm=COMPLETED}");
        }
    }

    /** Starts a JVM whose class path holds the client alone. */
    private static Process client(Path classes, String name) throws Exception {
        String file = RemoteClient.class.getName().replace('.', '/') + ".class";
        var target = classes.resolve(file);
        Files.createDirectories(target.getParent());
        try (var in = RemoteClient.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(in, target);
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes.toString(),
                        RemoteClient.class.getName(),
                        String.valueOf(ProcessHandle.current().pid()),
                        name)
                .redirectErrorStream(true)
                .start();
    }
}
