package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.api.Carrier;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkFailure;

/**
 * What is translated from the last translation, held against what is translated from nothing, on random histories of a
 * daemon.
 */
final class TranslationHistoryTest {
    private static final int STEPS = 300;
    private static final List<String> INTERFACES = List.of("eth0", "eth1", "wlan0", "wlan1", "br0", "ppp0");
    private static final List<String> TYPES =
            List.of("802-3-ethernet", NmProfile.WIRELESS, "bridge", "vpn", "loopback");
    private static final List<String> SECURITY = List.of("", "wpa-psk", "sae", "wpa-eap", "none");
    private static final Instant BOOT = Scene.NOW.minusSeconds(1000);

    private final NmTree tree = new NmTree();
    private final Map<String, NmProfile> profiles = new TreeMap<>();
    private final Map<String, NetworkFailure> failures = new HashMap<>();
    private final Map<String, KernelLink> kernel = new HashMap<>();
    private final Set<String> paths = new TreeSet<>();
    private Map<String, NmProfile> handedOut = Map.of();
    private Instant boot = BOOT;
    private Random random = new Random(0);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isNeverOtherThanFromNothing(long seed) {
        random = new Random(seed);
        tree.add(NmCalls.MANAGER_PATH, Map.of(NmObject.NM, Map.of("State", 70L, "Connectivity", 4L)));
        var state = NmState.NOTHING;
        var translation = Translation.NOTHING;
        for (int step = 0; step < STEPS; step++) {
            change();
            if (random.nextInt(3) == 0) {
                continue; // several changes in one batch
            }
            Set<String> granted = Set.of();
            state = state.next(tree.objects(), handedOut, granted, Map.copyOf(failures), Map.of(), "life ");
            var links = KernelLinks.NOTHING.lookedUp(state.devices(), kernel::get, boot);
            boolean stale = random.nextInt(10) == 0;
            translation = NmTranslator.translate(state, links, stale, translation, Scene.NOW);

            var freshState = NmState.of(
                    NmObjects.of(objects()), Map.copyOf(handedOut), granted, Map.copyOf(failures), Map.of(), "life ");
            assertThat(state.devices()).extracting(NmDevice::object).isEqualTo(objects(freshState));
            assertThat(state.activeConnections()).isEqualTo(freshState.activeConnections());
            var fresh = NmTranslator.translate(freshState, links, stale, Translation.NOTHING, Scene.NOW);
            String where = "seed " + seed + ", step " + step;
            assertThat(translation.links()).as(where).isEqualTo(fresh.links());
            assertThat(translation.configurations()).as(where).isEqualTo(fresh.configurations());
            assertThat(translation.claims()).as(where).isEqualTo(fresh.claims());
            assertThat(translation.foreign()).as(where).isEqualTo(fresh.foreign());
            assertThat(translation.activations()).as(where).isEqualTo(fresh.activations());
        }
    }

    private static List<NmObject> objects(NmState state) {
        return state.devices().stream().map(NmDevice::object).toList();
    }

    private List<NmObject> objects() {
        var all = new ArrayList<NmObject>();
        for (String path : paths) {
            NmObject object = tree.object(path);
            if (object != null) {
                all.add(object);
            }
        }
        NmObject manager = tree.object(NmCalls.MANAGER_PATH);
        if (manager != null) {
            all.add(manager);
        }
        return all;
    }

