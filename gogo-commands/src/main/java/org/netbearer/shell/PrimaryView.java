package org.netbearer.shell;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;

/**
 * The default configuration, if there is one.
 *
 * @param snapshot where it is looked up
 */
record PrimaryView(NetworkSnapshot snapshot) implements CommandResult {
    @Override
    public String text(TerminalFeatures features) {
        return snapshot.defaultConfiguration()
                .map(configuration -> new ConfigurationList(snapshot, List.of(configuration)).text(features))
                .orElse("no default configuration");
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put(
                "default",
                snapshot.defaultConfiguration()
                        .map(configuration -> JsonView.configuration(configuration, true))
                        .orElse(null));
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
