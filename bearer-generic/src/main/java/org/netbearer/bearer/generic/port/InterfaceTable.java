package org.netbearer.bearer.generic.port;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkKind;

/** What the system tells of an interface, where it has to be asked for each. Confined to the bearer's thread. */
@FunctionalInterface
public interface InterfaceTable {
    /** Has no interface. */
    InterfaceTable NONE = index -> Optional.empty();

    /**
     * Asks for an interface.
     *
     * @param index the operating system's index of the interface, above 0
     * @return what it is and has counted; empty if the system does not tell
     */
    Optional<Entry> of(int index);

    /**
     * What the system tells of one interface.
     *
     * @param hardware whether there is hardware behind it, of whatever kind
     * @param filter whether it is no interface at all, but a layer over one
     * @param kind what it is; {@link LinkKind#UNKNOWN} if the system does not tell, or it is made by a program
     * @param carrier whether there is a signal; {@link Carrier#UNKNOWN} if the system does not tell
     * @param counters its traffic
     */
    record Entry(boolean hardware, boolean filter, LinkKind kind, Carrier carrier, LinkCounters counters) {
        /** Checks that nothing is missing. */
        public Entry {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(carrier, "carrier");
            Objects.requireNonNull(counters, "counters");
        }
    }

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
        InterfaceTable open() throws IOException;
    }
}
