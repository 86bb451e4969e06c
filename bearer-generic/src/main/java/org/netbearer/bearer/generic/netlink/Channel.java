package org.netbearer.bearer.generic.netlink;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Datagrams to the kernel and from it; a seam, so that recorded ones can stand in. Confined to one thread. */
interface Channel extends AutoCloseable {
    /**
     * Sends a datagram to the kernel.
     *
     * @param datagram one or more messages
     * @throws IOException if the kernel does not take it
     */
    void send(byte[] datagram) throws IOException;

    /**
     * Waits for the next datagram that the kernel itself has sent; those of other processes are dropped.
     *
     * @return the datagram, in the machine's byte order
     * @throws TruncatedException if it was longer than there was room for; there will be room for the next one
     * @throws IOException if none comes within a bound, or some were lost
     */
    ByteBuffer receive() throws IOException;

    @Override
    void close();
}
