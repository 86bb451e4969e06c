package org.netbearer.shell;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationState;

/**
 * One thing that happened; immutable.
 *
 * @param at when
 * @param revision of the snapshot that it led to
 * @param event what kind of change, as in {@code bearer:monitor}
 * @param identifier the configuration, or the bearer's name; empty if it is about all
 * @param interfaceName the configuration's interface; empty if it has none
 * @param before the configuration's state before; empty for what is no configuration, or was not there
 * @param after its state after; empty for what is no configuration, or is gone
 * @param text what changed, for people, at most {@link #LONGEST} characters
 */
record HistoryEntry(
        Instant at,
        long revision,
        String event,
        String identifier,
        String interfaceName,
        Optional<ConfigurationState> before,
        Optional<ConfigurationState> after,
        String text) {
    /** What is kept of a text, so that the history stays small. */
    static final int LONGEST = 400;

    HistoryEntry {
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026";
    }

    boolean wasActive() {
        return before.filter(state -> state == ConfigurationState.ACTIVE).isPresent();
    }

    boolean isActive() {
        return after.filter(state -> state == ConfigurationState.ACTIVE).isPresent();
    }

    Map<String, @Nullable Object> json() {
        var fields = JsonView.fields();
        fields.put("instant", at.toString());
        fields.put("revision", revision);
        fields.put("event", event);
        fields.put("identifier", identifier.isEmpty() ? null : identifier);
        fields.put("interface", interfaceName.isEmpty() ? null : interfaceName);
        fields.put("before", before.map(Enum::name).orElse(null));
        fields.put("after", after.map(Enum::name).orElse(null));
        fields.put("text", text);
        return fields;
    }
}
