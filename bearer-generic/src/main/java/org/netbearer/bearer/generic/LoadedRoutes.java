package org.netbearer.bearer.generic;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.generic.port.RouteLookup;

/**
 * Routing by a library that is loaded when it is first asked; once it failed as a whole it is not tried again. Confined to the
 * bearer's thread.
 */
final class LoadedRoutes implements RouteLookup {
    private final Source source;
    private @Nullable RouteLookup loaded;

    LoadedRoutes(Source source) {
        this.source = source;
    }

    @Override
    public Optional<Way> lookup(int index, InetAddress destination) throws IOException {
        try {
            if (loaded == null) {
                loaded = source.open();
            }
            return loaded.lookup(index, destination);
        } catch (Exception | Error unavailable) { // JNA says with a plain Error that its native half is another version
            loaded = NONE;
            throw new IOException("routing cannot be asked: " + unavailable, unavailable);
        }
    }

    /** Where a lookup comes from. */
    @FunctionalInterface
    interface Source {
        RouteLookup open() throws IOException;
    }
}
