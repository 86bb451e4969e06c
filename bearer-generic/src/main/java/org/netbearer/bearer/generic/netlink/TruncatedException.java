package org.netbearer.bearer.generic.netlink;

import java.io.IOException;

/** A datagram was longer than the buffer, and its rest is lost. */
final class TruncatedException extends IOException {
    private static final long serialVersionUID = 1;

    TruncatedException(long length) {
        super("a datagram of " + length + " bytes was cut off");
    }
}
