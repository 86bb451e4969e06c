package org.netbearer.jmx;

import java.util.List;

/**
 * How an update or a check that was asked for here ended, or that it has not yet.
 *
 * @param ticket the number of the call, as the form without waiting returns it
 * @param completed false if the wait was over before the end came; all that follows is then empty, zero or false
 * @param fresh whether every bearer did its part
 * @param revision the revision of the snapshot that holds the result
 * @param requestedTime when it was asked for, in ms since 1970
 * @param completedTime when it ended, in ms since 1970
 * @param bearers what became of each bearer's part
 */
public record UpdateView(
        long ticket,
        boolean completed,
        boolean fresh,
        long revision,
        long requestedTime,
        long completedTime,
        List<BearerUpdateView> bearers) {}
