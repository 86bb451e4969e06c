package org.netbearer.impl.assembly;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.spi.BearerConfiguration;

/**
 * A snapshot, with what each of its configurations was made of, so that the next one can reuse what did not change.
 *
 * @param snapshot the snapshot
 * @param parts by identifier, what went into the configuration
 */
public record Assembly(NetworkSnapshot snapshot, Map<String, Part> parts) {
    /** Before anything is known. */
    public static final Assembly EMPTY = new Assembly(NetworkSnapshot.EMPTY, Map.of());

    /** What one configuration was made of. */
    record Part(
            BearerConfiguration source,
            @Nullable NetworkLink link,
            boolean stale,
            ConfigurationSnapshot configuration) {}
}
