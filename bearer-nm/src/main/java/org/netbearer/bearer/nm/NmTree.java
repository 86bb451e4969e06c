package org.netbearer.bearer.nm;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.NmObjects.Kind;

/**
 * All objects of the daemon, kept up to date by one listing and then by signals.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class NmTree {
    /** How much a change matters. */
    enum Effect {
        /** It affects nothing that is reported. */
        NONE,
        /** It is a measurement, which may be reported a little later. */
        MEASUREMENT,
        /** It is reported at once. */
        CHANGE
    }

    private static final Set<String> MEASUREMENTS = Set.of("Strength", "LastSeen", "MaxBitrate", "Bitrate");
    private static final Set<String> IRRELEVANT = Set.of(
            NmObject.NM + ".DHCP4Config",
            NmObject.NM + ".DHCP6Config",
            NmObject.NM + ".DnsManager",
            NmObject.NM + ".Checkpoint",
            NmObject.DEVICE + ".Statistics");

    private final Map<Kind, Map<String, NmObject>> tables = new EnumMap<>(Kind.class);
    private final Set<Kind> handedOut = EnumSet.noneOf(Kind.class);

    void clear() {
        tables.clear();
        handedOut.clear();
    }

    /** Replaces everything by the reply of {@code GetManagedObjects}. */
    void replace(Map<?, ?> managed) {
        clear();
        managed.forEach((path, interfaces) -> {
            if (path instanceof String text && interfaces instanceof Map<?, ?> map) {
                add(text, map);
            }
        });
    }

    /** Applies {@code InterfacesAdded}. */
    void add(String path, Map<?, ?> interfaces) {
        NmObject known = object(path);
        var all = new LinkedHashMap<String, Map<?, ?>>(known == null ? Map.of() : known.interfaces());
        interfaces.forEach((name, properties) -> {
            if (name instanceof String text && properties instanceof Map<?, ?> map) {
                all.put(text, map);
            }
        });
        put(known, new NmObject(path, all));
    }

    /** Applies {@code InterfacesRemoved}. */
    void remove(String path, List<?> interfaces) {
        NmObject known = object(path);
        if (known == null) {
            return;
        }
        var left = new LinkedHashMap<>(known.interfaces());
        left.keySet().removeIf(interfaces::contains);
        if (left.keySet().stream().noneMatch(name -> name.startsWith(NmObject.NM))) {
            table(Kind.of(known)).remove(path);
        } else {
            put(known, new NmObject(path, left));
        }
    }

    /** Applies {@code PropertiesChanged}; ignored for an object that is unknown or gone. */
    Effect change(String path, String iface, Map<?, ?> changed, List<?> invalidated) {
        NmObject known = object(path);
        if (known == null || !known.is(iface)) {
            return Effect.NONE;
        }
        var properties =
                new LinkedHashMap<Object, Object>(known.properties(iface).values());
        properties.keySet().removeAll(invalidated);
        properties.putAll(changed);
        var interfaces = new LinkedHashMap<>(known.interfaces());
        interfaces.put(iface, properties);
        put(known, new NmObject(path, interfaces));
        if (IRRELEVANT.contains(iface)) {
            return Effect.NONE;
        }
        return invalidated.isEmpty() && MEASUREMENTS.containsAll(changed.keySet()) ? Effect.MEASUREMENT : Effect.CHANGE;
    }

    @Nullable
    NmObject object(String path) {
        for (Map<String, NmObject> table : tables.values()) {
            NmObject object = table.get(path);
            if (object != null) {
                return object;
            }
        }
        return null;
    }

    /** Returns the object paths of the modems at ModemManager. */
    Set<String> modems() {
        return tables.getOrDefault(Kind.DEVICE, Map.of()).values().stream()
                .map(NmDevice::new)
                .filter(device -> device.isModem() && device.udi().startsWith("/"))
                .map(NmDevice::udi)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the objects as they are now; a table is copied only once it changes. */
    NmObjects objects() {
        handedOut.addAll(tables.keySet());
        return new NmObjects(tables);
    }

    private void put(@Nullable NmObject before, NmObject object) {
        Kind kind = Kind.of(object);
        if (before != null && Kind.of(before) != kind) {
            table(Kind.of(before)).remove(object.path());
        }
        table(kind).put(object.path(), object);
    }

    /** Returns a table that may be changed. */
    private Map<String, NmObject> table(Kind kind) {
        if (handedOut.remove(kind)) {
            tables.put(kind, new HashMap<>(tables.getOrDefault(kind, Map.of())));
        }
        return tables.computeIfAbsent(kind, any -> new HashMap<>());
    }
}
