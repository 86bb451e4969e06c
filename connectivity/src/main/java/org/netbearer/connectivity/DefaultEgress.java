package org.netbearer.connectivity;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;

/** Leaves by whatever way the system's routes and resolver choose. */
final class DefaultEgress implements Egress {
    @Override
    public Socket open() throws IOException {
        return SocketChannel.open().socket();
    }

    @Override
    public List<InetAddress> addresses(String host, boolean ipv6, Deadline deadline) throws IOException {
        return Arrays.stream(InetAddress.getAllByName(host))
                .filter(address -> address instanceof Inet6Address == ipv6)
                .toList();
    }
}
