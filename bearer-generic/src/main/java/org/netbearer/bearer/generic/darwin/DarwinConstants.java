package org.netbearer.bearer.generic.darwin;

/** Numbers of macOS' {@code sys/socket.h}, {@code net/route.h} and {@code sys/errno.h}, and where parts of a message stand. */
final class DarwinConstants {
    static final int PF_ROUTE = 17;
    static final int SOCK_RAW = 3;
    static final int SOL_SOCKET = 0xffff;
    static final int SO_RCVTIMEO = 0x1006;
    static final int AF_UNSPEC = 0;
    static final int AF_INET = 2;
    static final int AF_INET6 = 30;
    static final int RTM_VERSION = 5;
    static final int RTM_GET = 4;
    static final int RTF_UP = 0x1;
    static final int RTF_HOST = 0x4;
    static final int RTF_REJECT = 0x8;
    static final int RTF_BLACKHOLE = 0x1000;
    static final int RTF_IFSCOPE = 0x1000000;
    static final int RTA_DST = 0x1;
    static final int RTA_GATEWAY = 0x2;
    static final int RTA_IFP = 0x10;
    static final int RTA_IFA = 0x20;
    static final int RTAX_MAX = 8;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int ENETUNREACH = 51;
    static final int EHOSTUNREACH = 65;

    static final int SIZEOF_RT_MSGHDR = 92;
    static final int RTM_MSGLEN = 0;
    static final int RTM_VERSION_AT = 2;
    static final int RTM_TYPE = 3;
    static final int RTM_INDEX = 4;
    static final int RTM_FLAGS = 8;
    static final int RTM_ADDRS = 12;
    static final int RTM_PID = 16;
    static final int RTM_SEQ = 20;
    static final int RTM_ERRNO = 24;

    static final int SIZEOF_SOCKADDR_IN = 16;
    static final int SIN_ADDR = 4;
    static final int SIZEOF_SOCKADDR_IN6 = 28;
    static final int SIN6_ADDR = 8;

    private DarwinConstants() {}
}
