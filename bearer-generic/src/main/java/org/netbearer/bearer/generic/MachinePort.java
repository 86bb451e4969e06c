package org.netbearer.bearer.generic;

/** Reads the machine; a seam between the operating system and what is made of it. */
interface MachinePort {
    /**
     * Reads all anew. Does not fail: what could not be read is named in the result.
     *
     * @return what was read
     */
    MachineState read();

    /**
     * Reads the counters anew and nothing else.
     *
     * @param before what was read last
     * @return the same with the counters of now
     */
    MachineState readCounters(MachineState before);
}
