package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.api.ConfigurationState;

/** Holds the tables of {@code docs/reference/networkmanager.md} against the translator. */
final class StateTableTest {
    private static final Path PAGE = Path.of("../docs/reference/networkmanager.md");
    private static final String WIRED = "802-3-ethernet";
    private static final String POINT = "02:00:00:00:00:01";
    private static final byte[] HOME = "home".getBytes(StandardCharsets.UTF_8);
    private static final int ACTIVATED = 2;

    /** What plays each row, by how the row begins. */
    private static final Map<String, Scene[]> SITUATIONS = Map.ofEntries(
            situation(
                    "everything is activated",
                    new Scene()
                            .device("br0", 13, NmDevice.ACTIVATED)
                            .address("br0", "172.17.0.1")
                            .profile(Scene.UUID, "bridge", "br0")
                            .use(Scene.UUID, "br0", ACTIVATED),
                    new Scene()
                            .device("eth0", 1, NmDevice.ACTIVATED)
                            .address("eth0", "169.254.3.4")
                            .profile(Scene.UUID, WIRED, "eth0")
                            .use(Scene.UUID, "eth0", ACTIVATED)),
            situation("no carrier", wired().set("eth0", "InterfaceFlags", 0x1L)),
            situation(
                    "Wi-Fi in state 100",
                    wireless(NmDevice.ACTIVATED, "infrastructure")
                            .address("wlan0", "192.0.2.9")
                            .accessPoint("wlan0", POINT, HOME, 0, 0)
                            .use(Scene.UUID, "wlan0", ACTIVATED)),
            situation(
                    "a Wi-Fi profile whose",
                    wireless(NmDevice.DISCONNECTED, "infrastructure"),
                    wireless(NmDevice.DISCONNECTED, "infrastructure")
                            .setting(Scene.UUID, NmProfile.WIRELESS, "hidden", true)),
            situation(
                    "a virtual device",
                    new Scene()
                            .device("br0", 13, NmDevice.UNAVAILABLE)
                            .set("br0", "Real", false)
                            .profile(Scene.UUID, "bridge", "br0")),
            situation(
                    "a VPN",
                    vpn(ACTIVATED).connectedDevice("eth0", 1, NmDevice.ACTIVATED),
                    vpn(0).connectedDevice("eth0", 1, NmDevice.ACTIVATED),
                    vpn(ACTIVATED)),
            situation(
                    "a visible Wi-Fi network",
                    new Scene().radio("wlan0", NmDevice.DISCONNECTED).accessPoint("wlan0", POINT, HOME, 0, 0)),
            situation(
                    "a network that a radio opens",
                    wireless(NmDevice.ACTIVATED, "ap")
                            .address("wlan0", "192.0.2.9")
                            .accessPoint("wlan0", POINT, HOME, 0, 0)
                            .associated("wlan0", POINT)
                            .use(Scene.UUID, "wlan0", ACTIVATED)),
            situation(
                    "the loopback",
                    new Scene()
                            .connectedDevice("lo", 32, NmDevice.ACTIVATED)
                            .profile(Scene.UUID, "loopback", "lo")
                            .use(Scene.UUID, "lo", ACTIVATED)),
            situation("a profile that this user may not read", wired().unreadable(Scene.UUID)),
            situation(
                    "such a profile, not in use",
                    new Scene()
                            .connectedDevice("eth0", 1, NmDevice.ACTIVATED)
                            .profile(Scene.UUID, WIRED, "eth0")
                            .unreadable(Scene.UUID)));

    private static Map.Entry<String, Scene[]> situation(String row, Scene... scenes) {
        return Map.entry(row, scenes);
    }

    static Stream<List<String>> profileFlags() throws IOException {
        return rows("NMSettingsConnectionFlags");
    }

    static Stream<List<String>> situations() throws IOException {
        return rows("situation");
    }

    static Stream<List<String>> deviceStates() throws IOException {
        return rows("NMDeviceState");
    }

