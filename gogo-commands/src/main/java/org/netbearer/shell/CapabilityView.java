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
    public String text(TerminalFeatures features) {
        if (snapshot.capabilities().isEmpty()) {
            return "no capability";
        }
        var table = new Table("CAPABILITY", "BEARERS");
        snapshot.capabilities().forEach(capability -> table.row(DisplayText.of(capability), bearers(capability)));
        return table.render(features);
    }

    /** Returns who makes a capability possible that no bearer has. */
    private static String source(NetworkCapability capability) {
        return switch (capability) {
            case DIRECT_CONNECTION_ROUTING -> "socket-binding";
            case APPLICATION_LEVEL_ROAMING, SYSTEM_SESSION_SUPPORT -> "the core";
            case CAN_START_AND_STOP_INTERFACES, DATA_STATISTICS, FORCED_ROAMING, NETWORK_SESSION_REQUIRED -> "";
        };
    }

    private String bearers(NetworkCapability capability) {
        return snapshot.bearers().stream()
                .filter(bearer -> bearer.capabilities().contains(capability))
                .map(BearerSnapshot::name)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), names -> names.isEmpty() ? source(capability) : names));
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
        return text(TerminalFeatures.PLAIN);
    }
}
