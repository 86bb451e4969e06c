package org.netbearer.bearer.nm;

/** Where the daemon stands. */
enum Presence {
    /** Nothing is known yet. */
    UNKNOWN,
    /** There is no bus. */
    NO_BUS,
    /** The bus or the daemon will not talk to this process. */
    DENIED,
    /** The daemon is not on the bus. */
    AWAY,
    /** It is there, and being read or still starting. */
    LOADING,
    /** It is there and everything is read. */
    PRESENT,
    /** It takes its devices off the bus as it does before it ends; what it says now is not to be taken at its word. */
    LEAVING,
    /** It is on the bus, but does not answer. */
    SILENT
}
