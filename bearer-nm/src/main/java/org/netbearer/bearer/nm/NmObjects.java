package org.netbearer.bearer.nm;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the daemon at one moment, in a table for each kind. A table in which nothing changed is the same instance as
 * at the moment before, so that what depends on it need not be looked at again.
 *
 * <p>Immutable.
 */
final class NmObjects {
    static final NmObjects NONE = new NmObjects(Map.of());

    private final Map<Kind, Map<String, NmObject>> tables;

    /** Creates a view of tables that nobody changes any more. */
    NmObjects(Map<Kind, Map<String, NmObject>> tables) {
        var all = new EnumMap<Kind, Map<String, NmObject>>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, tables.getOrDefault(kind, Map.of()));
        }
        this.tables = all;
    }

    static NmObjects of(Collection<NmObject> objects) {
        var tables = new EnumMap<Kind, Map<String, NmObject>>(Kind.class);
        for (NmObject object : objects) {
            tables.computeIfAbsent(Kind.of(object), any -> new HashMap<>()).put(object.path(), object);
        }
        return new NmObjects(tables);
    }

    @Nullable
    NmObject get(String path) {
        for (Map<String, NmObject> table : tables.values()) {
            NmObject object = table.get(path);
            if (object != null) {
                return object;
            }
        }
        return null;
    }

    /** Returns the objects of a kind, by path. */
    Map<String, NmObject> table(Kind kind) {
        return Collections.unmodifiableMap(tables.getOrDefault(kind, Map.of()));
    }

    /** Returns whether nothing of a kind has changed between two moments. */
    boolean isSame(Kind kind, NmObjects other) {
        return tables.get(kind) == other.tables.get(kind);
    }

    /** The kinds of objects that change apart from each other. */
    enum Kind {
        DEVICE,
        ACTIVE,
        ACCESS_POINT,
        PROFILE,
        IP_CONFIG,
        OTHER;

        static Kind of(NmObject object) {
            if (object.is(NmObject.ACCESS_POINT)) {
                return ACCESS_POINT;
            } else if (object.is(NmObject.DEVICE)) {
                return DEVICE;
            } else if (object.is(NmObject.ACTIVE)) {
                return ACTIVE;
            } else if (object.is(NmObject.PROFILE)) {
                return PROFILE;
            } else if (object.is(NmObject.IP4_CONFIG) || object.is(NmObject.IP6_CONFIG)) {
                return IP_CONFIG;
            } else {
                return OTHER;
            }
        }
    }
}
