package org.netbearer.bearer.nm.dbus;

/** A message whose parts cannot be decoded. The messages behind it can, since its length is known. */
final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedMessageException(String text) {
        super(text);
    }

    MalformedMessageException(RuntimeException cause) {
        super(cause.toString(), cause);
    }
}
