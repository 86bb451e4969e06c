package org.netbearer.api;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * How every refused or failed operation on a network ends: with a {@link FailureReason}.
 *
 * <p>A stage that the API returns fails with this itself: {@code stage.whenComplete((result, failure) -> …)} is handed it. A
 * stage that an application derives wraps it, as the JDK does; {@link #in} finds it there.
 */
public final class NetworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;
    private final String platformReason;

    /**
     * Creates an exception for a failure.
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
     * Creates an exception for a failure that another one caused.
     *
     * @param reason the reason in our words
     * @param platformReason the platform's own name or number for it; empty if it gave none
     * @param text one sentence for people
     * @param cause what caused it
     */
    public NetworkException(FailureReason reason, String platformReason, String text, Throwable cause) {
        super(PrintableText.of(text), cause);
        this.reason = reason;
        this.platformReason = PrintableText.of(platformReason);
    }

    /**
     * Creates an exception for a failure for which the platform gave no reason of its own.
     *
     * @param reason the reason in our words
     * @param text one sentence for people
     */
    public NetworkException(FailureReason reason, String text) {
        this(reason, "", text);
    }

    /**
     * Finds the network exception in whatever was thrown: the failure itself, or one of its causes.
     *
     * @param failure what was thrown, such as a {@link java.util.concurrent.CompletionException}
     * @return the outermost one, at any depth; empty if there is none
     */
    public static Optional<NetworkException> in(Throwable failure) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            if (each instanceof NetworkException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
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
