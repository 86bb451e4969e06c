package org.netbearer.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Connectivity;
import org.netbearer.api.NetworkSnapshot;

/**
 * Whether the machine is online, how far traffic gets and what it costs.
 *
 * @param snapshot what it is read from
 */
record OnlineView(NetworkSnapshot snapshot) implements CommandResult {
    @Override
    public String text(TerminalFeatures features) {
        return new Table("", "")
                .row(
                        Cell.of("online"),
                        new Cell(DisplayText.yesNo(snapshot.online()), snapshot.online() ? Style.GOOD : Style.BAD))
                .row(
                        Cell.of("connectivity"),
                        new Cell(
                                DisplayText.of(snapshot.connectivity()),
                                style(snapshot.connectivity().value())))
                .row("metered", DisplayText.of(snapshot.metered()))
                .row("default", snapshot.defaultIdentifier().isEmpty() ? "none" : snapshot.defaultIdentifier())
                .render(features);
    }

    private static Style style(Connectivity connectivity) {
        return switch (connectivity) {
            case FULL -> Style.GOOD;
            case PORTAL, LIMITED -> Style.WARNING;
            case NONE -> Style.BAD;
            case UNKNOWN -> Style.PLAIN;
        };
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("online", snapshot.online());
        fields.put("connectivity", JsonView.assessment(snapshot.connectivity()));
        fields.put("metered", JsonView.assessment(snapshot.metered()));
        fields.put("default", snapshot.defaultIdentifier().isEmpty() ? null : snapshot.defaultIdentifier());
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
