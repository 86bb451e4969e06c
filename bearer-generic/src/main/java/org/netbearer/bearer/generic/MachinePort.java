package org.netbearer.bearer.generic;

/** Reads the machine; a seam between the operating system and what is made of it. */
@FunctionalInterface
interface MachinePort {
    /**
     * Reads all anew. Does not fail: what could not be read is named in the result.
     *
     * @return what was read
     */
    MachineState read();
}
