package org.netbearer.bearer.nm;

/** What is known of the daemon. */
enum DaemonStatus {
    /** Nothing is known yet. */
    UNKNOWN,
    /** There is no bus. */
    NO_BUS,
    /** The bus or the daemon refuses this process. */
    DENIED,
    /** The daemon is not on the bus. */
    NOT_RUNNING,
    /** It is on the bus, and being read or still starting. */
    LOADING,
    /** It is on the bus and everything is read. */
    READY,
    /** It removes its devices from the bus, as it does when it shuts down; what it sends now is not reported. */
    STOPPING,
    /** It is on the bus, but does not answer. */
    UNRESPONSIVE
}
