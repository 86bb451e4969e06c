package org.netbearer.socket.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.NetworkLink;
import org.netbearer.spi.SocketBinder;
import org.netbearer.testrigs.Real;
import org.netbearer.testrigs.SystemCommand;

/** Binds sockets to an interface by the system's own calls; Windows needs the flags of the JVM that the profile {@code real} sets. */
@Real
class RealSocketsIT {
    private static final int MANY = 1000;
    private static final boolean OPENED = OS.WINDOWS.isCurrentOs();

    private static InterfaceBinder binder() throws IOException {
        return new InterfaceBinder(
                SocketBindingComponent.systemSockets(System.getProperty("os.name")),
                OPENED ? JdkDescriptors.ofThisJvm() : JdkDescriptors.none());
    }

    private static NetworkLink loopback() throws IOException {
        var loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        return Links.of(OPENED ? "" : loopback.getName(), loopback.getIndex());
    }

    @Test
    void areBoundToTheLoopbackInterfaceAThousandTimes() throws IOException {
        var binder = binder();
        for (int i = 0; i < MANY; i++) {
            binder.tryOut();
        }
    }

    @Test
    void reachWhatIsOnTheirInterface() throws IOException {
        try (var server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var channel = SocketChannel.open();
                var socket = new Socket()) {
            binder().bind(channel, loopback());
            assertThat(channel.connect(server.getLocalAddress())).isTrue();
            binder().bind(socket, loopback());
            socket.connect(server.getLocalAddress(), 10_000);
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void areBoundByTheBundleInFelix(@TempDir Path storage) throws Exception {
        try (var felix = new FelixFramework(storage, "jna");
                var channel = SocketChannel.open()) {
            felix.bundle().start();
            felix.service(SocketBinder.class).bind(channel, loopback());
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void areRefusedAnInterfaceThatIsNotThere() throws IOException {
        try (var channel = DatagramChannel.open()) {
            assertThatThrownBy(() -> binder().bind(channel, Links.of("gone9", 9999)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("there is no such interface");
        }
    }

    @Test
    @Real(on = OS.WINDOWS, changesTheMachine = true)
    void areBoundToAnAdapterWithIpv6Unticked() throws IOException {
        String index = SystemCommand.powerShell("(Get-NetAdapter -Physical | Where-Object Status -eq Up)[0].ifIndex");
        String adapter = "(Get-NetAdapter -InterfaceIndex " + index + ").Name";
        SystemCommand.powerShell("Disable-NetAdapterBinding -Name " + adapter + " -ComponentID ms_tcpip6");
        try (var channel = SocketChannel.open()) {
            binder().bind(channel, Links.of("", Integer.parseInt(index)));
            assertThat(channel.isOpen()).isTrue();
        } finally {
            SystemCommand.powerShell("Enable-NetAdapterBinding -Name " + adapter + " -ComponentID ms_tcpip6");
        }
    }
}
