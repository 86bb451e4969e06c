package org.netbearer.impl.activation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;

/** Which configurations share a device. Pure. */
public final class Devices {
    private Devices() {}

    /** Returns whether two configurations run over one interface; false if that of either is not known. */
    public static boolean isSame(@Nullable NetworkLink one, @Nullable NetworkLink other) {
        if (one == null || other == null) {
            return false;
        }
        return one.index() != 0 && other.index() != 0
                ? one.index() == other.index()
                : !one.name().isEmpty() && Objects.equals(one.name(), other.name());
    }

    /** Finds the link of a configuration; null if there is none or it is not known. */
    public static @Nullable NetworkLink linkOf(NetworkSnapshot snapshot, String identifier) {
        return snapshot.configuration(identifier)
                .flatMap(ConfigurationSnapshot::link)
                .orElse(null);
    }

    /** Lists the other configurations that are active on the device of this one. */
    public static List<String> activeBeside(NetworkSnapshot snapshot, ConfigurationSnapshot configuration) {
        return snapshot.configurations().stream()
                .filter(other -> other.state() == ConfigurationState.ACTIVE)
                .filter(other -> !other.identifier().equals(configuration.identifier()))
                .filter(other ->
                        isSame(other.link().orElse(null), configuration.link().orElse(null)))
                .map(ConfigurationSnapshot::identifier)
                .toList();
    }
}
