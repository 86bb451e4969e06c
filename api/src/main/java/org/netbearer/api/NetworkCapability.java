package org.netbearer.api;

/**
 * What the platform lets an application do, beyond looking.
 *
 * <p>A capability is reported only while a call that needs it could succeed: it comes and goes with the daemon behind a
 * bearer and with this process's permissions.
 */
public enum NetworkCapability {
    /** Interfaces can be brought up and down. */
    CAN_START_AND_STOP_INTERFACES(0),
    /** Sockets can be bound to the interface of one session, whatever the routes say. */
    DIRECT_CONNECTION_ROUTING(1),
    /** A connection is kept while any process holds a session on it, and ended with the last. */
    SYSTEM_SESSION_SUPPORT(2),
    /** Sessions on a service network are offered better members and may move to them. */
    APPLICATION_LEVEL_ROAMING(3),
    /** The system may move traffic to another network without asking the application. */
    FORCED_ROAMING(4),
    /** Sent and received bytes are counted. */
    DATA_STATISTICS(5),
    /** Nothing can be sent without an open session. */
    NETWORK_SESSION_REQUIRED(6);

    private final int code;

    NetworkCapability(int code) {
        this.code = code;
    }

    /**
     * Returns the number that stands for this constant where only numbers can be reported, such as in an MBean.
     *
     * @return the code; it never changes, and that of a constant that went is never used again
     */
    public int code() {
        return code;
    }
}
