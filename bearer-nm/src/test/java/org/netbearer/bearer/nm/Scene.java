package org.netbearer.bearer.nm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netbearer.api.NetworkFailure;
import org.netbearer.spi.BearerConfiguration;

/** A daemon's objects, set up by hand. */
final class Scene {
    static final String UUID = "11111111-1111-1111-1111-111111111111";
    static final Instant NOW = Instant.parse("2001-01-01T00:00:00Z");

    private final Map<String, Map<String, Map<String, Object>>> objects = new HashMap<>();
    private final Map<String, Map<String, Map<String, Object>>> settings = new HashMap<>();
    private final Map<String, NetworkFailure> failures = new HashMap<>();
    private final Map<String, Long> technologies = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private String instance = "life ";

    Scene() {
        put(NmCalls.MANAGER_PATH, NmObject.NM, "State", 70L);
        put(NmCalls.MANAGER_PATH, NmObject.NM, "ConnectivityCheckEnabled", true);
        put(NmCalls.MANAGER_PATH, NmObject.NM, "ConnectivityCheckAvailable", true);
    }

    /** A device with a signal. */
    Scene device(String name, int type, int state) {
        String path = devicePath(name);
        put(path, NmObject.DEVICE, "Interface", name);
        put(path, NmObject.DEVICE, "DeviceType", (long) type);
        put(path, NmObject.DEVICE, "State", (long) state);
        put(path, NmObject.DEVICE, "Managed", true);
        put(path, NmObject.DEVICE, "Real", true);
        put(path, NmObject.DEVICE, "InterfaceFlags", 0x10003L);
        return this;
    }

    /** A device with a signal, an address and the default route. */
    Scene connectedDevice(String name, int type, int state) {
        return device(name, type, state).address(name, "192.0.2.7").route(name, 100);
    }

    Scene radio(String name, int state) {
        device(name, 2, state);
        put(devicePath(name), NmObject.WIRELESS, "AccessPoints", new ArrayList<Object>());
        return this;
    }

    Scene address(String name, String address) {
        String config = "/ip4/" + name;
        put(devicePath(name), NmObject.DEVICE, "Ip4Config", config);
        put(config, NmObject.IP4_CONFIG, "AddressData", List.of(Map.of("address", address, "prefix", 24L)));
        return this;
    }

    /** What the IPv4 configuration of a device says. */
    Scene config(String name, String property, Object value) {
        put("/ip4/" + name, NmObject.IP4_CONFIG, property, value);
        return this;
    }

    /** What a VLAN, macvlan or MACsec device lies on. */
    Scene parent(String name, String kind, String parent) {
        put(devicePath(name), NmObject.DEVICE + "." + kind, "Parent", devicePath(parent));
        return this;
    }

    Scene route(String name, long metric) {
        return route(name, metric, 254);
    }

    Scene route(String name, long metric, long table) {
        put(
                "/ip4/" + name,
                NmObject.IP4_CONFIG,
                "RouteData",
                List.of(Map.of(
                        "dest", "0.0.0.0", "prefix", 0L, "next-hop", "192.0.2.1", "metric", metric, "table", table)));
        return this;
    }

    Scene set(String device, String property, Object value) {
        put(devicePath(device), NmObject.DEVICE, property, value);
        return this;
    }

    /** How a daemon before 1.34 tells the ports of a {@code Bridge}, {@code Bond} or {@code Team}. */
    Scene slaves(String name, String kind, String port) {
        put(devicePath(name), NmObject.DEVICE + "." + kind, "Slaves", List.of(devicePath(port)));
        return this;
    }

    Scene modem(String name, long capabilities) {
        put(devicePath(name), NmObject.MODEM, "CurrentCapabilities", capabilities);
        return this;
    }

    /** What ModemManager says. */
    Scene technologies(String modem, long flags) {
        technologies.put(modem, flags);
        return this;
    }

    Scene manager(String property, Object value) {
        put(NmCalls.MANAGER_PATH, NmObject.NM, property, value);
        return this;
    }

    /** A profile that the given devices could use. */
    Scene profile(String uuid, String type, String... availableOn) {
        String path = "/settings/" + uuid;
        put(path, NmObject.PROFILE, "Flags", 0L);
        section(uuid, "connection").putAll(Map.of("uuid", uuid, "id", "name of " + uuid, "type", type));
        for (String device : availableOn) {
            available(uuid, device);
        }
        return this;
    }

