package org.netbearer.api;

/** How every refused or failed operation on a network ends: with a {@link FailureReason}. */
public final class NetworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;
    private final String platformReason;

    /**
     * Describes a failure.
     *
     * @param reason the reason in our words
     * @param platformReason the platform's own name or number for it; empty if it gave none
     * @param text one sentence for people
     */
    public NetworkException(FailureReason reason, String platformReason, String text) {
        super(PrintableText.of(text));
        this.reason = reason;
        this.platformReason = PrintableText.of(platformReason);
    }

    /**
     * Describes a failure for which the platform gave no reason of its own.
     *
     * @param reason the reason in our words
     * @param text one sentence for people
     */
    public NetworkException(FailureReason reason, String text) {
        this(reason, "", text);
    }

    /**
     * Returns the reason in our words.
     *
     * @return the reason
     */
    public FailureReason reason() {
        return reason;
    }

    /**
     * Returns the reason in the platform's words.
     *
     * @return for example {@code NM_DEVICE_STATE_REASON_NO_SECRETS (7)}; empty if there is none
     */
    public String platformReason() {
        return platformReason;
    }
}
