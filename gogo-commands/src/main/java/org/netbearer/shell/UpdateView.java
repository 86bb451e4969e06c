package org.netbearer.shell;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;

/**
 * How an update or a connectivity check ended.
 *
 * @param kind what was asked for
 * @param report what became of it
 * @param snapshot the present, with its result
 */
record UpdateView(Kind kind, UpdateReport report, NetworkSnapshot snapshot) implements CommandResult {
    /** What a bearer was asked to do. */
    enum Kind {
        /** Look for networks. */
        UPDATE,
        /** Check connectivity. */
        CHECK
    }

    @Override
    public String text(TerminalFeatures features) {
        var table = table(report);
        String answer = kind == Kind.CHECK
                ? "connectivity " + DisplayText.of(snapshot.connectivity())
                : DisplayText.count(snapshot.configurations().size(), "configuration");
        String end = answer + ", after " + DisplayText.of(Duration.between(report.requested(), report.completed()));
        return (table.isEmpty() ? noBearer() : table.render(features)) + "\n" + end;
    }

    static Table table(UpdateReport report) {
        var table = new Table("BEARER", "OUTCOME", "REASON");
        report.bearers()
                .forEach(bearer -> table.row(
                        Cell.of(bearer.bearer()),
                        new Cell(DisplayText.of(bearer.outcome()), DisplayText.style(bearer.outcome())),
                        Cell.of(bearer.text())));
        return table;
    }

    private String noBearer() {
        return kind == Kind.CHECK ? "no bearer here can check connectivity" : "no bearer";
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.report(report);
        if (kind == Kind.CHECK) {
            fields.put("connectivity", JsonView.assessment(snapshot.connectivity()));
        }
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
