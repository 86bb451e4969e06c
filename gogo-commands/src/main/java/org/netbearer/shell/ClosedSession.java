package org.netbearer.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionSnapshot;

/**
 * A session that was closed, and what became of its link.
 *
 * @param before the session before that
 * @param outcome what became of the link
 * @param snapshot where the configuration that was in use is looked up
 */
record ClosedSession(SessionSnapshot before, Outcome outcome, NetworkSnapshot snapshot) implements CommandResult {
    /** What became of the link. */
    enum Outcome {
        /** This was the last session on a link that was brought up for sessions. */
        WENT_DOWN("went down with it"),
        /** Somebody else has a session on it. */
        STAYS_FOR_OTHERS("stays up for others who use it"),
        /** No session brought it up. */
        STAYS_AS_BEFORE("stays up, as it was before"),
        /** The session had none any more. */
        HAD_NONE("");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }
    }

    @Override
    public String text(TerminalFeatures features) {
        if (outcome == Outcome.HAD_NONE) {
            return "session " + before.id() + " was not open any more"
                    + before.failure()
                            .map(failure -> ": " + DisplayText.of(failure))
                            .orElse("");
        }
        return "session " + before.id() + " is closed; " + DisplayText.describe(before.activeIdentifier(), snapshot)
                + " " + outcome.text;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("id", before.id());
        fields.put("identifier", before.activeIdentifier().isEmpty() ? null : before.activeIdentifier());
        fields.put("outcome", outcome.name());
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
