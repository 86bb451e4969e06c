package org.netbearer.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows whose columns are aligned by the width that they take on the screen.
 *
 * <p>On a screen that is too narrow, the columns that are least important are left out, then the widest ones are shortened. Without
 * a screen nothing is. Confined to the thread that fills it.
 */
final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_WIDTH = 6;

    private final List<String> headings;
    private final List<List<Cell>> rows = new ArrayList<>();
    private List<String> optional = List.of();

    /** Creates an empty table; a heading may be empty, and without any there is no heading line. */
    Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Sets the columns that a narrow screen can do without, the least important first. */
    Table optional(String... names) {
        optional = List.of(names);
        return this;
    }

    /** Adds a row with as many cells as there are headings, or any number if there are none. */
    Table row(Cell... cells) {
        rows.add(Arrays.asList(cells));
        return this;
    }

    /** Adds a row of cells without special meaning. */
    Table row(Object... values) {
        rows.add(Arrays.stream(values).map(Cell::of).toList());
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Formats the table, without a line end after the last; columns in which no row has anything are left out. */
    String render(TerminalFeatures features) {
        return String.join("\n", lines(features));
    }

    /** Formats the lines, each without line end and without spaces at its end. */
    List<String> lines(TerminalFeatures features) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        if (!headings.isEmpty()) {
            fit(widths, features.columns());
        }
        var lines = new ArrayList<String>();
        if (headings.stream().anyMatch(heading -> !heading.isEmpty())) {
            var heading =
                    headings.stream().map(text -> new Cell(text, Style.HEADING)).toList();
            lines.add(line(heading, widths, features.colour()));
        }
        rows.forEach(row -> lines.add(line(row, widths, features.colour())));
        return lines;
    }

    /** Returns the width of a column; 0 if it is left out. */
    private int width(int column) {
        int widest = rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> DisplayWidth.of(row.get(column).text()))
                .max()
                .orElse(0);
        int heading = column < headings.size() ? DisplayWidth.of(headings.get(column)) : 0;
        return widest == 0 ? 0 : Math.max(widest, heading);
    }

    private void fit(int[] widths, int available) {
        for (String name : optional) {
            if (total(widths) > available) {
                widths[headings.indexOf(name)] = 0;
            }
        }
        while (total(widths) > available) {
            int widest = IntStream.range(0, widths.length)
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                    .orElse(0);
            if (widths[widest] <= LEAST_WIDTH) {
                return;
            }
            widths[widest]--;
        }
    }

    private static int total(int[] widths) {
        int shown = (int) Arrays.stream(widths).filter(width -> width > 0).count();
        return Arrays.stream(widths).sum() + GAP.length() * Math.max(0, shown - 1);
    }

    private static String line(List<Cell> cells, int[] widths, boolean colour) {
        int last = lastFilled(cells, widths);
        return IntStream.rangeClosed(0, last)
                .filter(column -> widths[column] > 0)
                .mapToObj(column -> {
                    var cell = cells.get(column).shortened(widths[column]);
                    return cell.render(column == last ? 0 : widths[column], colour);
                })
                .collect(Collectors.joining(GAP));
    }

    private static int lastFilled(List<Cell> cells, int[] widths) {
        int last = Math.min(cells.size(), widths.length) - 1;
        while (last >= 0 && (widths[last] == 0 || cells.get(last).text().isEmpty())) {
            last--;
        }
        return last;
    }
}
