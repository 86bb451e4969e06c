package org.netbearer.shell;

import org.netbearer.api.PrintableText;

/** A command that failed; the message is the one line that tells the user why, and is safe to print. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(PrintableText.of(message), null, false, false);
    }

    /** Returns the message alone, which is what gogo.jline prints of an exception. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message stays what it is: the class name is to go
    public String toString() {
        return String.valueOf(getMessage());
    }
}
