package org.netbearer.impl.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.RoamingOffer;
import org.netbearer.api.RoamingTrial;

/** What one session's listener is asked at present. Written on the model thread; read by any. */
final class Questions {
    private volatile @Nullable Offer offer;
    private volatile @Nullable Trial trial;

    /** Returns the offer that waits for an answer. */
    Optional<RoamingOffer> offer() {
        return Optional.<Offer>ofNullable(offer)
                .filter(made -> made.answer().isOpen())
                .map(RoamingOffer.class::cast);
    }

    /** Returns the trial that waits for an answer. */
    Optional<RoamingTrial> trial() {
        return Optional.<Trial>ofNullable(trial)
                .filter(made -> made.answer().isOpen())
                .map(RoamingTrial.class::cast);
    }

    void ask(Offer made) {
        offer = made;
    }

    void ask(Trial made) {
        trial = made;
    }

    /** Ends the offer; false if there is none that waits. */
    boolean endOffer() {
        Offer made = offer;
        return made != null && made.answer().end();
    }

    /** Ends both, so that a late answer has no effect. */
    void end() {
        endOffer();
        Trial made = trial;
        if (made != null) {
            made.answer().end();
        }
        offer = null;
        trial = null;
    }
}
