package org.netbearer.bearer.wlanapi;

import java.util.Optional;
import java.util.UUID;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;

/**
 * The result of calling one function for one adapter, without the data.
 *
 * @param kind whether it answered
 * @param problem the function and its code if it failed; else empty
 */
record Answer(Kind kind, String problem) {
    static final Answer GIVEN = new Answer(Kind.GIVEN, "");
    static final Answer NOT_ASKED = new Answer(Kind.NOT_ASKED, "");

    /**
     * Returns the answer for a refusal that concerns this function alone.
     *
     * @throws WlanException the same, if the session is lost or the adapter was removed: of a removed adapter Windows reports either that it is
     *     not found or that a parameter is wrong
     */
    static Answer of(WlanPort port, UUID adapter, WlanException refused) throws WlanException {
        return switch (refused.refusal()) {
            case DENIED -> new Answer(Kind.DENIED, "");
            case RADIO_OFF -> new Answer(Kind.RADIO_OFF, "");
            case NOT_SUPPORTED, NOT_IMPLEMENTED -> new Answer(Kind.NOT_SUPPORTED, "");
            case NOT_LINKED, BUSY, OTHER -> new Answer(Kind.FAILED, refused.text());
            case SERVICE_STOPPED, HANDLE_LOST -> throw refused;
            case NOT_FOUND, INVALID_PARAMETER -> {
                if (!port.hasAdapter(adapter)) {
                    throw refused;
                }
                yield new Answer(Kind.FAILED, refused.text());
            }
        };
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Returns the problem if the function failed. */
    Optional<String> failure() {
        return kind == Kind.FAILED ? Optional.of(problem) : Optional.empty();
    }

    /** The kinds of answers. */
    enum Kind {
        /** The function has not been called. */
        NOT_ASKED,
        /** It answered. */
        GIVEN,
        /** It was denied: there is no consent to location. */
        DENIED,
        /** The radio is off, so there is no data. */
        RADIO_OFF,
        /** The driver does not support it. */
        NOT_SUPPORTED,
        /** It failed; this is not the same as an empty list. */
        FAILED
    }
}
