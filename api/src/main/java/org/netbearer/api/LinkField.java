package org.netbearer.api;

/** The parts of a {@link NetworkLink} that may come from different bearers. */
public enum LinkField {
    /** {@link NetworkLink#kind()}. */
    KIND,
    /** {@link NetworkLink#carrier()}. */
    CARRIER,
    /** {@link NetworkLink#hardwareAddress()}. */
    HARDWARE_ADDRESS,
    /** {@link NetworkLink#mtu()}. */
    MTU,
    /** {@link NetworkLink#addresses()}. */
    ADDRESSES,
    /** {@link NetworkLink#defaultRoutes()}. */
    DEFAULT_ROUTES,
    /** {@link NetworkLink#nameServers()}. */
    NAME_SERVERS,
    /** {@link NetworkLink#counters()}. */
    COUNTERS,
    /** {@link NetworkLink#connectivity()}. */
    CONNECTIVITY
}