    private void change() {
        switch (random.nextInt(15)) {
            case 0, 1 -> addDevice();
            case 2 -> remove("/device", NmObject.DEVICE, NmObject.WIRELESS);
            case 3, 4 -> changeDevice();
            case 5, 6 -> addAccessPoint();
            case 7 -> changeAccessPoint();
            case 8 -> remove("/ap", NmObject.ACCESS_POINT);
            case 9 -> changeRadio();
            case 10 -> changeProfile();
            case 11 -> changeActive();
            case 12 -> changeAddresses();
            case 13 -> changeKernel();
            default -> changeManager();
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String path(String kind) {
        return kind + "/" + random.nextInt(6);
    }

    private void add(String path, Map<String, Map<?, ?>> interfaces) {
        paths.add(path);
        tree.add(path, interfaces);
    }

    private void remove(String kind, String... interfaces) {
        tree.remove(path(kind), List.of(interfaces));
    }

    private void addDevice() {
        String name = any(INTERFACES);
        var properties = new HashMap<String, Object>(Map.of(
                "Interface",
                name,
                "DeviceType",
                name.startsWith("wlan") ? 2L : name.startsWith("br") ? 13L : 1L,
                "State",
                state(),
                "Managed",
                random.nextBoolean(),
                "Real",
                random.nextInt(5) != 0,
                "InterfaceFlags",
                random.nextBoolean() ? 0x10003L : 0x3L,
                "HwAddress",
                "02:00:00:00:00:0" + random.nextInt(3),
                "Ip4Config",
                path("/ip4")));
        var interfaces = new HashMap<String, Map<?, ?>>(Map.of(NmObject.DEVICE, properties));
        if (name.startsWith("wlan")) {
            interfaces.put(NmObject.WIRELESS, radio());
        }
        add(path("/device"), interfaces);
    }

    private Map<String, Object> radio() {
        var heard = new ArrayList<String>();
        for (int i = random.nextInt(6); i > 0; i--) {
            heard.add(path("/ap"));
        }
        return Map.of("AccessPoints", heard, "ActiveAccessPoint", random.nextBoolean() ? path("/ap") : "/");
    }

    private long state() {
        return any(List.of(10L, 20L, 30L, 50L, 100L, 100L, 100L, 120L));
    }

    private void changeDevice() {
        Map<String, Object> changed = switch (random.nextInt(7)) {
            case 0 -> Map.of("State", state());
            case 1 -> Map.of("ActiveConnection", path("/active"));
            case 2 -> Map.of("AvailableConnections", List.of(path("/profile"), path("/profile")));
            case 3 -> Map.of("IpInterface", any(INTERFACES));
            case 4 -> Map.of("Ports", List.of(path("/device")));
            case 5 -> Map.of("Ip4Connectivity", (long) random.nextInt(5), "Metered", (long) random.nextInt(5));
            default -> Map.of("InterfaceFlags", random.nextBoolean() ? 0x10003L : 0x3L);
        };
        tree.change(path("/device"), NmObject.DEVICE, changed, List.of());
    }

    private void addAccessPoint() {
        String path = path("/ap");
        byte[] ssid = any(List.of("", "home", "home", "office")).getBytes(StandardCharsets.UTF_8);
        add(
                path,
                Map.of(
                        NmObject.ACCESS_POINT,
                        Map.of(
                                "Ssid",
                                ssid,
                                "HwAddress",
                                "06:00:00:00:00:0" + path.substring(path.length() - 1),
                                "RsnFlags",
                                any(List.of(0L, 0x100L, 0x400L, 0x200L)),
                                "Strength",
                                (long) random.nextInt(100),
                                "LastSeen",
                                (long) random.nextInt(500))));
    }

    private void changeAccessPoint() {
        Map<String, Object> changed = random.nextBoolean()
                ? Map.of("Strength", (long) random.nextInt(100))
                : Map.of("RsnFlags", any(List.of(0L, 0x100L, 0x200L)));
        tree.change(path("/ap"), NmObject.ACCESS_POINT, changed, List.of());
    }

    private void changeRadio() {
        tree.change(path("/device"), NmObject.WIRELESS, radio(), List.of());
    }

    private void changeProfile() {
        String path = path("/profile");
        String uuid = "uuid of " + path;
        if (random.nextInt(4) == 0) {
            profiles.remove(path);
        } else {
            var connection = new HashMap<String, Object>(Map.of("uuid", uuid, "id", path, "type", any(TYPES)));
            if (random.nextInt(3) == 0) {
                connection.put("interface-name", any(INTERFACES));
            }
            profiles.put(
                    path,
                    NmProfile.of(Map.of(
                            "connection",
                            connection,
                            NmProfile.WIRELESS,
                            Map.of(
                                    "ssid",
                                            any(List.of("home", "office", "away"))
                                                    .getBytes(StandardCharsets.UTF_8),
                                    "mode", any(List.of("", "infrastructure", "ap")),
                                    "bssid", random.nextInt(4) == 0 ? "06:00:00:00:00:01" : ""),
                            "802-11-wireless-security",
                            Map.of("key-mgmt", any(SECURITY)))));
        }
        if (random.nextInt(3) == 0) {
            failures.put(uuid, new NetworkFailure(FailureReason.NO_SECRETS, "why", "text", Scene.NOW));
        } else {
            failures.remove(uuid);
        }
        handedOut = Map.copyOf(profiles);
    }

    private void changeActive() {
        String path = path("/active");
        if (random.nextInt(4) == 0) {
            tree.remove(path, List.of(NmObject.ACTIVE));
        } else {
            add(path, Map.of(NmObject.ACTIVE, Map.of("Uuid", "uuid of " + path("/profile"), "State", (long)
                    random.nextInt(5))));
        }
    }

    private void changeAddresses() {
        Map<String, Object> config = Map.of(
                "AddressData",
                random.nextBoolean()
                        ? List.of(Map.of("address", "192.0.2." + random.nextInt(9), "prefix", 24L))
                        : List.of(),
                "RouteData",
                random.nextBoolean()
                        ? List.of(Map.of("dest", "0.0.0.0", "prefix", 0L, "next-hop", "192.0.2.1", "metric", (long)
                                random.nextInt(300)))
                        : List.of());
        add(path("/ip4"), Map.of(NmObject.IP4_CONFIG, config));
    }

    private void changeKernel() {
        if (random.nextInt(10) == 0) {
            boot = boot.plusSeconds(3600);
        }
        String name = any(INTERFACES);
        if (random.nextInt(4) == 0) {
            kernel.remove(name);
        } else {
            kernel.put(
                    name,
                    new KernelLink(
                            random.nextInt(4) + 1,
                            AccessPoints.mac("02:00:00:00:00:0" + random.nextInt(3)),
                            random.nextBoolean() ? Carrier.PRESENT : Carrier.ABSENT,
                            null,
                            new HashSet<>()));
        }
    }

    private void changeManager() {
        tree.change(
                NmCalls.MANAGER_PATH,
                NmObject.NM,
                Map.of(
                        "State",
                        any(List.of(20L, 40L, 60L, 70L)),
                        "Connectivity",
                        (long) random.nextInt(5),
                        "ConnectivityCheckEnabled",
                        random.nextBoolean(),
                        "ConnectivityCheckAvailable",
                        true),
                List.of());
    }
}
