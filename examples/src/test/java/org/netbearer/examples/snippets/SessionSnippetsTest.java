package org.netbearer.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkRequirement;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSockets;
import org.netbearer.testkit.ConfigurationBuilder;
import org.netbearer.testkit.SettableManager;
import org.netbearer.testkit.SettableSession;

/** How to use networks. */
final class SessionSnippetsTest {
    @Test
    void theTestOfAComponentDecidesWhenItsNetworkIsLost() {
        var manager = new SettableManager();
        manager.publish(
                ConfigurationBuilder.ethernet("nm:0b1e6b2c-43a1-4c1f-9a2e-6f3d1c0a7e55", ConfigurationState.DISCOVERED)
                        .build());
        var telemetry = new Telemetry(manager);
        SettableSession session = manager.settableSessions().get(1);
        session.lose(new NetworkException(FailureReason.NO_CARRIER, "the cable was pulled"));

        assertThat(telemetry.outcomes).containsExactly("open");
        assertThat(session.isOpen()).isFalse();
        telemetry.deactivate();
    }

    @Test
    void aListenerIsToldOfALoss() {
        var told = new ArrayList<String>();
        var manager = managerWith("nm:cafe");
        var session = manager.createSession(request(manager.configurationFromIdentifier("nm:cafe"), told));
        session.open();

        manager.settableSessions().get(1).lose(new NetworkException(FailureReason.NO_CARRIER, "the cable was pulled"));

        assertThat(told).containsExactly("error", "closed");
    }

    private static SessionRequest request(NetworkConfiguration uplink, List<String> told) {
        return SessionRequest.on(uplink).reopening().listener(new NetworkSessionListener() {
            @Override
            public void closed(NetworkSession session) {
                told.add("closed");
            }

            @Override
            public void error(NetworkSession session, SessionError error, NetworkFailure failure) {
                told.add("error");
            }
        });
    }

    @Test
    void aListenerThatIsAskedDecidesWhetherToMove() {
        var manager = managerWith("nm:cafe", "nm:office");
        var session = manager.createSession(SessionRequest.on(manager.configurationFromIdentifier("nm:cafe"))
                .listener(new Careful()));
        session.open();

        manager.settableSessions().get(1).offer("nm:office", true);

        assertThat(session.activeConfiguration().identifier()).isEqualTo("nm:office");
    }

    @Test
    void aRequirementIsMetByWhateverNetworkDoes() {
        var networks = managerWith("nm:cafe");
        var need = NetworkRequirement.builder()
                .bearerTypes(Set.of(BearerType.WLAN, BearerType.ETHERNET))
                .unmetered(true)
                .connectivity(Connectivity.FULL)
                .build();
        var session = networks.createSession(SessionRequest.meeting(need));

        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void aSessionMakesSockets() throws IOException {
        var session = new Bound(new PlainSockets());
        var address = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 1, address)) {
            int port = server.getLocalPort();
            try (Socket socket = session.sockets().socket()) {
                socket.connect(new InetSocketAddress(address, port));
            }
            assertThat(server.accept().getInputStream().read()).isEqualTo(-1);
        }
    }

    /** What is needed of a session here; the sockets of one that is bound to an interface are tested where they are made. */
    private record Bound(SessionSockets sockets) {}

    private static final class PlainSockets implements SessionSockets {
        @Override
        public Socket socket() {
            return new Socket();
        }

        @Override
        public SocketChannel socketChannel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public DatagramChannel datagramChannel(ProtocolFamily family) {
            throw new UnsupportedOperationException();
        }
    }

    private static SettableManager managerWith(String... identifiers) {
        var manager = new SettableManager();
        manager.publish(
                List.of(identifiers).stream()
                        .map(each -> ConfigurationBuilder.wlan(each, ConfigurationState.DISCOVERED)
                                .build())
                        .toList(),
                List.of());
        return manager;
    }
}
