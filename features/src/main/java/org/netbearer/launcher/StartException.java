package org.netbearer.launcher;

/** The distribution cannot start; the message says in one line what is missing. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }
}
