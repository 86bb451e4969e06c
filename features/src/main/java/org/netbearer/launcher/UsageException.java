package org.netbearer.launcher;

/** A command line that is not understood; its message is one line for people. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
