package org.netbearer.jmx;

/**
 * Something that happened, kept for those who were not listening.
 *
 * @param sequence the sequence number of the notification that reported it
 * @param time when the manager noticed it, in ms since 1970
 * @param type the type of the notification
 * @param message what happened, for people
 * @param configuration the identifier of the configuration that it is about; empty if about none
 * @param state the state of that configuration afterwards; empty if about none
 * @param stateValue {@code state} as a number, 0 to 3; -1 if about none
 * @param previousState the state before; empty if not applicable
 * @param previousStateValue {@code previousState} as a number, 0 to 3; -1 if not applicable
 */
public record EventView(
        long sequence,
        long time,
        String type,
        String message,
        String configuration,
        String state,
        int stateValue,
        String previousState,
        int previousStateValue) {}
