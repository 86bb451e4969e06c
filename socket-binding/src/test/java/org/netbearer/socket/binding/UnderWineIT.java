package org.netbearer.socket.binding;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.socket.binding.jna.PublishedConstantsTest;
import org.netbearer.testrigs.WindowsJvm;

/**
 * Asks Wine's own {@code ws2_32}, in a Windows JVM: {@code mvn -Pwine verify -pl socket-binding -am}.
 *
 * <p>IPv4 alone: Wine 8 hands the value of {@code IPV6_UNICAST_IF} to Linux as it is, which takes it in network byte order,
 * whereas Windows has it in the machine's.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class UnderWineIT {
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
}
