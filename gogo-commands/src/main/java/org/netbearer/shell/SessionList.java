package org.netbearer.shell;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionSnapshot;

/**
 * Sessions of every bundle, in the order in which they were made.
 *
 * <p>Immutable. A list, so that a script can iterate over it.
 */
final class SessionList extends AbstractList<SessionSnapshot> implements CommandResult {
    private final NetworkSnapshot snapshot;
    private final List<SessionSnapshot> sessions;
    private final Set<Long> own;

    /**
     * Creates the list.
     *
     * @param snapshot where the links in use are looked up
     * @param sessions the sessions
     * @param own the numbers of those that the shell opened
     */
    SessionList(NetworkSnapshot snapshot, List<SessionSnapshot> sessions, Set<Long> own) {
        this.snapshot = snapshot;
        this.sessions = List.copyOf(sessions);
        this.own = Set.copyOf(own);
    }

    @Override
    public SessionSnapshot get(int index) {
        return sessions.get(index);
    }

    @Override
    public int size() {
        return sessions.size();
    }

    @Override
    public String text(TerminalFeatures features) {
        if (sessions.isEmpty()) {
            return "no session";
        }
        var table = new Table(
                        "",
                        "SESSION",
                        "STATE",
                        "OWNER",
                        "LABEL",
                        "TARGET",
                        "IN USE",
                        "INTERFACE",
                        "OPEN SINCE",
                        "RECEIVED",
                        "SENT",
                        "ERROR")
                .optional("OPEN SINCE", "LABEL", "RECEIVED", "SENT", "IN USE", "OWNER");
        sessions.forEach(session -> table.row(cells(session)));
        return table.render(features);
    }

    private Cell[] cells(SessionSnapshot session) {
        LinkCounters traffic = session.statistics().session().orElse(null);
        boolean elsewhere = !session.activeIdentifier().equals(session.target());
        return new Cell[] {
            new Cell(own.contains(session.id()) ? "*" : " ", Style.GOOD),
            Cell.of(session.id()),
            DisplayText.state(session),
            Cell.of(session.owner()),
            Cell.of(session.label()),
            Cell.of(session.target()),
            Cell.of(elsewhere ? session.activeIdentifier() : ""),
            Cell.of(interfaceName(session)),
            Cell.of(session.openedAt().map(DisplayText::of).orElse("")),
            Cell.of(traffic == null ? "" : DisplayText.bytes(traffic.receivedBytes())),
            Cell.of(traffic == null ? "" : DisplayText.bytes(traffic.sentBytes())),
            new Cell(session.failure().map(DisplayText::of).orElse(""), Style.BAD),
        };
    }

    private String interfaceName(SessionSnapshot session) {
        return snapshot.configuration(session.activeIdentifier())
                .flatMap(ConfigurationSnapshot::link)
                .map(NetworkLink::name)
                .orElse("");
    }

    /** Formats a session as one line whose columns align with those of other sessions. */
    static String line(SessionSnapshot session) {
        return String.format(
                "%4d  %-13s  %s  %s",
                session.id(),
                DisplayText.state(session).text(),
                new Cell(session.owner(), Style.PLAIN).render(24, false),
                new Cell(session.target(), Style.PLAIN).text());
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put(
                "sessions",
                sessions.stream()
                        .map(session -> JsonView.session(session, own.contains(session.id())))
                        .toList());
        return fields;
    }

    @Override
    public List<String> usualFields() {
        return List.of("id", "state", "owner", "label", "target", "activeIdentifier", "openedAt");
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
