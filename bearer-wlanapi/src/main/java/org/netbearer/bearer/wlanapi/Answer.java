package org.netbearer.bearer.wlanapi;

import java.util.Optional;
import java.util.UUID;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;

/**
 * What came of one function that was asked about one adapter; each function has an answer of its own.
 *
 * @param kind whether it answered
 * @param problem the function and its code if it failed; else empty
 */
record Answer(Kind kind, String problem) {
    static final Answer GIVEN = new Answer(Kind.GIVEN, "");
    static final Answer NOT_ASKED = new Answer(Kind.NOT_ASKED, "");

    /**
     * Translates a refusal that concerns this function alone.
     *
     * @throws WlanException the same, if the session is lost or the adapter was removed: of such a one both are said, that it is
     *     not found and that a parameter is wrong
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

    /** The answers that are told apart. */
    enum Kind {
        /** Nobody has asked yet, or nobody may. */
        NOT_ASKED,
        /** It answered. */
        GIVEN,
        /** This process may not know: there is no consent to location. */
        DENIED,
        /** The radio is off, so there is nothing to tell. */
        RADIO_OFF,
        /** The driver cannot tell. */
        NOT_SUPPORTED,
        /** It failed; this is not the same as having nothing to tell. */
        FAILED
    }
}
