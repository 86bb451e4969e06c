package org.netbearer.bearer.generic.darwin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.bearer.generic.darwin.FakeRouting.Route;
import org.netbearer.bearer.generic.port.RouteLookup;
import org.netbearer.bearer.generic.port.RouteLookup.Way;

/** What is asked of the routing of macOS, and what is made of its answers. */
class RoutingSocketTest {
    private static final int EN0 = 4;
    private static final int EN5 = 9;
    private static final int UTUN = 15;
    private static final int RTF_REJECT = 0x8;
    private static final InetAddress FAR4 = address("73.94.151.28");
    private static final InetAddress FAR6 = address("2607:fea8:4d1f:600::1d2c");

    private final Map<Integer, List<InetAddress>> addresses = new HashMap<>();
    private final FakeRouting system = new FakeRouting();
    private final RouteLookup routing = system.lookup(index -> addresses.getOrDefault(index, List.of()));

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (IOException noLiteral) {
            throw new IllegalArgumentException(literal, noLiteral);
        }
    }

    @AfterEach
    void leavesNoSocketOpen() {
        assertThat(system.open).isZero();
    }

    @Test
    void namesTheInterfaceTheSourceAndTheNextHop() throws IOException {
        system.ipv4.add(new Route(EN0, false, "192.0.2.1", "192.0.2.7", 0x2));
        assertThat(routing.lookup(RouteLookup.ANY, FAR4))
                .contains(new Way(EN0, address("192.0.2.7"), address("192.0.2.1"), 0));
    }

    @Test
    void isScopedToAnInterface() throws IOException {
        system.ipv4.add(new Route(EN0, false, "192.0.2.1", "192.0.2.7", 0x2));
        system.ipv4.add(new Route(EN5, true, "198.51.100.1", "198.51.100.7", 0x2));
        assertThat(routing.lookup(EN5, FAR4)).map(Way::nextHop).contains(address("198.51.100.1"));
        assertThat(routing.lookup(EN0, FAR4)).map(Way::nextHop).contains(address("192.0.2.1"));
        assertThat(routing.lookup(UTUN, FAR4)).isEmpty();
        assertThat(routing.lookup(RouteLookup.ANY, FAR4)).map(Way::index).contains(EN0);
    }

    @Test
    void leadsThroughATunnelWithoutANextHop() throws IOException {
        system.ipv4.add(new Route(UTUN, false, "", "10.8.0.2", 0));
        assertThat(routing.lookup(RouteLookup.ANY, FAR4))
                .contains(new Way(UTUN, address("10.8.0.2"), address("0.0.0.0"), 0));
    }

    @Test
    void takesAnAddressOfTheInterfaceWhereTheRouteNamesALinkLocalOne() throws IOException {
        system.ipv6.add(new Route(EN0, false, "fe80::1", "fe80::7", 0x2));
        addresses.put(EN0, List.of(address("192.0.2.7"), address("fe80::7"), address("2001:db8::7")));
        assertThat(routing.lookup(RouteLookup.ANY, FAR6))
                .contains(new Way(EN0, address("2001:db8::7"), address("fe80::1"), 0));
        addresses.clear();
        assertThat(routing.lookup(RouteLookup.ANY, FAR6)).map(Way::source).contains(address("::"));
    }

    @Test
    void isNoneWithoutARouteOrOverOneThatRejects() throws IOException {
        assertThat(routing.lookup(RouteLookup.ANY, FAR4)).isEmpty();
        system.ipv4.add(new Route(EN0, false, "127.0.0.1", "192.0.2.7", RTF_REJECT));
        assertThat(routing.lookup(RouteLookup.ANY, FAR4)).isEmpty();
    }

    @Test
    void saysWhatTheSystemRefuses() {
        system.refusal = 1;
        assertThatIOException()
                .isThrownBy(() -> routing.lookup(RouteLookup.ANY, FAR4))
                .withMessage("socket of a routing socket gave error 1");
        system.refusal = 0;
        system.ipv4.add(new Route(EN0, false, "192.0.2.1", "192.0.2.7", 0x2));
        system.silent = true;
        assertThatIOException()
                .isThrownBy(() -> routing.lookup(RouteLookup.ANY, FAR4))
                .withMessage("read of a routing socket gave error 35");
    }

    @Test
    void readsNothingBeyondAMessageHoweverOddItIs() {
        var random = new Random(1);
        var buffer = new byte[256];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(buffer);
            buffer[2] = 5;
            int length = random.nextInt(buffer.length + 1);
            RouteMessage.of(buffer, length)
                    .ifPresent(message -> assertThat(
                                    Stream.of(0x1, 0x2, 0x10, 0x20).map(message::address))
                            .doesNotContainNull());
        }
    }

    static Stream<Field> constants() {
        return Arrays.stream(DarwinConstants.class.getDeclaredFields()).filter(field -> !field.isSynthetic());
    }

    @ParameterizedTest
    @MethodSource("constants")
    void hasThePublishedNumbers(Field constant) throws Exception {
        var published = new HashMap<String, Integer>();
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/darwin-route.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(parts -> published.put(parts[0], Integer.decode(parts[1])));
        }
        assertThat(published).containsEntry(constant.getName(), constant.getInt(null));
    }
}
