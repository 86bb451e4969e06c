package org.netbearer.bearer.nm;

import org.netbearer.bearer.nm.NmTree.Effect;

/** Called on the serial executor when the daemon or its state changes. */
interface DaemonListener {
    /**
     * Called after a batch of messages.
     *
     * @param effect how much it matters
     */
    void changed(Effect effect);

    /**
     * Called when a device or a VPN changes its state, before {@link #changed}.
     *
     * @param event what happened
     */
    void stateChanged(StateEvent event);
}
