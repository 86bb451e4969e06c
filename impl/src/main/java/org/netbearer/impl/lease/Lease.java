package org.netbearer.impl.lease;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.netbearer.impl.model.ObservedActivation;

/** One hold on one configuration. Thread-safe; stages as in {@link Leases}. */
public interface Lease {
    /**
     * What is held.
     *
     * @return the identifier
     */
    String configuration();

    /**
     * What this holder has to do.
     *
     * @return the role; a follower may become the starter, of which the listener is notified
     */
    Role role();

    /**
     * The record of the configuration as this lease saw it last.
     *
     * @return the record; {@code started()} tells whether a holder of ours brought the configuration up
     */
    LeaseRecord record();

    /**
     * Records that this process brings the configuration up. To be called as soon as the platform has given the activation its key,
     * not only when it is up: what a process that is killed has not written down cannot be taken down after it.
     *
     * @param activation its key, or the empty text where the platform has none
     * @param displaced what it displaced, to be restored after the teardown
     * @return when it is written down, or cannot be
     */
    CompletionStage<Void> started(String activation, List<String> displaced);

    /**
     * Records another key by which processes that come later know the present activation.
     *
     * @param alias the other key
     */
    void alsoKnownAs(String alias);

    /**
     * Releases this hold. A starter calls it only when its attempt has ended. A second time does nothing.
     *
     * @param now as in {@link Leases#hold}
     * @return the task of taking the configuration down, if that is to be done and by the caller
     */
    CompletionStage<Optional<Teardown>> release(Supplier<ObservedActivation> now);

    /** What a holder has to do. */
    enum Role {
        /** Bring it up: it is down, and nobody else is at it. */
        STARTER,
        /** Wait for it: another holder brings it up, or has done so and the caller has not seen it yet. */
        FOLLOWER,
        /** Nothing: it is up. */
        JOINED
    }
}
