package org.netbearer.impl.activation;

import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;

/** Why a link that was in use is not up any more. Pure. */
final class LossReason {
    private LossReason() {}

    /**
     * Finds the reason.
     *
     * @param now the configuration as it is
     * @param displacer what takes the device for a session; empty if nothing does
     * @param stopper who stops it; empty if nobody does
     */
    static NetworkException of(ConfigurationSnapshot now, String displacer, String stopper) {
        if (!displacer.isEmpty()) {
            return new NetworkException(FailureReason.DISPLACED, displacer + " has taken the device");
        }
        if (!stopper.isEmpty()) {
            return new NetworkException(FailureReason.ABORTED, "stopped by " + stopper);
        }
        return now.lastFailure()
                .map(failure -> new NetworkException(FailureReason.ABORTED, failure.platformReason(), failure.text()))
                .orElseGet(() ->
                        new NetworkException(FailureReason.ABORTED, "the link of " + now.identifier() + " is lost"));
    }
}
