package org.netbearer.shell;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionSnapshot;

/**
 * A session that was opened, and how.
 *
 * @param session as it is now
 * @param how what became of the link
 * @param snapshot where the configuration in use is looked up
 * @param rollBackAt when the platform returns to what was before unless that is confirmed; null if it does not
 */
record OpenedSession(
        SessionSnapshot session,
        How how,
        NetworkSnapshot snapshot,
        @Nullable Instant rollBackAt) implements CommandResult {
    /** How a session came to its link. */
    enum How {
        /** The link was down. */
        BROUGHT_UP("brought up for it; goes down with the last session on it"),
        /** The link was brought up for another session. */
        SHARED("up for other sessions; goes down with the last of them"),
        /** The link was up anyhow. */
        WAS_UP("up already; stays up");

        private final String text;

        How(String text) {
            this.text = text;
        }
    }

    @Override
    public String text(TerminalFeatures features) {
        return "session " + session.id() + " is open: " + DisplayText.describe(session.activeIdentifier(), snapshot)
                + ", " + how.text + (rollBackAt == null ? "" : "\n" + DisplayText.rollBack(rollBackAt));
    }

    /** Returns the number; for scripts. */
    public long id() {
        return session.id();
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("how", how.name());
        fields.put("rollBackAt", JsonView.instantOrNull(rollBackAt));
        fields.put("session", JsonView.session(session, true));
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
