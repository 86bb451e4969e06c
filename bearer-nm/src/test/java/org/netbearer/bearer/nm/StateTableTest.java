package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.api.ConfigurationState;

/** Holds the tables of {@code docs/reference/networkmanager.md} against the translator. */
final class StateTableTest {
    private static final Path PAGE = Path.of("../docs/reference/networkmanager.md");
    private static final int ACTIVATED = 2;

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

    @Test
    void thePageNamesEveryState() throws IOException {
        assertThat(deviceStates().map(StateTableTest::number))
                .contains(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120);
        assertThat(activeConnectionStates().map(StateTableTest::number)).contains(0, 1, 2, 3, 4);
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
