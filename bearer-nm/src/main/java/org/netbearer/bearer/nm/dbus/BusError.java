package org.netbearer.bearer.nm.dbus;

/** An answer that says no: a D-Bus error with its name. */
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
     * Describes a call that cannot be answered because there is no connection.
     *
     * @param text why, for people
     * @return the error
     */
    public static BusError disconnected(String text) {
        return new BusError(DISCONNECTED, text);
    }

    /**
     * Names the error.
     *
     * @return for example {@code org.freedesktop.DBus.Error.AccessDenied}
     */
    public String name() {
        return name;
    }
}
