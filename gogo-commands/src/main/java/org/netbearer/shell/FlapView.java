package org.netbearer.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often each interface lost its connection, and for how long; immutable.
 *
 * @param begun since when that was observed
 * @param rows one for each interface
 */
record FlapView(Instant begun, List<Row> rows) implements CommandResult {
    /**
     * One interface.
     *
     * @param interfaceName its name
     * @param active whether it is in use now
     * @param losses how often it stopped being in use
     * @param longest how long that lasted at most, the present outage included
     * @param availability the part of the time in which it was in use, from 0 to 1
     */
    record Row(String interfaceName, boolean active, int losses, Duration longest, double availability) {}

    /** Evaluates a history. */
    static FlapView of(List<HistoryEntry> entries, Instant begun, Instant now) {
        var interfaces = new TreeMap<String, Tally>();
        for (HistoryEntry entry : entries) {
            if (!entry.interfaceName().isEmpty() && !entry.before().equals(entry.after())) {
                interfaces
                        .computeIfAbsent(entry.interfaceName(), name -> new Tally(begun))
                        .add(entry);
            }
        }
        return new FlapView(
                begun,
                interfaces.entrySet().stream()
                        .map(each -> each.getValue().row(each.getKey(), begun, now))
                        .toList());
    }

    /** Adds up one interface, on which several configurations may be in use; confined to one call. */
    private static final class Tally {
        private final Map<String, Boolean> active = new TreeMap<>();
        private Instant since;
        private int losses;
        private Duration longest = Duration.ZERO;
        private Duration up = Duration.ZERO;

        private Tally(Instant begun) {
            since = begun;
        }

        private void add(HistoryEntry entry) {
            boolean before = isActive();
            active.put(entry.identifier(), entry.isActive());
            if (before != isActive()) {
                end(before, entry.at());
                losses += before ? 1 : 0;
            }
        }

        private boolean isActive() {
            return active.containsValue(true);
        }

        private void end(boolean wasUp, Instant at) {
            var lasted = Duration.between(since, at);
            if (wasUp) {
                up = up.plus(lasted);
            } else if (losses > 0 && lasted.compareTo(longest) > 0) {
                longest = lasted;
            }
            since = at;
        }

        private Row row(String name, Instant begun, Instant now) {
            boolean last = isActive();
            end(last, now);
            long total = Math.max(1, Duration.between(begun, now).toMillis());
            return new Row(name, last, losses, longest, Math.min(1, up.toMillis() / (double) total));
        }
    }

    @Override
    public String text(TerminalFeatures features) {
        if (rows.isEmpty()) {
            return "no interface was observed";
        }
        var table = new Table("INTERFACE", "IN USE", "LOSSES", "LONGEST OUTAGE", "AVAILABILITY");
        rows.forEach(row -> table.row(
                Cell.of(row.interfaceName()),
                new Cell(DisplayText.yesNo(row.active()), row.active() ? Style.GOOD : Style.FAINT),
                new Cell(String.valueOf(row.losses()), row.losses() > 0 ? Style.WARNING : Style.PLAIN),
                Cell.of(row.losses() == 0 ? "" : DisplayText.of(row.longest())),
                Cell.of(String.format(Locale.ROOT, "%.2f%%", 100 * row.availability()))));
        return table.render(features) + "\nsince " + DisplayText.of(begun);
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.fields();
        fields.put("begun", begun.toString());
        fields.put("interfaces", rows.stream().map(FlapView::json).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> json(Row row) {
        var fields = JsonView.fields();
        fields.put("interface", row.interfaceName());
        fields.put("active", row.active());
        fields.put("losses", row.losses());
        fields.put("longestOutageMillis", row.longest().toMillis());
        fields.put("availabilityPercent", String.format(Locale.ROOT, "%.2f", 100 * row.availability()));
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
