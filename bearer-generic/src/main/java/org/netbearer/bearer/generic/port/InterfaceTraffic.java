package org.netbearer.bearer.generic.port;

import java.io.IOException;
import java.util.Optional;
import org.netbearer.api.LinkCounters;

/** What the system counts of an interface, where it has to be asked for each. Confined to the bearer's thread. */
@FunctionalInterface
public interface InterfaceTraffic {
    /** Knows of no interface. */
    InterfaceTraffic NONE = index -> Optional.empty();

    /**
     * Asks for what was counted.
     *
     * @param index the operating system's index of the interface, above 0
     * @return the counters; empty if the system does not tell
     */
    Optional<LinkCounters> of(int index);

    /** Where such a thing comes from. */
    @FunctionalInterface
    interface Source {
        /**
         * Loads what is needed for asking.
         *
         * @return what can be asked
         * @throws IOException if this process cannot use it
         * @throws LinkageError if it is not installed
         */
        InterfaceTraffic open() throws IOException;
    }
}
