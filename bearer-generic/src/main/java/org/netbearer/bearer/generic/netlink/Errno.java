package org.netbearer.bearer.generic.netlink;

/** The error numbers that are told apart; the same on all architectures that a JVM runs on but MIPS, SPARC and Alpha. */
final class Errno {
    static final int EPERM = 1;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EINVAL = 22;
    static final int ENETUNREACH = 101;
    static final int ENOBUFS = 105;
    static final int EHOSTUNREACH = 113;

    private Errno() {}
}
