package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.bearer.nm.dbus.Captured;
import org.netbearer.spi.BearerConfiguration;

/** The translator on trees of the real daemon, byte for byte as they came, with nmcli's view as the second opinion. */
final class CapturedTreeTest {
    private static NmState state(String name) throws IOException {
        Map<String, Arguments> answers = Captured.read("/linux/nm-1.42.4-" + name + ".dbus");
        var tree = new NmTree();
        tree.replace((Map<?, ?>) answers.get("/org/freedesktop").get(0));
        var profiles = new HashMap<String, NmProfile>();
        answers.forEach((path, answer) -> {
            if (!path.equals("/org/freedesktop")) {
                profiles.put(path, NmProfile.of((Map<?, ?>) answer.get(0)));
            }
        });
        return NmState.of(tree.objects(), profiles, Set.of(), Map.of(), Map.of(), "");
    }

    private static Map<String, BearerConfiguration> byName(String name) throws IOException {
        var byName = new TreeMap<String, BearerConfiguration>();
        NmTranslator.translate(state(name), KernelLinks.NOTHING, false, Translation.NOTHING, Scene.NOW)
                .configurations()
                .forEach(each -> byName.put(each.name(), each));
        return byName;
    }

    /** nmcli's rows by name: type, device and state. */
    private static Map<String, List<String>> nmcli(String name) throws IOException {
        var rows = new TreeMap<String, List<String>>();
        try (var in = CapturedTreeTest.class.getResourceAsStream("/linux/nm-1.42.4-" + name + ".nmcli")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] cells = line.split(":", -1);
                rows.put(cells[4], List.of(cells[0], cells[1], cells[2], cells[3]));
            });
        }
        return rows;
    }

    @Test
    void withOnlyTheLoopbackUpNothingIsActive() throws IOException {
        assertThat(byName("disconnected"))
                .hasSize(1)
                .allSatisfy((name, each) ->
                        assertThat(each.state() + " " + each.bearerType()).isEqualTo("DISCOVERED ETHERNET"));
    }

    @Test
    void everyKindOfProfileIsWhatThePageSays() throws IOException {
        var states = new TreeMap<String, String>();
        byName("busy").forEach((name, each) -> states.put(name, each.state() + " " + each.bearerType()));
        assertThat(states)
                .containsExactly(
                        Map.entry("café", "DEFINED WLAN"),
                        Map.entry("made0", "DISCOVERED ETHERNET"),
                        Map.entry("phone", "DEFINED UNKNOWN"),
                        Map.entry("portless", "DISCOVERED ETHERNET"),
                        Map.entry("tunnel", "DISCOVERED UNKNOWN"),
                        Map.entry("unplugged", "DEFINED ETHERNET"),
                        Map.entry("wired", "ACTIVE ETHERNET"));
    }

    @Test
    void agreesWithNmcliOnIdentifierNameAndDevice() throws IOException {
        for (String tree : List.of("disconnected", "busy")) {
            var ours = byName(tree);
            nmcli(tree).forEach((name, row) -> {
                if (row.get(1).equals("loopback")) {
                    assertThat(ours).doesNotContainKey(name);
                    return;
                }
                var configuration = ours.get(name);
                assertThat(configuration.identifier()).isEqualTo("nm:" + row.get(0));
                if (!row.get(2).isEmpty()) {
                    assertThat(configuration.interfaceKey().orElseThrow().name())
                            .isEqualTo(row.get(2));
                }
            });
        }
    }

    @Test
    void readsAddressesRoutesAndNameServers() throws IOException {
        var state = state("busy");
        var links = new LinkTranslator(state, KernelLinks.NOTHING, false, Translation.NOTHING);
        var device = state.devices().stream()
                .filter(each -> each.interfaceName().equals("lan0"))
                .findFirst()
                .orElseThrow();
        var link = links.link(device.path());
        assertThat(link.addresses().orElseThrow())
                .hasSize(2)
                .anyMatch(each -> each.toString().startsWith("10.77.1."));
        assertThat(link.defaultRoutes().orElseThrow()).singleElement().satisfies(route -> {
            assertThat(route.gateway().orElseThrow().getHostAddress()).isEqualTo("10.77.1.1");
            assertThat(route.metric()).isEqualTo(100);
        });
        assertThat(link.nameServers().orElseThrow()).hasSize(1);
        assertThat(link.mtu()).hasValue(1500);
    }
}
