package org.netbearer.bearer.generic;

import java.util.function.Consumer;

/** Reads the machine; a seam between the operating system and what is made of it. */
interface MachinePort extends AutoCloseable {
    /**
     * Reads all anew. Does not fail: what could not be read is named in the result.
     *
     * @return what was read
     */
    MachineState read();

    /**
     * Reads all anew, without relying on reported changes.
     *
     * @return what was read
     */
    default MachineState readThoroughly() {
        return read();
    }

    /**
     * Reads all anew after a change, in two steps where the second takes longer.
     *
     * @param early called with what the first step read, the second still being as it was read before; never, where there is one step
     * @return what was read; the object that {@code early} was called with if the second step read the same as before
     */
    default MachineState read(Consumer<MachineState> early) {
        return read();
    }

    /**
     * Reads the counters anew and nothing else.
     *
     * @param before what was read last
     * @return the same with the counters of now
     */
    MachineState readCounters(MachineState before);

    /** Releases what reading holds open; a later reading opens it again. */
    @Override
    default void close() {}
}