    Scene available(String uuid, String device) {
        put(devicePath(device), NmObject.DEVICE, "AvailableConnections", List.of("/settings/" + uuid));
        return this;
    }

    /** Who made it, and whether it is saved: NMSettingsConnectionFlags. */
    Scene profileFlags(String uuid, long flags) {
        put("/settings/" + uuid, NmObject.PROFILE, "Flags", flags);
        put("/settings/" + uuid, NmObject.PROFILE, "Unsaved", (flags & 1) != 0);
        return this;
    }

    /** Its settings are refused to us. */
    Scene unreadable(String uuid) {
        settings.remove(uuid);
        refused.add("/settings/" + uuid);
        return this;
    }

    Scene setting(String uuid, String section, String key, Object value) {
        section(uuid, section).put(key, value);
        return this;
    }

    Scene use(String uuid, String device, int state) {
        String path = "/active/" + uuid;
        put(path, NmObject.ACTIVE, "Uuid", uuid);
        put(path, NmObject.ACTIVE, "Id", "name of " + uuid);
        put(path, NmObject.ACTIVE, "Type", settings.get(uuid).get("connection").get("type"));
        put(path, NmObject.ACTIVE, "Connection", "/settings/" + uuid);
        put(path, NmObject.ACTIVE, "State", (long) state);
        if (!device.isEmpty()) {
            put(path, NmObject.ACTIVE, "Devices", List.of(devicePath(device)));
            put(devicePath(device), NmObject.DEVICE, "ActiveConnection", path);
        }
        return this;
    }

    @SuppressWarnings("unchecked")
    Scene accessPoint(String device, String bssid, byte[] ssid, long flags, long rsn) {
        String path = "/ap/" + bssid;
        put(path, NmObject.ACCESS_POINT, "Ssid", ssid);
        put(path, NmObject.ACCESS_POINT, "HwAddress", bssid);
        put(path, NmObject.ACCESS_POINT, "Flags", flags);
        put(path, NmObject.ACCESS_POINT, "RsnFlags", rsn);
        put(path, NmObject.ACCESS_POINT, "Strength", 50L);
        put(path, NmObject.ACCESS_POINT, "Frequency", 2412L);
        ((List<Object>) objects.get(devicePath(device)).get(NmObject.WIRELESS).get("AccessPoints")).add(path);
        return this;
    }

    Scene associated(String device, String bssid) {
        put(devicePath(device), NmObject.WIRELESS, "ActiveAccessPoint", "/ap/" + bssid);
        return this;
    }

    /** The daemon was restarted. */
    Scene instance(String value) {
        instance = value;
        return this;
    }

    Scene failure(String uuid, NetworkFailure failure) {
        failures.put(uuid, failure);
        return this;
    }

    NmState state() {
        var all = NmObjects.of(objects.entrySet().stream()
                .map(object -> new NmObject(object.getKey(), copy(object.getValue())))
                .toList());
        var profiles = new HashMap<String, NmProfile>();
        settings.forEach((uuid, sections) -> profiles.put("/settings/" + uuid, NmProfile.of(sections)));
        profiles.putAll(UnreadableProfiles.inUse(all, refused));
        return NmState.of(all, profiles, Set.of(), failures, technologies, instance);
    }

    Translation translate() {
        return NmTranslator.translate(state(), KernelLinks.NOTHING, false, Translation.NOTHING, NOW);
    }

    BearerConfiguration configuration(String uuid) {
        return translate().byIdentifier().get("nm:" + uuid);
    }

    static String devicePath(String name) {
        return "/devices/" + name;
    }

    private static Map<String, Map<?, ?>> copy(Map<String, Map<String, Object>> interfaces) {
        var copy = new HashMap<String, Map<?, ?>>();
        interfaces.forEach((name, properties) -> copy.put(name, new HashMap<>(properties)));
        return copy;
    }

    private Map<String, Object> section(String uuid, String name) {
        return settings.computeIfAbsent(uuid, any -> new HashMap<>()).computeIfAbsent(name, any -> new HashMap<>());
    }

    private void put(String path, String iface, String property, Object value) {
        objects.computeIfAbsent(path, any -> new HashMap<>())
                .computeIfAbsent(iface, any -> new HashMap<>())
                .put(property, value);
    }
}
