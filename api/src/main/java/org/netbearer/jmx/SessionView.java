package org.netbearer.jmx;

/**
 * One session, as management tools see it.
 *
 * <p>Each {@code …Value} is the text before it as a number: the code of the constant. Counts are
 * as they were known last; nothing is measured for this.
 *
 * @param id its number, counted from 1
 * @param owner the symbolic name of the bundle that made it
 * @param label what its maker calls it, safe to print; empty if nothing
 * @param target what it was made for: an identifier, or a requirement as text
 * @param activeIdentifier the configuration that it uses; empty if it is not open
 * @param state {@code INVALID}, {@code NOT_AVAILABLE}, {@code CONNECTING}, {@code CONNECTED}, {@code CLOSING},
 *     {@code DISCONNECTED} or {@code ROAMING}
 * @param stateValue {@code state} as a number, 0 to 6
 * @param open whether it is open
 * @param openedAt when it was opened, in ms since 1970; 0 if it is not open
 * @param activeSeconds how long it has been open and connected since then, in s
 * @param receivedBytes bytes that its interfaces received meanwhile; -1 if not counted
 * @param sentBytes bytes that its interfaces sent meanwhile; -1 if not counted
 * @param startedHere whether the link goes down with the last session on it
 * @param error {@code NO_ERROR}, {@code UNKNOWN}, {@code SESSION_ABORTED}, {@code ROAMING},
 *     {@code OPERATION_NOT_SUPPORTED} or {@code INVALID_CONFIGURATION}
 * @param errorValue {@code error} as a number, 0 to 5
 * @param failure why, for people, with the platform's own reason; empty if there is no error
 */
public record SessionView(
        long id,
        String owner,
        String label,
        String target,
        String activeIdentifier,
        String state,
        int stateValue,
        boolean open,
        long openedAt,
        long activeSeconds,
        long receivedBytes,
        long sentBytes,
        boolean startedHere,
        String error,
        int errorValue,
        String failure) {}
