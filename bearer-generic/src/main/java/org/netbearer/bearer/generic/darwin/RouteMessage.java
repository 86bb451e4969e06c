package org.netbearer.bearer.generic.darwin;

import static org.netbearer.bearer.generic.darwin.DarwinConstants.AF_INET;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.AF_INET6;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTAX_MAX;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTA_DST;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTA_IFA;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTA_IFP;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTF_HOST;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTF_IFSCOPE;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTF_UP;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_ADDRS;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_ERRNO;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_FLAGS;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_GET;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_INDEX;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_MSGLEN;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_PID;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_SEQ;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_TYPE;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_VERSION;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.RTM_VERSION_AT;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.SIN6_ADDR;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.SIN_ADDR;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.SIZEOF_RT_MSGHDR;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.SIZEOF_SOCKADDR_IN;
import static org.netbearer.bearer.generic.darwin.DarwinConstants.SIZEOF_SOCKADDR_IN6;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A message of a routing socket: a {@code struct rt_msghdr}, and behind it a socket address for each bit of {@code rtm_addrs}, each
 * filled up to a multiple of four bytes.
 *
 * <p>What is malformed reads as absent. Immutable and thread-safe.
 */
final class RouteMessage {
    private static final int KAME_SCOPE = 2;

    private final ByteBuffer bytes;

    private RouteMessage(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Writes a question.
     *
     * @param index the interface by which the way has to lead; 0 for any
     * @param destination where it has to lead
     * @param sequence comes back in the answer
     * @return the message
     */
    static byte[] question(int index, InetAddress destination, int sequence) {
        byte[] address = destination.getAddress();
        boolean four = address.length == 4;
        int size = four ? SIZEOF_SOCKADDR_IN : SIZEOF_SOCKADDR_IN6;
        var message = ByteBuffer.allocate(SIZEOF_RT_MSGHDR + size).order(ByteOrder.nativeOrder());
        message.putShort(RTM_MSGLEN, (short) message.capacity());
        message.put(RTM_VERSION_AT, (byte) RTM_VERSION);
        message.put(RTM_TYPE, (byte) RTM_GET);
        message.putShort(RTM_INDEX, (short) index);
        message.putInt(RTM_FLAGS, RTF_UP | RTF_HOST | (index == 0 ? 0 : RTF_IFSCOPE));
        message.putInt(RTM_ADDRS, RTA_DST | RTA_IFP | RTA_IFA);
        message.putInt(RTM_SEQ, sequence);
        message.put(SIZEOF_RT_MSGHDR, (byte) size);
        message.put(SIZEOF_RT_MSGHDR + 1, (byte) (four ? AF_INET : AF_INET6));
        message.put(SIZEOF_RT_MSGHDR + (four ? SIN_ADDR : SIN6_ADDR), address);
        return message.array();
    }

    /** Reads what a routing socket sent; empty if that is no message of the version that is known. */
    static Optional<RouteMessage> of(byte[] buffer, int length) {
        var bytes = ByteBuffer.wrap(buffer, 0, length).slice().order(ByteOrder.nativeOrder());
        boolean sound = length >= SIZEOF_RT_MSGHDR
                && Short.toUnsignedInt(bytes.getShort(RTM_MSGLEN)) <= length
                && bytes.get(RTM_VERSION_AT) == RTM_VERSION;
        return sound ? Optional.of(new RouteMessage(bytes)) : Optional.empty();
    }

    /** Returns whether it answers a question of this process. */
    boolean answers(int process, int sequence) {
        return bytes.get(RTM_TYPE) == RTM_GET && bytes.getInt(RTM_PID) == process && bytes.getInt(RTM_SEQ) == sequence;
    }

    int index() {
        return Short.toUnsignedInt(bytes.getShort(RTM_INDEX));
    }

    int error() {
        return bytes.getInt(RTM_ERRNO);
    }

    boolean has(int flags) {
        return (bytes.getInt(RTM_FLAGS) & flags) != 0;
    }

    /** Returns the Internet address that stands for one bit of {@code rtm_addrs}; empty if there is none, or one of another kind. */
    Optional<InetAddress> address(int wanted) {
        int present = bytes.getInt(RTM_ADDRS);
        int at = SIZEOF_RT_MSGHDR;
        for (int i = 0; i < RTAX_MAX; i++) {
            int bit = 1 << i;
            if ((present & bit) != 0) {
                if (at + 1 >= bytes.capacity()) {
                    return Optional.empty();
                }
                if (bit == wanted) {
                    return read(at);
                }
                at += padded(Byte.toUnsignedInt(bytes.get(at)));
            }
        }
        return Optional.empty();
    }

    /** An address without length takes four bytes. */
    private static int padded(int length) {
        return length == 0 ? Integer.BYTES : (length + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES;
    }

    private Optional<InetAddress> read(int at) {
        int family = Byte.toUnsignedInt(bytes.get(at + 1));
        int from = at + (family == AF_INET ? SIN_ADDR : SIN6_ADDR);
        var address = new byte[family == AF_INET ? 4 : 16];
        if (family != AF_INET && family != AF_INET6 || from + address.length > bytes.capacity()) {
            return Optional.empty();
        }
        bytes.get(from, address);
        if (isLinkLocal(address)) { // where the kernel keeps the scope
            address[KAME_SCOPE] = 0;
            address[KAME_SCOPE + 1] = 0;
        }
        try {
            return Optional.of(InetAddress.getByAddress(address));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isLinkLocal(byte[] address) {
        return address.length == 16 && (address[0] & 0xff) == 0xfe && (address[1] & 0xc0) == 0x80;
    }
}
