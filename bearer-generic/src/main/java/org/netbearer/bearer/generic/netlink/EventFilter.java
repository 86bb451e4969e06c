package org.netbearer.bearer.generic.netlink;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.ByteOrder;

/**
 * A program that the kernel runs on each event before it wakes anybody: drops routes to networks that are no part of a default
 * route, so that a router's table costs nothing.
 *
 * <p>Halves and quarters of everything pass, and the lists with which a VPN takes all but a few networks: prefixes up to
 * {@value #LONGEST_PREFIX} bits.
 */
final class EventFilter {
    /** The longest prefix that passes. */
    static final int LONGEST_PREFIX = 12;

    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_FILTER = 26;

    private static final int RTM_NEWROUTE = 24;
    private static final int RTM_DELROUTE = 25;

    /** Offsets in the message: its type, and the length of the destination's prefix in {@code struct rtmsg}. */
    private static final int TYPE = 4;

    private static final int PREFIX = Message.HEADER + 1;

    private static final int LOAD_HALF = 0x28;
    private static final int LOAD_BYTE = 0x30;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_GREATER = 0x25;
    private static final int RETURN = 0x06;

    private static final int INSTRUCTION = 8;

    private EventFilter() {}

    /** Attaches the filter; false if the system refuses, and then every event wakes. */
    static boolean attach(NetlinkSocket socket) {
        int[][] program = program();
        try (var instructions = new Memory((long) program.length * INSTRUCTION);
                var header = new Memory(2L * Native.POINTER_SIZE)) {
            for (int i = 0; i < program.length; i++) {
                long at = (long) i * INSTRUCTION;
                instructions.setShort(at, (short) program[i][0]);
                instructions.setByte(at + 2, (byte) program[i][1]);
                instructions.setByte(at + 3, (byte) program[i][2]);
                instructions.setInt(at + 4, program[i][3]);
            }
            header.clear();
            header.setShort(0, (short) program.length);
            header.setPointer(Native.POINTER_SIZE, instructions);
            return socket.option(SOL_SOCKET, SO_ATTACH_FILTER, header);
        }
    }

    /** Returns the instructions: code, jump if true, jump if false, operand. */
    static int[][] program() {
        return new int[][] {
            {LOAD_HALF, 0, 0, TYPE},
            {IF_EQUAL, 1, 0, asLoaded(RTM_NEWROUTE)},
            {IF_EQUAL, 0, 2, asLoaded(RTM_DELROUTE)},
            {LOAD_BYTE, 0, 0, PREFIX},
            {IF_GREATER, 1, 0, LONGEST_PREFIX},
            {RETURN, 0, 0, -1},
            {RETURN, 0, 0, 0},
        };
    }

    /** A filter loads in the network's byte order; the message has the machine's. */
    private static int asLoaded(int type) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? type : Short.reverseBytes((short) type) & 0xffff;
    }
}