    static Stream<List<String>> activeConnectionStates() throws IOException {
        return rows("NMActiveConnectionState");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deviceStates")
    void aDevicesStateMeansWhatThePageSays(List<String> row) {
        int state = number(row);
        var available = new Scene().connectedDevice("eth0", 1, state).profile(Scene.UUID, "802-3-ethernet", "eth0");
        assertThat(available.configuration(Scene.UUID).state()).isEqualTo(ConfigurationState.valueOf(row.get(1)));
        var used = available.use(Scene.UUID, "eth0", ACTIVATED);
        assertThat(used.configuration(Scene.UUID).state()).isEqualTo(ConfigurationState.valueOf(row.get(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("activeConnectionStates")
    void anActiveConnectionsStateMeansWhatThePageSays(List<String> row) {
        var used = new Scene()
                .connectedDevice("eth0", 1, NmDevice.ACTIVATED)
                .profile(Scene.UUID, "802-3-ethernet", "eth0")
                .use(Scene.UUID, "eth0", number(row));
        assertThat(used.configuration(Scene.UUID).state()).isEqualTo(ConfigurationState.valueOf(row.get(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("profileFlags")
    void aProfileMeansWhatThePageSays(List<String> row) {
        var profile = new Scene().profile(Scene.UUID, WIRED).profileFlags(Scene.UUID, number(row));
        assertThat(states(profile)).as("no device").isEqualTo(row.get(1));
        profile.device("eth0", 1, NmDevice.DISCONNECTED).setting(Scene.UUID, "connection", "interface-name", "eth0");
        assertThat(states(profile)).as("not available there").isEqualTo(row.get(2));
        profile.available(Scene.UUID, "eth0");
        assertThat(states(profile)).as("available there").isEqualTo(row.get(3));
        profile.connectedDevice("eth0", 1, NmDevice.ACTIVATED).use(Scene.UUID, "eth0", ACTIVATED);
        assertThat(states(profile)).as("in use there").isEqualTo(row.get(4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void aSituationMeansWhatThePageSays(List<String> row) {
        assertThat(SITUATIONS.entrySet())
                .filteredOn(situation -> row.get(0).startsWith(situation.getKey()))
                .as("what plays this row")
                .singleElement()
                .satisfies(situation -> assertThat(states(situation.getValue())).isEqualTo(row.get(1)));
    }

    @Test
    void thePageNamesEveryState() throws IOException {
        assertThat(deviceStates().map(StateTableTest::number))
                .contains(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120);
        assertThat(activeConnectionStates().map(StateTableTest::number)).contains(0, 1, 2, 3, 4);
        assertThat(profileFlags().map(StateTableTest::number)).contains(0, 1, 2, 4, 8);
        assertThat(situations()).hasSameSizeAs(SITUATIONS.keySet());
    }

    /** What is reported of each scene; the same only once. */
    private static String states(Scene... scenes) {
        return Stream.of(scenes)
                .map(scene -> scene.translate().configurations())
                .map(all -> all.isEmpty()
                        ? "not listed"
                        : all.stream().map(each -> each.state().name()).collect(Collectors.joining(" and ")))
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    private static Scene wired() {
        return new Scene()
                .connectedDevice("eth0", 1, NmDevice.ACTIVATED)
                .profile(Scene.UUID, WIRED, "eth0")
                .use(Scene.UUID, "eth0", ACTIVATED);
    }

    private static Scene wireless(int state, String mode) {
        return new Scene()
                .radio("wlan0", state)
                .profile(Scene.UUID, NmProfile.WIRELESS, "wlan0")
                .setting(Scene.UUID, NmProfile.WIRELESS, "ssid", HOME)
                .setting(Scene.UUID, NmProfile.WIRELESS, "mode", mode);
    }

    private static Scene vpn(int state) {
        return new Scene().profile(Scene.UUID, "vpn").use(Scene.UUID, "", state);
    }

    private static int number(List<String> row) {
        return Integer.parseInt(row.get(0).split(" ", 2)[0]);
    }

    private static Stream<List<String>> rows(String table) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| " + table + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList());
    }
}
