package org.netbearer.socket.binding.system;

import java.util.Arrays;

/**
 * What {@code getsockname} answers for an Internet socket.
 *
 * @param version 4 or 6
 * @param datagram whether it is a datagram socket, else a stream
 * @param port its local port; 0 if it has none
 * @param wildcard whether its address is that of all interfaces
 */
public record LocalName(int version, boolean datagram, int port, boolean wildcard) {
    /** The size in bytes of the longest address of either family. */
    public static final int LONGEST = 28;

    private static final int PORT = 2;

    /**
     * Decodes a socket address. The systems that are known here agree on the place of each part but the family.
     *
     * @param version 4 or 6, by its family
     * @param datagram whether it is that of a datagram socket
     * @param address a {@code sockaddr_in} or {@code sockaddr_in6}
     * @return the name
     */
    public static LocalName of(int version, boolean datagram, byte[] address) {
        int port = (address[PORT] & 0xff) << 8 | address[PORT + 1] & 0xff;
        byte[] host = version == 4 ? Arrays.copyOfRange(address, 4, 8) : Arrays.copyOfRange(address, 8, 24);
        return new LocalName(version, datagram, port, Arrays.equals(host, new byte[host.length]));
    }
}
