package org.netbearer.impl.jmx;

import java.lang.ref.SoftReference;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSnapshot;

/**
 * Shows the configurations of a snapshot as a table. A row is made once for each {@link ConfigurationSnapshot}, and kept as
 * long as that is in the list and memory allows it: who reads the table again and again pays for what changed.
 *
 * <p>Thread-safe.
 */
final class ConfigurationTable {
    private final TabularType type;
    private final RecordReader reader;
    private final View view;
    private volatile SoftReference<@Nullable Made> last = new SoftReference<>(null);

    /** Creates a table from the type of the attribute, and the function that creates a row's value. */
    ConfigurationTable(TabularType type, Class<? extends Record> rowType, View view) {
        this.type = type;
        this.view = view;
        reader = new RecordReader(rowType, (CompositeType) type.getRowType().getType("value"));
    }

    /** Returns the table of a snapshot. */
    TabularData of(NetworkSnapshot snapshot) {
        Made before = last.get();
        if (before != null && before.snapshot == snapshot) {
            return before.table;
        }
        Made made = make(snapshot, before == null ? Map.of() : before.rows);
        last = new SoftReference<>(made);
        return made.table;
    }

    private Made make(NetworkSnapshot snapshot, Map<ConfigurationSnapshot, Row> known) {
        var rows = new IdentityHashMap<ConfigurationSnapshot, Row>();
        var shown = new LinkedHashMap<String, CompositeData>();
        for (var configuration : snapshot.configurations()) {
            boolean isDefault = configuration.identifier().equals(snapshot.defaultIdentifier());
            String key = ManagementText.of(configuration.identifier());
            Row row = known.get(configuration);
            if (row == null || row.isDefault != isDefault) {
                CompositeData value = reader.read(() -> view.of(configuration, isDefault));
                row = new Row(isDefault, LazyTable.row(type, key, value));
            }
            rows.put(configuration, row);
            shown.put(key, row.data);
        }
        return new Made(snapshot, rows, new LazyTable(type, shown));
    }

    /** Creates a row's value. */
    interface View {
        Record of(ConfigurationSnapshot configuration, boolean isDefault);
    }

    private record Row(boolean isDefault, CompositeData data) {}

    private record Made(NetworkSnapshot snapshot, Map<ConfigurationSnapshot, Row> rows, TabularData table) {}
}
