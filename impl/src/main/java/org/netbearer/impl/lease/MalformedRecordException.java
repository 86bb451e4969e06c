package org.netbearer.impl.lease;

/** A text that is not a record of a lease. */
final class MalformedRecordException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean otherFormat;

    MalformedRecordException(String message, boolean otherFormat) {
        super(message);
        this.otherFormat = otherFormat;
    }

    MalformedRecordException(String message) {
        this(message, false);
    }

    /** Returns whether it may be a good record of another version. */
    boolean isOfOtherFormat() {
        return otherFormat;
    }
}
