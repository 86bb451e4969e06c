package org.netbearer.bearer.wlanapi.port;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_ACCESS_DENIED;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_BUSY;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_CALL_NOT_IMPLEMENTED;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_INVALID_HANDLE;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_INVALID_PARAMETER;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_INVALID_STATE;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_NDIS_DOT11_POWER_STATE_INVALID;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_NOT_FOUND;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_NOT_SUPPORTED;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_SERVICE_NOT_ACTIVE;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.RPC_S_SERVER_UNAVAILABLE;

/** A function of the Native Wifi API that did not do what it was asked, or answered nonsense. */
public final class WlanException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    private WlanException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    /**
     * Creates the exception of a refusal.
     *
     * @param function the function's own name
     * @param code the system error that it returned
     * @return the exception
     */
    public static WlanException refused(String function, int code) {
        Refusal refusal = switch (code) {
            case ERROR_ACCESS_DENIED -> Refusal.DENIED;
            case ERROR_SERVICE_NOT_ACTIVE, RPC_S_SERVER_UNAVAILABLE -> Refusal.SERVICE_STOPPED;
            case ERROR_INVALID_HANDLE -> Refusal.HANDLE_LOST;
            case ERROR_NDIS_DOT11_POWER_STATE_INVALID -> Refusal.RADIO_OFF;
            case ERROR_NOT_FOUND -> Refusal.NOT_FOUND;
            case ERROR_INVALID_STATE -> Refusal.NOT_LINKED;
            case ERROR_INVALID_PARAMETER -> Refusal.INVALID_PARAMETER;
            case ERROR_BUSY -> Refusal.BUSY;
            case ERROR_NOT_SUPPORTED -> Refusal.NOT_SUPPORTED;
            case ERROR_CALL_NOT_IMPLEMENTED -> Refusal.NOT_IMPLEMENTED;
            default -> Refusal.OTHER;
        };
        return new WlanException(refusal, function + ": " + number(code));
    }

    /**
     * Creates the exception of an answer that cannot be true.
     *
     * @param function the function's own name
     * @param what what is wrong with its answer
     * @return the exception
     */
    public static WlanException malformed(String function, String what) {
        return new WlanException(Refusal.OTHER, function + ": " + what);
    }

    /** Returns the kind of refusal. */
    public Refusal refusal() {
        return refusal;
    }

    /** Returns whether the session is of no use any more. */
    public boolean endsSession() {
        return refusal == Refusal.SERVICE_STOPPED || refusal == Refusal.HANDLE_LOST;
    }

    /** Returns function and code, for people and for programs. */
    public String text() {
        return String.valueOf(getMessage());
    }

    private static String number(int code) {
        return "error " + (code < 0 ? "0x" + Integer.toHexString(code) : Integer.toString(code));
    }

    /** The kinds of refusals. */
    public enum Refusal {
        /** This process may not call it, or not without the consent to location. */
        DENIED,
        /** The service does not run. */
        SERVICE_STOPPED,
        /** The service has forgotten the session. */
        HANDLE_LOST,
        /** The radio is off. */
        RADIO_OFF,
        /** There is no such profile or adapter. */
        NOT_FOUND,
        /** A parameter is wrong, or the adapter was removed. */
        INVALID_PARAMETER,
        /** The driver is busy with another operation. */
        BUSY,
        /** The adapter is not connected. */
        NOT_LINKED,
        /** The driver cannot do this. */
        NOT_SUPPORTED,
        /** The library lacks the function. */
        NOT_IMPLEMENTED,
        /** Any other code, or an answer that cannot be true. */
        OTHER
    }
}
