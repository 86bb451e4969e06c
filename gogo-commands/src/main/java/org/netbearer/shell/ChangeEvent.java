package org.netbearer.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;

/**
 * One line of what the monitor prints.
 *
 * @param snapshot the moment
 * @param kind what kind of change, one word
 * @param style what it means
 * @param text what changed, for people
 * @param json the fields that only this kind has, for programs
 */
record ChangeEvent(
        NetworkSnapshot snapshot, String kind, Style style, String text, Map<String, @Nullable Object> json) {
    /** Formats the event as one line. */
    String line(boolean colour, boolean inJson) {
        if (inJson) {
            var fields = JsonView.moment(snapshot);
            fields.put("event", kind);
            fields.putAll(json);
            return JsonWriter.line(fields);
        }
        return DisplayText.of(snapshot.instant()) + "  " + new Cell(kind, style).render(12, colour) + "  "
                + new Cell(text, Style.PLAIN).text();
    }
}
