package org.netbearer.socket.binding.jna;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.netbearer.socket.binding.system.LocalName;

/** Finds out what a descriptor stands for, with the numbers of one system. Immutable and thread-safe. */
record LocalNames(NameCall names, OptionCall options, Numbers numbers) {
    /** {@code getsockname}. */
    @FunctionalInterface
    interface NameCall {
        int ask(int descriptor, byte[] address, int[] length);
    }

    /** {@code getsockopt}. */
    @FunctionalInterface
    interface OptionCall {
        int ask(int descriptor, int level, int option, byte[] value, int[] length);
    }

    /**
     * The numbers of one system.
     *
     * @param lengthFirst whether an address begins with its length as one byte and its family as another, as BSD has it
     */
    record Numbers(int level, int type, int stream, int datagram, int inet, int inet6, boolean lengthFirst) {}

    /** Returns the local name; empty if the descriptor is no open Internet socket of a known type. */
    Optional<LocalName> of(int descriptor) {
        byte[] address = new byte[LocalName.LONGEST];
        if (names.ask(descriptor, address, new int[] {address.length}) != 0) {
            return Optional.empty();
        }
        int family = numbers.lengthFirst
                ? address[1] & 0xff
                : ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getShort();
        if (family != numbers.inet && family != numbers.inet6) {
            return Optional.empty();
        }
        byte[] type = new byte[Integer.BYTES];
        if (options.ask(descriptor, numbers.level, numbers.type, type, new int[] {type.length}) != 0) {
            return Optional.empty();
        }
        int transport = ByteBuffer.wrap(type).order(ByteOrder.nativeOrder()).getInt();
        if (transport != numbers.stream && transport != numbers.datagram) {
            return Optional.empty();
        }
        return Optional.of(LocalName.of(family == numbers.inet ? 4 : 6, transport == numbers.datagram, address));
    }
}
