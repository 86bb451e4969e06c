package org.netbearer.socket.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;

class SocketBindingDiagnosisTest {
    @Test
    void writesDownWhatEachInterfaceSaysWithoutNamesAndAddresses() throws Exception {
        var lines = new SocketBindingDiagnosis("0.0.0").transcript();
        assertThat(lines).startsWith("netbearer socket-binding 0.0.0").endsWith("end");
        assertThat(lines).anyMatch(line -> line.startsWith("means "));
        assertThat(lines).anyMatch(line -> line.matches("interface \\d+, up, loopback: TCP channel .*"));
        for (var each : NetworkInterface.networkInterfaces().toList()) {
            if (!each.isLoopback()) { // "lo" is part of many words
                assertThat(String.join("\n", lines)).doesNotContain(each.getName());
            }
        }
    }
}
