package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.bearer.generic.port.InterfaceName;
import org.netbearer.spi.LinkReport;

/** What is read of trees of real machines, against what iproute2 said at the same moment. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the trees need symbolic links")
@ParameterizedClass(name = "{0}")
@ValueSource(
        strings = {
            "addresses",
            "bridges",
            "container",
            "firecracker",
            "link-local",
            "linkdown",
            "loopback",
            "macvlan",
            "macvlan-container",
            "metrics",
            "names",
            "reject",
            "tun",
            "veth-host-end"
        })
class CapturedTreesTest {
    private static final Pattern ADDRESS =
            Pattern.compile("\\d+: (\\S+) +inet6? (\\S+) (?:peer \\S+ )?.*scope \\S+ (.*)");
    private static final Pattern LINK =
            Pattern.compile("(\\d+): ([^@\\s]+)(?:@\\S+)?: <(\\S*)> mtu (\\d+) .*state (\\S+) .*");
    private static final Pattern ROUTE =
            Pattern.compile("default (?:from \\S+ )?(?:via (\\S+) )?dev (\\S+)(?: metric (\\d+))?(.*)");

    @Parameter
    private String name;

    @TempDir
    private Path root;

    private CapturedTree tree;
    private Map<String, LinkReport> links;

    @BeforeEach
    void read() throws IOException {
        tree = CapturedTree.unpack(name, root);
        links = ReportTranslator.translate(null, tree.port().read()).links().stream()
                .collect(Collectors.toMap(link -> link.key().name(), Function.identity()));
    }

    @Test
    void readsTheSameAsWhenItWasCaptured() {
        assertThat(ReportLines.of(ReportTranslator.translate(null, tree.port().read())))
                .isEqualTo(utf8(tree.lines("expected.txt")));
    }

    @Test
    void agreesWithIpOnAddresses() {
        Map<String, Set<LinkAddress>> expected = new HashMap<>();
        links.keySet().forEach(each -> expected.put(each, new HashSet<>()));
        for (String line : tree.lines("ip-o-addr.txt")) {
            var match = ADDRESS.matcher(line);
            assertThat(match.matches()).as(line).isTrue();
            if (!match.group(3).contains("tentative") && !match.group(3).contains("dadfailed")) {
                // a point-to-point address is shown without a length
                String address = match.group(2).contains("/") ? match.group(2) : match.group(2) + "/32";
                expected.get(match.group(1)).add(JdkRecords.address(address));
            }
        }
        links.forEach((name, link) -> assertThat(link.addresses().orElseThrow())
                .as(name)
                .containsExactlyInAnyOrderElementsOf(expected.get(name)));
    }

    @Test
    void agreesWithIpOnIndexAndCarrierAndMtu() {
        Set<String> seen = new HashSet<>();
        for (String line : tree.lines("ip-o-link.txt")) {
            var match = LINK.matcher(line);
            assertThat(match.matches()).as(line).isTrue();
            var link = links.get(InterfaceName.decode(match.group(2)));
            assertThat(link).as(line).isNotNull();
            seen.add(link.key().name());
            var flags = Set.of(match.group(3).split(","));
            boolean runs = flags.contains("UP")
                    && flags.contains("LOWER_UP")
                    && Set.of("UP", "UNKNOWN").contains(match.group(5));
            assertThat(link.key().index()).as(line).isEqualTo(Integer.parseInt(match.group(1)));
            assertThat(link.mtu()).as(line).hasValue(Integer.parseInt(match.group(4)));
            assertThat(link.carrier()).as(line).isEqualTo(runs ? Carrier.PRESENT : Carrier.ABSENT);
        }
        assertThat(links.keySet()).isEqualTo(seen);
    }

    @Test
    void agreesWithIpOnDefaultRoutes() {
        Map<String, Set<DefaultRoute>> expected = new HashMap<>();
        links.keySet().forEach(each -> expected.put(each, new HashSet<>()));
        for (String line : tree.lines("ip-route-default.txt")) {
            var match = ROUTE.matcher(line);
            if (match.matches() && !match.group(4).contains("linkdown")) {
                var gateway = Optional.ofNullable(match.group(1)).map(JdkRecords::ip);
                var family = line.contains("pref ") ? DefaultRoute.Family.IPV6 : DefaultRoute.Family.IPV4;
                long metric = match.group(3) == null ? 0 : Long.parseLong(match.group(3));
                expected.get(match.group(2)).add(new DefaultRoute(family, gateway, metric));
            }
        }
        links.forEach((name, link) -> assertThat(link.defaultRoutes().orElseThrow())
                .as(name)
                .containsExactlyInAnyOrderElementsOf(expected.get(name)));
    }

    private static List<String> utf8(List<String> lines) {
        return lines.stream()
                .map(line -> new String(
                        line.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                        java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
