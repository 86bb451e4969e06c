package org.netbearer.socket.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SocketBindingDiagnosisTest {
    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "skipped, because elsewhere it takes flags of the JVM, or was never tried")
    void triesEachKindOfSocketOnEachInterface() throws Exception {
        var lines = new SocketBindingDiagnosis("Linux", "0.0.0").transcript();
        var loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        assertThat(lines)
                .contains(
                        "netbearer socket-binding 0.0.0",
                        "method SO_BINDTODEVICE",
                        "loopback: tied",
                        loopback.getName() + ": stream tied; datagram tied; plain socket tied")
                .endsWith("end");
    }

    @Test
    void saysWhyThereIsNoBinder() {
        assertThat(new SocketBindingDiagnosis("Plan 9", "0.0.0").transcript())
                .contains("refused: this is not known for Plan 9")
                .endsWith("end");
    }

    @Test
    void namesNoUserAndNoAddress() throws Exception {
        String text =
                String.join("\n", new SocketBindingDiagnosis(System.getProperty("os.name"), "0.0.0").transcript());
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            each.inetAddresses()
                    .map(InetAddress::getHostAddress)
                    .filter(address -> address.length() > 7) // "::1" is in every version
                    .forEach(address -> assertThat(text).doesNotContain(address.toLowerCase(Locale.ROOT)));
        }
    }
}
