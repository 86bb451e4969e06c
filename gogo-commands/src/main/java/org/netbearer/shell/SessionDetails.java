package org.netbearer.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.UsagePolicy;

/**
 * Everything that is known of one session.
 *
 * @param session what to show
 * @param own whether the shell opened it
 * @param snapshot where the configuration in use is looked up
 */
record SessionDetails(SessionSnapshot session, boolean own, NetworkSnapshot snapshot) implements CommandResult {
    @Override
    public String text(TerminalFeatures features) {
        var table = new Table();
        table.row("session", session.id()).row("owner", session.owner());
        row("label", session.label(), table);
        table.row("target", session.target()).row(Cell.of("state"), DisplayText.state(session));
        if (session.open()) {
            table.row("in use", DisplayText.describe(session.activeIdentifier(), snapshot))
                    .row("link", session.startedHere() ? "goes down with the last session" : "was up before, stays up");
        }
        session.openedAt()
                .ifPresent(since -> table.row("open since", DisplayText.of(since))
                        .row("active time", DisplayText.of(session.statistics().activeTime())));
        row("offered", session.offeredIdentifier(), table);
        if (session.usagePolicy() != UsagePolicy.NO_POLICY) {
            table.row("usage policy", DisplayText.of(session.usagePolicy()));
        }
        session.autoCloseTimeout().ifPresent(timeout -> table.row("closes after", DisplayText.seconds(timeout)));
        session.failure().ifPresent(failure -> {
            String at = " at " + DisplayText.of(failure.at());
            table.row(
                    Cell.of("error"),
                    new Cell(DisplayText.of(session.error()) + at + ": " + DisplayText.of(failure), Style.BAD));
        });
        session.statistics().session().ifPresent(counters -> traffic("", counters, table));
        session.statistics().link().ifPresent(counters -> traffic("link ", counters, table));
        return table.render(features);
    }

    private static void traffic(String whose, LinkCounters counters, Table table) {
        row(whose + "received", DisplayText.traffic(counters.receivedBytes(), counters.receivedPackets()), table);
        row(whose + "sent", DisplayText.traffic(counters.sentBytes(), counters.sentPackets()), table);
    }

    private static void row(String key, String value, Table table) {
        if (!value.isEmpty()) {
            table.row(key, value);
        }
    }

    /** Returns the number; for scripts. */
    public long id() {
        return session.id();
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("session", JsonView.session(session, own));
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
