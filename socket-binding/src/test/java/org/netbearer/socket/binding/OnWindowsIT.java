package org.netbearer.socket.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netbearer.socket.binding.jna.WindowsSockets;

/** The calls that are made on Windows. */
@EnabledOnOs(value = OS.WINDOWS, disabledReason = "run by mvn -Pwine verify -pl socket-binding -am")
class OnWindowsIT {
    @Test
    void bindsEachKindOfSocketWhereTheJdkIsOpened() throws IOException {
        var binder = new InterfaceBinder(WindowsSockets.load(), JdkDescriptors.ofThisJvm());
        binder.tryOut();
        try (var datagrams = DatagramChannel.open(StandardProtocolFamily.INET)) {
            binder.bind(datagrams, Links.of("", 1));
            assertThat(datagrams.getLocalAddress()).isNull();
        }
    }

    @Test
    void refusesAnInterfaceThatIsNotThere() throws IOException {
        var binder = new InterfaceBinder(WindowsSockets.load(), JdkDescriptors.ofThisJvm());
        try (var channel = SocketChannel.open()) {
            assertThatThrownBy(() -> binder.bind(channel, Links.of("gone", 9999)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no socket for interface gone (index 9999): there is no such interface");
        }
    }

    @Test
    void bindsNothingWhereItIsClosed() throws IOException {
        var binder = new InterfaceBinder(WindowsSockets.load(), JdkDescriptors.none());
        try (var socket = new Socket()) {
            assertThatThrownBy(() -> binder.bind(socket, Links.of("", 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
            assertThat(socket.isBound()).isFalse();
        }
    }
}
