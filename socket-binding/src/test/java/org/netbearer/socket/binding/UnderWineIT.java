package org.netbearer.socket.binding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.socket.binding.jna.PublishedConstantsTest;
import org.netbearer.testrigs.Emulation;
import org.netbearer.testrigs.WindowsJvm;

/**
 * Asks Wine's own {@code ws2_32}, in a Windows JVM: {@code mvn -Pwine verify -pl socket-binding -am}.
 *
 * <p>Over its own library IPv4 alone: Wine 8 hands the value of {@code IPV6_UNICAST_IF} to Linux as it is, which takes it in network byte order,
 * whereas Windows has it in the machine's.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class UnderWineIT {
    private static final Path LIBRARIES =
            Emulation.TARGET.resolve("fake-winsock").resolve("win64");

    private static WindowsJvm windows;

    @BeforeAll
    static void findWine() throws Exception {
        windows = WindowsJvm.of("socket-binding");
    }

    @AfterAll
    static void endWine() throws Exception {
        if (windows != null) {
            windows.close();
        }
    }

    @Test
    void bindsSocketsToTheLoopbackInterface() throws Exception {
        windows.passes(
                "sockets",
                "",
                List.of(
                        "-Djava.net.preferIPv4Stack=true",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--add-opens=java.base/java.net=ALL-UNNAMED"),
                PublishedConstantsTest.class,
                OnWindowsIT.class);
    }

    @Test
    void bindsInFelixWhereAVersionIsUnticked() throws Exception {
        var overrides = new ArrayList<String>();
        for (String library : List.of("ws2_32", "iphlpapi")) {
            windows.compile(LIBRARIES.resolve(library + ".dll"), List.of("src/test/c/fakewinsock.c", "-lws2_32"));
            // by its whole name: the JVM itself, and the fake, go on with Wine's own
            overrides.add(WindowsJvm.path(LIBRARIES.resolve(library)).replace('/', '\\'));
        }
        windows.passes(
                "unticked",
                String.join(",", overrides) + "=n",
                List.of(
                        "-Djna.library.path=" + WindowsJvm.path(LIBRARIES),
                        "-D" + UntickedIT.FAKE + "=true",
                        "-Dnetbearer.socket.bundle="
                                + WindowsJvm.path(Path.of(System.getProperty("netbearer.socket.bundle"))),
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--add-opens=java.base/java.net=ALL-UNNAMED"),
                UntickedIT.class);
    }
}
