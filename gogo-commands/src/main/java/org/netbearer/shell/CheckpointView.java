package org.netbearer.shell;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a checkpoint after a command.
 *
 * @param outcome what was done
 * @param rollBackAt when the platform rolls back by itself; null if it does not
 */
record CheckpointView(Outcome outcome, @Nullable Instant rollBackAt) implements CommandResult {
    /** What was done. */
    enum Outcome {
        /** It was made. */
        CREATED("what is in force is noted"),
        /** What was changed since is kept. */
        CONFIRMED("confirmed: nothing is rolled back"),
        /** What was in force then is on its way back. */
        ROLLED_BACK("rolled back to what was in force before");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }
    }

    @Override
    public String text(TerminalFeatures features) {
        return outcome.text + (rollBackAt == null ? "" : "; " + DisplayText.rollBack(rollBackAt));
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.fields();
        fields.put("outcome", outcome.name());
        fields.put("rollBackAt", JsonView.instantOrNull(rollBackAt));
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
