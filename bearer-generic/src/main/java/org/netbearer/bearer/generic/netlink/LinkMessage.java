package org.netbearer.bearer.generic.netlink;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.MacAddress;
import org.netbearer.bearer.generic.port.InterfaceName;

/**
 * An interface, as {@code RTM_NEWLINK} tells.
 *
 * @param index its index
 * @param name its name
 * @param type {@code ARPHRD_} number of its link layer
 * @param flags {@code IFF_} bits
 * @param operstate {@code IF_OPER_} number
 * @param signal 1 with a signal, 0 without, -1 if not reported
 * @param mtu largest packet in bytes; 0 if not reported
 * @param master index of the interface that it is a port of; 0 if none
 * @param lower index of the interface that it lies on or of its other end; 0 if none, and possibly its own index
 * @param lowerElsewhere whether {@code lower} counts in another network namespace
 * @param infoKind the driver's name of its kind; empty for hardware and some others
 * @param parentDevice name of the device that it is the interface of, reported since 5.14; empty if none or not reported
 * @param hardwareAddress its hardware address; null if it has none of six octets
 * @param counters its traffic; null if not reported
 */
record LinkMessage(
        int index,
        String name,
        int type,
        int flags,
        int operstate,
        int signal,
        int mtu,
        int master,
        int lower,
        boolean lowerElsewhere,
        String infoKind,
        String parentDevice,
        @Nullable MacAddress hardwareAddress,
        @Nullable LinkCounters counters) {
    static final int RTM_NEWLINK = 16;
    static final int RTM_GETLINK = 18;

    static final int IFF_NOARP = 0x80;

    /** Length of {@code struct ifinfomsg}. */
    private static final int FIXED = 16;

    private static final int IFF_UP = 0x1;

    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_LINK = 5;
    private static final int IFLA_MASTER = 10;
    private static final int IFLA_OPERSTATE = 16;
    private static final int IFLA_LINKINFO = 18;
    private static final int IFLA_INFO_KIND = 1;
    private static final int IFLA_STATS64 = 23;
    private static final int IFLA_EXT_MASK = 29;
    private static final int IFLA_CARRIER = 33;
    private static final int IFLA_LINK_NETNSID = 37;
    private static final int IFLA_PARENT_DEV_NAME = 56;

    private static final int OPERSTATE_UNKNOWN = 0;
    private static final int OPERSTATE_UP = 6;

    /** Asks for all interfaces. */
    static Request all() {
        // no extension: neither those of virtual functions, which may be long, nor bridge details
        return new Request(RTM_GETLINK, Message.NLM_F_DUMP, new byte[FIXED]).attribute(IFLA_EXT_MASK, 0);
    }

    /** Reads a message; empty for another one, or one without a name. */
    static Optional<LinkMessage> of(Message message) {
        ByteBuffer payload = message.payload();
        if (message.type() != RTM_NEWLINK || payload.remaining() < FIXED) {
            return Optional.empty();
        }
        var reader = new Reader();
        Attributes.visit(payload, FIXED, reader);
        int index = payload.getInt(4);
        return reader.name.isEmpty() || index <= 0
                ? Optional.empty()
                : Optional.of(reader.link(index, payload.getShort(2) & 0xffff, payload.getInt(8)));
    }

    /**
     * Returns whether packets can go over it, as the kernel's {@code IFF_RUNNING} does: a wire that is plugged but not yet
     * authenticated ({@code dormant}) does not count.
     */
    Carrier carrier() {
        if ((flags & IFF_UP) == 0 || signal == 0) {
            return Carrier.ABSENT;
        }
        return switch (operstate) {
            case OPERSTATE_UP -> Carrier.PRESENT;
            // the driver does not say; then the signal alone counts
            case OPERSTATE_UNKNOWN -> signal == 1 ? Carrier.PRESENT : Carrier.UNKNOWN;
            default -> Carrier.ABSENT;
        };
    }

    private static final class Reader implements Attributes.Visitor {
        private String name = "";
        private int operstate;
        private int signal = -1;
        private int mtu;
        private int master;
        private int lower;
        private boolean lowerElsewhere;
        private String infoKind = "";
        private String parentDevice = "";
        private @Nullable MacAddress hardwareAddress;
        private @Nullable LinkCounters counters;

        @Override
        public void visit(int type, ByteBuffer value) {
            switch (type) {
                case IFLA_IFNAME -> name = InterfaceName.decode(Attributes.text(value));
                case IFLA_OPERSTATE -> operstate = Math.max(0, Attributes.u8(value));
                case IFLA_CARRIER -> signal = Attributes.u8(value);
                case IFLA_MTU -> mtu = Math.max(0, Attributes.s32(value));
                case IFLA_MASTER -> master = Attributes.s32(value);
                case IFLA_LINK -> lower = Attributes.s32(value);
                case IFLA_LINK_NETNSID -> lowerElsewhere = true;
                case IFLA_PARENT_DEV_NAME -> parentDevice = Attributes.text(value);
                case IFLA_ADDRESS -> hardwareAddress = hardwareAddress(value);
                case IFLA_STATS64 -> counters = counters(value);
                case IFLA_LINKINFO ->
                    Attributes.visit(value, 0, (inner, text) -> {
                        if (inner == IFLA_INFO_KIND) {
                            infoKind = Attributes.text(text);
                        }
                    });
                default -> {
                    // of no use here
                }
            }
        }

        private LinkMessage link(int index, int type, int flags) {
            return new LinkMessage(
                    index,
                    name,
                    type,
                    flags,
                    operstate,
                    signal,
                    mtu,
                    master,
                    lower,
                    lowerElsewhere,
                    infoKind,
                    parentDevice,
                    hardwareAddress,
                    counters);
        }

        private static @Nullable MacAddress hardwareAddress(ByteBuffer value) {
            if (value.remaining() != 6) {
                return null;
            }
            MacAddress address = MacAddress.of(Attributes.bytes(value));
            return address.bits() == 0 ? null : address;
        }

        /** {@code rx_packets tx_packets rx_bytes tx_bytes ...}, 64 bits each. */
        private static @Nullable LinkCounters counters(ByteBuffer value) {
            return value.remaining() < 4 * Long.BYTES
                    ? null
                    : new LinkCounters(value.getLong(16), value.getLong(24), value.getLong(0), value.getLong(8));
        }
    }
}
