package org.netbearer.api;

/** How a bearer is doing. */
public enum BearerStatus {
    /** It has not reported yet. */
    STARTING(0),
    /** It works. */
    READY(1),
    /** The daemon or service that it needs is not running; it will go on by itself when that starts. */
    WAITING(2),
    /** The daemon went away a moment ago; what it said last is still shown. */
    STALE(3),
    /** The operating system or the daemon refuses to tell this process anything. */
    DENIED(4),
    /** It does not work, and why is in the text. */
    FAILED(5),
    /** It is not for this machine: another operating system, or a missing library. It is quiet and reports nothing. */
    ABSENT(6);

    private final int code;

    BearerStatus(int code) {
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
     * Returns whether what the bearer says can be relied on, so that the interfaces that it claims are its own.
     *
     * @return true for {@link #READY} and {@link #STALE}
     */
    public boolean isHealthy() {
        return this == READY || this == STALE;
    }
}
