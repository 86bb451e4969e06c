package org.netbearer.api;

/** How far traffic gets, as somebody judged it; advice, never a reason not to try. */
public enum Connectivity {
    /** Nobody has judged, or the check is switched off. */
    UNKNOWN,
    /** There is no network. */
    NONE,
    /** A captive portal answers in place of the Internet. */
    PORTAL,
    /** There is a network, but the Internet was not reached. */
    LIMITED,
    /** The Internet was reached. */
    FULL
}
