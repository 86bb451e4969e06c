package org.netbearer.bearer.wlanapi.port;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_ACCESS_DENIED;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_CALL_NOT_IMPLEMENTED;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_INVALID_HANDLE;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_INVALID_STATE;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_NDIS_DOT11_POWER_STATE_INVALID;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_NOT_FOUND;
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
     * Describes a refusal.
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
            case ERROR_CALL_NOT_IMPLEMENTED -> Refusal.NOT_IMPLEMENTED;
            default -> Refusal.OTHER;
        };
        return new WlanException(refusal, function + ": " + number(code));
    }

    /**
     * Describes an answer that cannot be true.
     *
     * @param function the function's own name
     * @param what what is wrong with its answer
     * @return the exception
     */
    public static WlanException malformed(String function, String what) {
        return new WlanException(Refusal.OTHER, function + ": " + what);
    }

    /** Returns what kind of refusal it is. */
    public Refusal refusal() {
        return refusal;
    }

    /** Returns whether the session is of no use any more. */
    public boolean endsSession() {
        return refusal == Refusal.SERVICE_STOPPED || refusal == Refusal.HANDLE_LOST;
    }

    /** Function and code, for people and for programs. */
    public String text() {
        return String.valueOf(getMessage());
    }

    private static String number(int code) {
        return "error " + (code < 0 ? "0x" + Integer.toHexString(code) : Integer.toString(code));
    }

    /** The refusals that are told apart. */
    public enum Refusal {
        DENIED,
        SERVICE_STOPPED,
        HANDLE_LOST,
        RADIO_OFF,
        NOT_FOUND,
        NOT_LINKED,
        NOT_IMPLEMENTED,
        OTHER
    }
}
