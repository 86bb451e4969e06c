package org.netbearer.shell;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chosen entries of the history, the oldest first; immutable.
 *
 * @param entries the entries
 */
record HistoryView(List<HistoryEntry> entries) implements CommandResult {
    @Override
    public String text(TerminalFeatures features) {
        if (entries.isEmpty()) {
            return "nothing happened";
        }
        var table = new Table("INSTANT", "EVENT", "IDENTIFIER", "TEXT");
        entries.forEach(entry -> table.row(
                Cell.of(DisplayText.of(entry.at())),
                new Cell(entry.event(), style(entry)),
                Cell.of(entry.identifier()),
                Cell.of(entry.text())));
        return table.render(new TerminalFeatures(features.terminal(), features.colour(), TerminalFeatures.UNLIMITED));
    }

    private static Style style(HistoryEntry entry) {
        if (entry.wasActive() == entry.isActive()) {
            return Style.PLAIN;
        }
        return entry.isActive() ? Style.GOOD : Style.BAD;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.fields();
        fields.put("entries", entries.stream().map(HistoryEntry::json).toList());
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
