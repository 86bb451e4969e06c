package org.netbearer.impl.activation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;

/** What speaks against bringing a configuration up, before anything is touched (S-34). */
final class StartRule {
    private StartRule() {}

    /**
     * Finds the reason why not; null if there is none.
     *
     * @param network where to ask
     * @param now the configuration as it is
     * @param rivals what is active on its device and may not be displaced
     */
    static @Nullable NetworkException refusal(BearerCalls network, ConfigurationSnapshot now, List<String> rivals) {
        String identifier = now.identifier();
        if (!now.state().isAtLeast(ConfigurationState.DISCOVERED)) {
            return new NetworkException(FailureReason.NOT_AVAILABLE, identifier + " is " + now.state() + " only");
        }
        NetworkException refusal = network.refusal(identifier);
        return refusal != null || rivals.isEmpty()
                ? refusal
                : new NetworkException(
                        FailureReason.DEVICE_BUSY, "the device of " + identifier + " is used by " + rivals.get(0));
    }
}
