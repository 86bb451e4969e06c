package org.netbearer.impl.session;

import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionState;

/** Where a session stands that nothing is being done with. Pure. */
final class IdleState {
    private IdleState() {}

    /** As its target is (S-03, S-63); the user choice has none, and could be opened if there is a default. */
    static SessionState of(@Nullable Target target, NetworkSnapshot snapshot) {
        if (target == null) {
            return snapshot.defaultIdentifier().isEmpty() ? SessionState.NOT_AVAILABLE : SessionState.DISCONNECTED;
        }
        var members = target.members(snapshot);
        if (members.stream().anyMatch(target::isMetBy)) {
            return SessionState.CONNECTED;
        }
        return members.stream().anyMatch(target::isConceivable)
                ? SessionState.DISCONNECTED
                : SessionState.NOT_AVAILABLE;
    }
}
