package org.netbearer.shell;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkSnapshot;

/**
 * What applications can do now, and which bearers make it possible.
 *
 * @param snapshot what it is read from
 */
record CapabilityView(NetworkSnapshot snapshot) implements CommandResult {
    @Override
    public String text(boolean colour) {
        if (snapshot.capabilities().isEmpty()) {
            return "no capability";
        }
        var table = new Table("CAPABILITY", "BEARERS");
        snapshot.capabilities().forEach(capability -> table.row(DisplayText.of(capability), bearers(capability)));
        return table.render(colour);
    }

    private String bearers(NetworkCapability capability) {
        return snapshot.bearers().stream()
                .filter(bearer -> bearer.capabilities().contains(capability))
                .map(BearerSnapshot::name)
                .collect(Collectors.joining(", "));
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("capabilities", JsonView.names(snapshot.capabilities()));
        var bearers = JsonView.fields();
        snapshot.bearers().forEach(bearer -> bearers.put(bearer.name(), JsonView.names(bearer.capabilities())));
        fields.put("bearers", bearers);
        return fields;
    }

    @Override
    public String toString() {
        return text(false);
    }
}
