package org.netbearer.console;

/** What the command {@code exit} throws: the session is over. */
final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Exit(int status) {
        super("exit " + status, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
