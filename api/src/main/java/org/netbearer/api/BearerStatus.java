package org.netbearer.api;

/** How a bearer is doing. */
public enum BearerStatus {
    /** It has not reported yet. */
    STARTING,
    /** It works. */
    READY,
    /** The daemon or service that it needs is not running; it will go on by itself when that starts. */
    WAITING,
    /** The daemon went away a moment ago; what it said last is still shown. */
    STALE,
    /** The operating system or the daemon refuses to tell this process anything. */
    DENIED,
    /** It does not work, and why is in the text. */
    FAILED,
    /** It is not for this machine: another operating system, or a missing library. It is quiet and reports nothing. */
    ABSENT;

    /**
     * Returns whether what the bearer says can be relied on, so that the interfaces that it claims are its own.
     *
     * @return true for {@link #READY} and {@link #STALE}
     */
    public boolean isHealthy() {
        return this == READY || this == STALE;
    }
}
