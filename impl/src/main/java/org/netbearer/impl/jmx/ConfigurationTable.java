package org.netbearer.impl.jmx;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSnapshot;

/**
 * The configurations of one snapshot as a table. A row is made once for each {@link ConfigurationSnapshot}, and stays as long
 * as that is in the list: who reads the table again and again pays for what changed.
 *
 * <p>Immutable, but for what the rows remember.
 */
final class ConfigurationTable {
    private final NetworkSnapshot snapshot;
    private final Map<ConfigurationSnapshot, Row> rows;
    private final LazyTable table;

    private ConfigurationTable(NetworkSnapshot snapshot, Map<ConfigurationSnapshot, Row> rows, LazyTable table) {
        this.snapshot = snapshot;
        this.rows = rows;
        this.table = table;
    }

    /** Makes the table of a snapshot, of the rows of an earlier one where they are the same; null if there is none. */
    static ConfigurationTable of(
            NetworkSnapshot snapshot, @Nullable ConfigurationTable before, TabularType type, RecordReader reader) {
        if (before != null && before.snapshot == snapshot) {
            return before;
        }
        var rows = new IdentityHashMap<ConfigurationSnapshot, Row>();
        var shown = new LinkedHashMap<String, CompositeData>();
        for (var configuration : snapshot.configurations()) {
            String identifier = configuration.identifier();
            boolean isDefault = identifier.equals(snapshot.defaultIdentifier());
            Row known = before == null ? null : before.rows.get(configuration);
            Row row = known != null && known.isDefault == isDefault
                    ? known
                    : new Row(
                            isDefault,
                            LazyTable.row(
                                    type,
                                    ManagementText.of(identifier),
                                    reader.read(() -> Views.of(configuration, isDefault))));
            rows.put(configuration, row);
            shown.put(ManagementText.of(identifier), row.data);
        }
        return new ConfigurationTable(snapshot, rows, new LazyTable(type, shown));
    }

    TabularData data() {
        return table;
    }

    private record Row(boolean isDefault, CompositeData data) {}
}
