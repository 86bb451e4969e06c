package org.netbearer.impl.session;

import org.netbearer.api.SessionSnapshot;
import org.netbearer.impl.activation.LinkOperation;

/** Is called, on the model thread, with what becomes of all sessions and of the links that they use; must return at once. */
public interface SessionObserver {
    /**
     * Called after a session has changed, once for all that one cause has led to.
     *
     * @param session as it is now
     */
    void changed(SessionSnapshot session);

    /**
     * Called when a bearer is asked for a link, and when it has answered.
     *
     * @param operation what is asked for
     */
    void operated(LinkOperation operation);
}
