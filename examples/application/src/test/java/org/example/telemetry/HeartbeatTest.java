package org.example.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.testkit.ConfigurationBuilder;
import org.netbearer.testkit.SettableManager;

/** The manager is one that the test sets; the rest is real. */
final class HeartbeatTest {
    private final SettableManager networks = new SettableManager();
    private final List<String> warnings = new ArrayList<>();

    HeartbeatTest() {
        networks.publish(
                ConfigurationBuilder.wlan("nm:cafe", ConfigurationState.ACTIVE).build());
    }

    @Test
    void sendsOneLineOnceTheNetworkIsOpenAndLeavesIt() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Heartbeat("127.0.0.1:" + server.getLocalPort(), networks, warnings::add);

            try (var client = server.accept();
                    var lines = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                assertTrue(lines.readLine().startsWith("online at "));
            }
        }
        assertEquals(List.of(), warnings);
        assertFalse(networks.settableSessions().get(1).isOpen());
    }

    @Test
    void warnsWhenTheNetworkCannotBeOpened() {
        networks.settableSessions().holdOpenings();
        new Heartbeat("127.0.0.1:9", networks, warnings::add);

        networks.settableSessions()
                .get(1)
                .failOpening(new NetworkException(FailureReason.NO_CARRIER, "the cable was pulled"));

        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("the cable was pulled"), warnings.get(0));
    }

    @Test
    void leavesTheNetworkWhenTheMachineGoesOffline() {
        networks.settableSessions().holdOpenings();
        var heartbeat = new Heartbeat("127.0.0.1:9", networks, warnings::add);

        heartbeat.deactivate();

        assertFalse(networks.settableSessions().get(1).isOpen());
    }
}
