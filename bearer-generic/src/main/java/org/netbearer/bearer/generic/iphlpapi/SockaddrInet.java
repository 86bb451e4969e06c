package org.netbearer.bearer.generic.iphlpapi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A {@code SOCKADDR_INET}: either a {@code SOCKADDR_IN} or a {@code SOCKADDR_IN6}, told apart by their first member. Pure. */
final class SockaddrInet {
    static final int SIZE = 28;

    static final int si_family = 0;
    static final int sin_addr = 4;
    static final int sin6_addr = 8;

    static final short AF_INET = 2;
    static final short AF_INET6 = 23;

    private static final int SHORT_ADDRESS = 4;
    private static final int LONG_ADDRESS = 16;

    private SockaddrInet() {}

    /** Writes an address without a port. */
    static void write(Memory memory, InetAddress address) {
        memory.clear();
        boolean four = address instanceof Inet4Address;
        byte[] octets = address.getAddress();
        memory.setShort(si_family, four ? AF_INET : AF_INET6);
        memory.write(four ? sin_addr : sin6_addr, octets, 0, octets.length);
    }

    /** Reads an address; what is of no family is the wildcard address. */
    static InetAddress read(Pointer memory) {
        boolean six = memory.getShort(si_family) == AF_INET6;
        try {
            return InetAddress.getByAddress(
                    memory.getByteArray(six ? sin6_addr : sin_addr, six ? LONG_ADDRESS : SHORT_ADDRESS));
        } catch (UnknownHostException impossible) { // as its length is one of two
            throw new IllegalStateException(impossible);
        }
    }
}
