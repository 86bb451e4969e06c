package org.netbearer.impl.activation;

import java.util.Optional;
import org.netbearer.api.NetworkException;

/**
 * That a bearer is asked to bring a link up or to take it down, or has done so.
 *
 * @param identifier the configuration
 * @param direction what is asked for
 * @param ended whether it is over
 * @param failure why it did not succeed; empty if it did, or is not over
 */
public record LinkOperation(String identifier, Direction direction, boolean ended, Optional<NetworkException> failure) {
    /** What is asked for. */
    public enum Direction {
        /** The link is to come up. */
        UP,
        /** The link is to go down. */
        DOWN
    }
}
