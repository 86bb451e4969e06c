package org.netbearer.bearer.generic.netlink;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkAddress;

/**
 * An address of an interface, as {@code RTM_NEWADDR} tells.
 *
 * @param index the interface's index
 * @param address the address with the length of its prefix
 * @param flags {@code IFA_F_} bits
 */
record AddressMessage(int index, LinkAddress address, int flags) {
    static final int RTM_NEWADDR = 20;
    static final int RTM_GETADDR = 22;

    private static final int FIXED = 8;

    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_FLAGS = 8;

    private static final int IFA_F_OPTIMISTIC = 0x04;
    private static final int IFA_F_DADFAILED = 0x08;
    private static final int IFA_F_TENTATIVE = 0x40;

    /** Asks for all addresses of both families. */
    static Request all() {
        return new Request(RTM_GETADDR, Message.NLM_F_DUMP, new byte[FIXED]);
    }

    /** Reads a message; empty for another one, or one without an address. */
    static Optional<AddressMessage> of(Message message) {
        ByteBuffer payload = message.payload();
        if (message.type() != RTM_NEWADDR || payload.remaining() < FIXED) {
            return Optional.empty();
        }
        var reader = new Reader(payload.get(2) & 0xff);
        Attributes.visit(payload, FIXED, reader);
        // at a point-to-point link the local one differs from the peer's
        InetAddress address = reader.local == null ? reader.address : reader.local;
        int prefix = payload.get(1) & 0xff;
        return address == null || prefix > address.getAddress().length * 8
                ? Optional.empty()
                : Optional.of(new AddressMessage(payload.getInt(4), new LinkAddress(address, prefix), reader.flags));
    }

    /** Returns whether packets can be sent from it: not while it is checked for duplicates, nor if it is one. */
    boolean isUsable() {
        return (flags & IFA_F_DADFAILED) == 0 && ((flags & IFA_F_TENTATIVE) == 0 || (flags & IFA_F_OPTIMISTIC) != 0);
    }

    private static final class Reader implements Attributes.Visitor {
        private int flags;
        private @Nullable InetAddress address;
        private @Nullable InetAddress local;

        Reader(int flags) {
            this.flags = flags;
        }

        @Override
        public void visit(int type, ByteBuffer value) {
            switch (type) {
                case IFA_ADDRESS -> address = Attributes.address(value);
                case IFA_LOCAL -> local = Attributes.address(value);
                case IFA_FLAGS -> flags = Attributes.s32(value);
                default -> {
                    // of no use here
                }
            }
        }
    }
}
