package org.netbearer.bearer.corewlan.port;

import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWAPFullErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWAssociationDeniedErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChallengeFailureErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWEAPOLErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWIPCFailureErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWInvalidPMKErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWInvalidParameterErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWNotSupportedErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWOperationNotPermittedErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWReferenceNotBoundErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSupplicantTimeoutErr;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWTimeoutErr;

import java.util.Set;
import org.netbearer.api.PrintableText;

/** Thrown if a message to CoreWLAN is refused. */
public final class CoreWlanException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * The domains that carry the codes of {@code CWErr}: CoreWLAN's documented one, that of what airportd refuses, and that of
     * requests to it. The last two are published nowhere, and seen in the field.
     */
    private static final Set<String> DOMAINS =
            Set.of("com.apple.coreWLAN.error", "com.apple.wifi.apple80211API.error", "com.apple.wifi.request.error");

    /** Domains that carry numbers of {@code errno} as well. */
    private static final Set<String> ERRNO_DOMAINS = Set.of("com.apple.wifi.apple80211API.error", "NSPOSIXErrorDomain");

    private static final int EBUSY = 16;

    private final Refusal refusal;
    private final String error;

    private CoreWlanException(Refusal refusal, String message, String error) {
        super(message + ": " + error);
        this.refusal = refusal;
        this.error = error;
    }

    /**
     * Describes an NSError.
     *
     * @param message what was sent
     * @param domain whose codes these are; only those of Wi-Fi have a meaning here
     * @param code its number
     * @return the exception
     */
    public static CoreWlanException refused(String message, String domain, long code) {
        return new CoreWlanException(meaning(domain, code), message, "error " + code + " of " + domain);
    }

    /**
     * Describes a refusal without an error.
     *
     * @param message what was sent
     * @return the exception
     */
    public static CoreWlanException silent(String message) {
        return new CoreWlanException(Refusal.OTHER, message, "refused without a reason");
    }

    /**
     * Describes an interface that is not there any more.
     *
     * @param message what was sent
     * @param name the interface
     * @return the exception
     */
    public static CoreWlanException gone(String message, String name) {
        return new CoreWlanException(Refusal.INTERFACE_GONE, message, "no interface " + name);
    }

    /**
     * Describes a network that is no longer in range.
     *
     * @param message what was to be sent
     * @return the exception
     */
    public static CoreWlanException outOfRange(String message) {
        return new CoreWlanException(Refusal.NOT_IN_RANGE, message, "the network is no longer in range");
    }

    /**
     * Describes a network that needs a password.
     *
     * @param message what was to be sent
     * @return the exception
     */
    public static CoreWlanException noSecrets(String message) {
        return new CoreWlanException(Refusal.NO_SECRETS, message, "the network needs a password");
    }

    /**
     * Describes a failure that a program of the system printed.
     *
     * @param program what was run
     * @param refusal its meaning
     * @param printed what it printed
     * @return the exception
     */
    public static CoreWlanException printed(String program, Refusal refusal, String printed) {
        return new CoreWlanException(refusal, program, PrintableText.of(printed));
    }

    /**
     * Describes a client that has lost its Wi-Fi service.
     *
     * @param message what was sent
     * @return the exception
     */
    public static CoreWlanException serviceGone(String message) {
        return new CoreWlanException(Refusal.SERVICE_GONE, message, "no answer");
    }

    private static Refusal meaning(String domain, long code) {
        if (code == EBUSY && ERRNO_DOMAINS.contains(domain)) {
            return Refusal.BUSY;
        }
        return DOMAINS.contains(domain) && code == (int) code ? meaning((int) code) : Refusal.OTHER;
    }

    private static Refusal meaning(int code) {
        return switch (code) {
            case kCWOperationNotPermittedErr -> Refusal.DENIED;
            case kCWIPCFailureErr -> Refusal.SERVICE_GONE;
            case kCWReferenceNotBoundErr -> Refusal.INTERFACE_GONE;
            case kCWEAPOLErr, kCWInvalidPMKErr, kCWChallengeFailureErr, kCWSupplicantTimeoutErr ->
                Refusal.AUTHENTICATION;
            case kCWAssociationDeniedErr, kCWAPFullErr -> Refusal.ACCESS_POINT;
            case kCWTimeoutErr -> Refusal.TIMED_OUT;
            case kCWNotSupportedErr -> Refusal.NOT_SUPPORTED;
            case kCWInvalidParameterErr -> Refusal.INVALID_PARAMETER;
            default -> Refusal.OTHER;
        };
    }

    /** Returns what kind of refusal it is. */
    public Refusal refusal() {
        return refusal;
    }

    /**
     * Returns whether the client is of no use any more.
     *
     * @return true if the Wi-Fi service did not answer
     */
    public boolean isServiceGone() {
        return refusal == Refusal.SERVICE_GONE;
    }

    /** Returns message, code and domain, for people and for programs. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Returns code and domain alone. */
    public String error() {
        return error;
    }

    /** The refusals that are told apart. */
    public enum Refusal {
        /** This process may not. */
        DENIED,
        /** The Wi-Fi service does not answer. */
        SERVICE_GONE,
        /** The interface was removed. */
        INTERFACE_GONE,
        /** The network is no longer in range. */
        NOT_IN_RANGE,
        /** The key was refused. */
        AUTHENTICATION,
        /** The access point does not let this station in. */
        ACCESS_POINT,
        /** A password is needed and there is none. */
        NO_SECRETS,
        /** An argument is missing or wrong: of a join without a password, that it needs one. */
        INVALID_PARAMETER,
        /** The interface is scanning already. */
        BUSY,
        /** It was not done in time. */
        TIMED_OUT,
        /** The interface cannot do it, or not now. */
        NOT_SUPPORTED,
        /** Anything else. */
        OTHER
    }
}
