package org.netbearer.bearer.corewlan.port;

/** Thrown if SystemConfiguration does not answer; its message is safe to print. */
public final class DynamicStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param text a part of a sentence for people
     */
    public DynamicStoreException(String text) {
        super(text);
    }

    /** Returns the reason. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
