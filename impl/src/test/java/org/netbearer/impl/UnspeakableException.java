package org.netbearer.impl;

/** An exception that throws when it is asked for its text. */
final class UnspeakableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
        throw new IllegalStateException("no message");
    }

    @Override
    public String toString() {
        throw new IllegalStateException("no text");
    }
}
