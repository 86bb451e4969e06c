package org.netbearer.shell;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;

/**
 * The default configuration, if there is one, and the tunnel that takes its traffic.
 *
 * @param snapshot where it is looked up
 */
record PrimaryView(NetworkSnapshot snapshot) implements CommandResult {
    @Override
    public String text(TerminalFeatures features) {
        return snapshot.defaultConfiguration()
                .map(configuration -> new ConfigurationList(
                                snapshot,
                                Stream.concat(Stream.of(configuration), snapshot.tunnel().stream())
                                        .toList())
                        .text(features))
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
        fields.put(
                "tunnel",
                snapshot.tunnel()
                        .map(configuration -> JsonView.configuration(configuration, false))
                        .orElse(null));
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
