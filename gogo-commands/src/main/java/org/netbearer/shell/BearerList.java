package org.netbearer.shell;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
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
    private final List<BearerSnapshot> bearers;

    /**
     * Creates the list.
     *
     * @param all whether those are in it too that are not for this machine
     */
    BearerList(NetworkSnapshot snapshot, boolean all) {
        this.snapshot = snapshot;
        this.bearers = snapshot.bearers().stream()
                .filter(bearer -> all || bearer.health().status() != BearerStatus.ABSENT)
                .toList();
    }

    @Override
    public BearerSnapshot get(int index) {
        return bearers.get(index);
    }

    @Override
    public int size() {
        return bearers.size();
    }

    @Override
    public String text(TerminalFeatures features) {
        return isEmpty() ? "no bearer" : table(bearers).render(features);
    }

    static Table table(List<BearerSnapshot> bearers) {
        var table = new Table("BEARER", "RANKING", "STATUS", "CODE", "CONFIGURATIONS", "CLAIMS", "REASON", "FAULT")
                .optional("RANKING", "CLAIMS", "CODE", "CONFIGURATIONS");
        bearers.forEach(bearer -> table.row(
                Cell.of(bearer.name()),
                Cell.of(bearer.ranking() == NO_RANKING ? "" : bearer.ranking()),
                new Cell(
                        DisplayText.of(bearer.health().status()),
                        DisplayText.style(bearer.health().status())),
                Cell.of(code(bearer)),
                Cell.of(bearer.configurations()),
                Cell.of(String.join(", ", bearer.claims())),
                Cell.of(bearer.health().text()),
                new Cell(bearer.fault(), Style.BAD)));
        return table;
    }

    /** Returns the code, unless it only repeats the status. */
    static String code(BearerSnapshot bearer) {
        String code = bearer.health().code();
        return code.equals(DisplayText.of(bearer.health().status())) ? "" : code;
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
        fields.put("bearers", bearers.stream().map(JsonView::bearer).toList());
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
