package org.netbearer.bearer.nm.dbus;

/** A D-Bus error. */
public final class BusError extends Exception {
    /** The name of the error of a call whose connection was lost. */
    public static final String DISCONNECTED = "org.freedesktop.DBus.Error.Disconnected";

    private static final long serialVersionUID = 1L;

    private final String name;

    BusError(String name, String text) {
        super(text, null, false, false);
        this.name = name;
    }

    /**
     * Returns the error of a call that cannot be answered because there is no connection.
     *
     * @param text why, for people
     * @return the error
     */
    public static BusError disconnected(String text) {
        return new BusError(DISCONNECTED, text);
    }

    /**
     * Returns the error of a call whose reply has not the expected types.
     *
     * @return the error
     */
    public static BusError malformedReply() {
        return new BusError("org.freedesktop.DBus.Error.InvalidSignature", "the reply has not the expected types");
    }

    /**
     * Returns the name of the error.
     *
     * @return for example {@code org.freedesktop.DBus.Error.AccessDenied}
     */
    public String name() {
        return name;
    }

    /**
     * Returns what went wrong.
     *
     * @param failure an error of the bus, or why there is none
     * @return its name and text, for people
     */
    public static String reason(Throwable failure) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return failure instanceof BusError error ? error.name + ": " + text : text;
    }
}
