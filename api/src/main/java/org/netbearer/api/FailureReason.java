package org.netbearer.api;

/** Why something that was asked of a network did not happen, in words that are the same on every platform. */
public enum FailureReason {
    /** The bearer cannot do this at all. */
    NOT_SUPPORTED(0),
    /** This process may not do it. */
    DENIED(1),
    /** There is no such configuration, or it is gone. */
    INVALID_CONFIGURATION(2),
    /** The configuration is not in a state in which it could be used: not {@link ConfigurationState#DISCOVERED}. */
    NOT_AVAILABLE(3),
    /** The access point is not in range. */
    NOT_IN_RANGE(4),
    /** There is no signal on the wire. */
    NO_CARRIER(5),
    /** The radio is switched off. */
    RADIO_OFF(6),
    /** The key, password or certificate was refused. */
    AUTHENTICATION_FAILED(7),
    /** A key or password is needed and nobody is there to give it. */
    NO_SECRETS(8),
    /** The link came up, but no address was given. */
    NO_ADDRESS(9),
    /** It was not done in time. */
    TIMED_OUT(10),
    /** Somebody ended it. */
    ABORTED(11),
    /** Another configuration took the device. */
    DISPLACED(12),
    /** Another configuration is using the device, and taking it was not asked for. */
    DEVICE_BUSY(13),
    /** The daemon or service that would do it is not running. */
    SERVICE_GONE(14),
    /** The bearer left while it was being done. */
    BEARER_GONE(15),
    /** The platform gave a reason that has no word here; see its own text. */
    OTHER(16);

    private final int code;

    FailureReason(int code) {
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
