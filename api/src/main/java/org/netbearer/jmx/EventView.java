package org.netbearer.jmx;

/**
 * Something that happened, kept for those who were not listening.
 *
 * @param sequence the sequence number of the notification that told of it
 * @param time when the manager noticed it, in ms since 1970
 * @param type the type of the notification
 * @param message what happened, for people
 * @param configuration the identifier of the configuration that it is about; empty if about none
 * @param state the state of that configuration afterwards; empty if about none
 * @param previousState the state before; empty if not applicable
 */
public record EventView(
        long sequence,
        long time,
        String type,
        String message,
        String configuration,
        String state,
        String previousState) {}
