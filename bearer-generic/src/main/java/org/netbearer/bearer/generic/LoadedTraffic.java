package org.netbearer.bearer.generic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkCounters;
import org.netbearer.bearer.generic.port.InterfaceTraffic;

/**
 * Traffic by a library that is loaded when it is first asked for; once it failed as a whole it is not tried again, and
 * nothing is known. Confined to the bearer's thread.
 */
final class LoadedTraffic implements InterfaceTraffic {
    private final Source source;
    private @Nullable InterfaceTraffic loaded;

    LoadedTraffic(Source source) {
        this.source = source;
    }

    @Override
    public Optional<LinkCounters> of(int index) {
        try {
            if (loaded == null) {
                loaded = source.open();
            }
            return loaded.of(index);
        } catch (Exception | Error unavailable) { // not said here: the change events need the same, and say why
            loaded = NONE;
            return Optional.empty();
        }
    }
}
