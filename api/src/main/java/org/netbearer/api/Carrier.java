package org.netbearer.api;

/** Whether there is somebody at the other end of the wire; for Wi-Fi, whether the adapter is associated. */
public enum Carrier {
    /** The operating system does not tell. */
    UNKNOWN,
    /** No signal on the wire, no association, or the interface is switched off. */
    ABSENT,
    /** Signal on the wire, or associated. */
    PRESENT
}
