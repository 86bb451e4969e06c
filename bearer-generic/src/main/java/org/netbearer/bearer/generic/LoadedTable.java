package org.netbearer.bearer.generic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.generic.port.InterfaceTable;

/**
 * A table of interfaces by a library that is loaded when it is first asked for; once it failed as a whole it is not tried again,
 * and nothing is known. Confined to the bearer's thread.
 */
final class LoadedTable implements InterfaceTable {
    private final Source source;
    private @Nullable InterfaceTable loaded;

    LoadedTable(Source source) {
        this.source = source;
    }

    @Override
    public Optional<Entry> of(int index) {
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
