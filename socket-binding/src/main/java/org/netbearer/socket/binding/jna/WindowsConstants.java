package org.netbearer.socket.binding.jna;

/** Numbers of Windows' {@code winsock2.h}, {@code ws2ipdef.h} and {@code winerror.h}. */
final class WindowsConstants {
    static final int SOL_SOCKET = 0xffff;
    static final int SO_PROTOCOL_INFOW = 0x2005;
    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int AF_INET = 2;
    static final int AF_INET6 = 23;
    static final int IPPROTO_IP = 0;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_V6ONLY = 27;
    static final int IP_UNICAST_IF = 31;
    static final int IPV6_UNICAST_IF = 31;
    static final int WSAEACCES = 10013;
    static final int WSAEINVAL = 10022;
    static final int WSAENOTSOCK = 10038;
    static final int WSAENOPROTOOPT = 10042;
    static final int WSAEADDRNOTAVAIL = 10049;

    /** Bytes of a {@code WSAPROTOCOL_INFOW}. */
    static final int SIZEOF_WSAPROTOCOL_INFOW = 628;
    /** Where its {@code iAddressFamily} stands. */
    static final int I_ADDRESS_FAMILY = 76;
    /** Where its {@code iSocketType} stands. */
    static final int I_SOCKET_TYPE = 88;

    private WindowsConstants() {}
}
