package org.netbearer.bearer.generic.netlink;

import java.io.IOException;

/** A system call or a request that the kernel refused. */
final class NetlinkException extends IOException {
    private static final long serialVersionUID = 1;

    private final int errno;

    /**
     * Creates an exception.
     *
     * @param what the call or the request
     * @param errno the kernel's error number, positive
     */
    NetlinkException(String what, int errno) {
        super(what + ": errno " + errno);
        this.errno = errno;
    }

    int errno() {
        return errno;
    }
}
