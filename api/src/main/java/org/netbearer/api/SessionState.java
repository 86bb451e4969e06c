package org.netbearer.api;

/** Where a session stands; Qt's words. */
public enum SessionState {
    /** Its configuration is gone, or never was: nothing can be opened. */
    INVALID(0),
    /** Its configuration cannot be used now: not even {@link ConfigurationState#DISCOVERED}. */
    NOT_AVAILABLE(1),
    /** It is being opened, and the link is not up yet. */
    CONNECTING(2),
    /** The link is up, whether or not this session is open. */
    CONNECTED(3),
    /** The link is being taken down because this session asked for it. */
    CLOSING(4),
    /** The link is down and could be brought up. */
    DISCONNECTED(5),
    /** It is open and on its way from one configuration to another. */
    ROAMING(6);

    private final int code;

    SessionState(int code) {
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
