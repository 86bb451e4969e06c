package org.netbearer.impl.activation;

import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;

/**
 * A loss of a link that this process causes itself. Immutable.
 *
 * @param reason the reason that the link's sessions get
 * @param restores whether what the link displaced is brought up again
 */
record ExpectedLoss(NetworkException reason, boolean restores) {
    /** Another configuration of this process takes the device. */
    static ExpectedLoss displacedBy(String other) {
        return new ExpectedLoss(new NetworkException(FailureReason.DISPLACED, other + " has taken the device"), false);
    }

    /** A session takes the link down for all. */
    static ExpectedLoss stoppedBy(String who) {
        return new ExpectedLoss(new NetworkException(FailureReason.ABORTED, "stopped by " + who), true);
    }

    /** Returns why a link is lost: what was expected, else what its bearer says of it. */
    static NetworkException reason(@Nullable ExpectedLoss expected, ConfigurationSnapshot lost) {
        return expected != null
                ? expected.reason
                : lost.lastFailure()
                        .map(failure ->
                                new NetworkException(FailureReason.ABORTED, failure.platformReason(), failure.text()))
                        .orElseGet(() -> new NetworkException(
                                FailureReason.ABORTED, "the link of " + lost.identifier() + " is lost"));
    }
}
