package org.netbearer.socket.binding.jna;

/** Numbers of Linux' {@code sys/socket.h}, {@code asm-generic/socket.h}, {@code net/if.h} and {@code errno.h}. */
final class LinuxConstants {
    static final int SOL_SOCKET = 1;
    static final int SO_TYPE = 3;
    static final int SO_BINDTODEVICE = 25;
    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int IFNAMSIZ = 16;
    static final int EPERM = 1;
    static final int EBADF = 9;
    static final int EACCES = 13;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int ENOTSOCK = 88;
    static final int ENOPROTOOPT = 92;

    private LinuxConstants() {}
}
