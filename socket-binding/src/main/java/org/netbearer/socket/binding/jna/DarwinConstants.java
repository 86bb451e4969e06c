package org.netbearer.socket.binding.jna;

/** Numbers of macOS' {@code sys/socket.h}, {@code netinet/in.h}, {@code netinet6/in6.h} and {@code sys/errno.h}. */
final class DarwinConstants {
    static final int SOL_SOCKET = 0xffff;
    static final int SO_TYPE = 0x1008;
    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int AF_INET = 2;
    static final int AF_INET6 = 30;
    static final int IPPROTO_IP = 0;
    static final int IPPROTO_IPV6 = 41;
    static final int IP_BOUND_IF = 25;
    static final int IPV6_BOUND_IF = 125;
    static final int EPERM = 1;
    static final int ENXIO = 6;
    static final int EBADF = 9;
    static final int EACCES = 13;
    static final int EINVAL = 22;
    static final int ENOTSOCK = 38;
    static final int ENOPROTOOPT = 42;

    private DarwinConstants() {}
}
