package org.netbearer.shell;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;

/**
 * A link that was taken down.
 *
 * @param identifier the configuration that was to be stopped
 * @param wasUp whether it was in use before
 * @param ended the numbers of the sessions that ended with it
 * @param snapshot where the configuration is looked up
 * @param rollBackAt when the platform returns to what was before unless that is confirmed; null if it does not
 */
record StoppedLink(
        String identifier,
        boolean wasUp,
        List<Long> ended,
        NetworkSnapshot snapshot,
        @Nullable Instant rollBackAt) implements CommandResult {
    @Override
    public String text(TerminalFeatures features) {
        String sessions = ended.isEmpty() ? "" : "; ended: session " + DisplayText.list(ended);
        return DisplayText.describe(identifier, snapshot)
                + (wasUp ? " is down" : " was down already")
                + sessions
                + (rollBackAt == null ? "" : "\n" + DisplayText.rollBack(rollBackAt));
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("identifier", identifier);
        fields.put("outcome", wasUp ? "STOPPED" : "WAS_DOWN");
        fields.put("sessionsEnded", ended);
        fields.put("rollBackAt", JsonView.instantOrNull(rollBackAt));
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
