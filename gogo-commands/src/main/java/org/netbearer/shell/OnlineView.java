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
    public String text(boolean colour) {
        return new Table("", "")
                .row(
                        Cell.of("online"),
                        new Cell(Words.yesNo(snapshot.online()), snapshot.online() ? Tone.GOOD : Tone.BAD))
                .row(
                        Cell.of("connectivity"),
                        new Cell(
                                Words.of(snapshot.connectivity()),
                                tone(snapshot.connectivity().value())))
                .row("metered", Words.of(snapshot.metered()))
                .row("default", snapshot.defaultIdentifier().isEmpty() ? "none" : snapshot.defaultIdentifier())
                .render(colour);
    }

    private static Tone tone(Connectivity connectivity) {
        return switch (connectivity) {
            case FULL -> Tone.GOOD;
            case PORTAL, LIMITED -> Tone.WARNING;
            case NONE -> Tone.BAD;
            case UNKNOWN -> Tone.PLAIN;
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
        return text(false);
    }
}
