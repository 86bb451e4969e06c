package org.netbearer.api;

/** What went wrong last on a session, in Qt's words; the platform's reason is in {@link SessionSnapshot#failure()}. */
public enum SessionError {
    /** Nothing went wrong since the session was last opened; distinct from {@link #UNKNOWN}. */
    NO_ERROR(0),
    /** Something that has no word here. */
    UNKNOWN(1),
    /** The link was lost, stopped or taken by somebody else while the session was open. */
    SESSION_ABORTED(2),
    /** The session could not move to another configuration. */
    ROAMING(3),
    /** The bearer cannot do it, or this process may not. */
    OPERATION_NOT_SUPPORTED(4),
    /** The configuration is gone, or cannot be used now. */
    INVALID_CONFIGURATION(5);

    private final int code;

    SessionError(int code) {
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

    /**
     * Sorts a failure into Qt's words.
     *
     * @param reason the reason in our words
     * @return the error
     */
    public static SessionError of(FailureReason reason) {
        return switch (reason) {
            case NOT_SUPPORTED, DENIED -> OPERATION_NOT_SUPPORTED;
            case INVALID_CONFIGURATION, NOT_AVAILABLE -> INVALID_CONFIGURATION;
            case ABORTED, DISPLACED, BEARER_GONE -> SESSION_ABORTED;
            case NOT_IN_RANGE,
                    NO_CARRIER,
                    RADIO_OFF,
                    AUTHENTICATION_FAILED,
                    NO_SECRETS,
                    NO_ADDRESS,
                    TIMED_OUT,
                    DEVICE_BUSY,
                    SERVICE_GONE,
                    OTHER -> UNKNOWN;
        };
    }
}
