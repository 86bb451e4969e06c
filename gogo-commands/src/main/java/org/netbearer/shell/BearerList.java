package org.netbearer.shell;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.NetworkSnapshot;

/**
 * The bearers of one snapshot, best ranking first, and how they are doing.
 *
 * <p>Immutable. A list, so that a script can iterate over it.
 */
final class BearerList extends AbstractList<BearerSnapshot> implements CommandResult {
    /** What a bearer that is not for this machine has instead of a ranking. */
    private static final int NO_RANKING = Integer.MIN_VALUE;

    private final NetworkSnapshot snapshot;

    BearerList(NetworkSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public BearerSnapshot get(int index) {
        return snapshot.bearers().get(index);
    }

    @Override
    public int size() {
        return snapshot.bearers().size();
    }

    @Override
    public String text(boolean colour) {
        return isEmpty() ? "no bearer" : table(snapshot.bearers()).render(colour);
    }

    static Table table(List<BearerSnapshot> bearers) {
        var table = new Table("BEARER", "RANKING", "STATUS", "CODE", "CONFIGURATIONS", "CLAIMS", "REASON", "FAULT");
        bearers.forEach(bearer -> table.row(
                Cell.of(bearer.name()),
                Cell.of(bearer.ranking() == NO_RANKING ? "" : bearer.ranking()),
                new Cell(
                        DisplayText.of(bearer.health().status()),
                        DisplayText.style(bearer.health().status())),
                Cell.of(bearer.health().code()),
                Cell.of(bearer.configurations()),
                Cell.of(String.join(", ", bearer.claims())),
                Cell.of(bearer.health().text()),
                new Cell(bearer.fault(), Style.BAD)));
        return table;
    }

    /** Formats a bearer as one line whose columns align with those of other bearers. */
    static String line(BearerSnapshot bearer) {
        return String.format(
                        "%s  %-8s  %s",
                        new Cell(bearer.name(), Style.PLAIN).render(12, false),
                        DisplayText.of(bearer.health().status()),
                        bearer.health().text())
                .stripTrailing();
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("bearers", snapshot.bearers().stream().map(JsonView::bearer).toList());
        return fields;
    }

    @Override
    public String toString() {
        return text(false);
    }
}
