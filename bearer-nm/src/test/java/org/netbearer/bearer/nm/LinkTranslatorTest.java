package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkAddress;
import org.netbearer.spi.LinkReport;

final class LinkTranslatorTest {
    private final Scene scene = new Scene().connectedDevice("eth0", 1, NmDevice.ACTIVATED);
    private Map<String, KernelLink> kernel = Map.of();

    private LinkReport link(String name, boolean stale) {
        NmState state = scene.state();
        var ours = KernelLinks.NOTHING.lookedUp(state.devices(), kernel::get, null);
        return new LinkTranslator(state, ours, stale, Translation.NOTHING).link(Scene.devicePath(name));
    }

    @ParameterizedTest
    @CsvSource({
        "true, ABSENT, ABSENT",
        "true, PRESENT, PRESENT",
        "true, UNKNOWN, PRESENT",
        "false, ABSENT, PRESENT",
    })
    void theKernelsCarrierCountsOnlyWhileTheDaemonIsGone(boolean stale, Carrier kernels, Carrier ours) {
        kernel = Map.of("eth0", new KernelLink(7, null, kernels, null, Set.of()));
        assertThat(link("eth0", stale).carrier()).isEqualTo(ours);
    }

    @Test
    void whereTheKernelHasNoSuchInterfaceTheDaemonsCarrierCounts() {
        assertThat(link("eth0", true).carrier()).isEqualTo(Carrier.PRESENT);
    }

    @Test
    void anAddressNeedsAPrefixThatItsFamilyHas() throws Exception {
        var addresses = new ArrayList<Map<String, Object>>();
        for (long prefix : new long[] {-1, 0, 32, 33}) {
            addresses.add(Map.of("address", "192.0.2." + (prefix + 2), "prefix", prefix));
        }
        addresses.add(Map.of("address", "192.0.2.99"));
        addresses.add(Map.of("address", "2001:db8::1", "prefix", 128L));
        addresses.add(Map.of("address", "2001:db8::2", "prefix", 129L));
        addresses.add(Map.of("address", "example.org", "prefix", 24L));
        addresses.add(Map.of("address", "1.2.3.4.5", "prefix", 24L));
        scene.config("eth0", "AddressData", addresses);
        assertThat(link("eth0", false).addresses().orElseThrow())
                .containsExactlyInAnyOrder(
                        new LinkAddress(InetAddress.getByName("192.0.2.2"), 0),
                        new LinkAddress(InetAddress.getByName("192.0.2.34"), 32),
                        new LinkAddress(InetAddress.getByName("2001:db8::1"), 128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blackhole", "unreachable", "prohibit", "throw"})
    void aRouteThatLeadsNowhereIsNoDefaultRoute(String type) {
        scene.config("eth0", "RouteData", List.of(Map.of("dest", "0.0.0.0", "prefix", 0L, "metric", 1L, "type", type)));
        assertThat(link("eth0", false).defaultRoutes().orElseThrow()).isEmpty();
    }

    @Test
    void aRouteToANetworkIsNoDefaultRoute() {
        scene.config("eth0", "RouteData", List.of(Map.of("dest", "10.0.0.0", "prefix", 8L, "metric", 1L)));
        assertThat(link("eth0", false).defaultRoutes().orElseThrow()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Vlan, 11", "Macvlan, 18", "MacSec, 21"})
    void isStackedOnItsParent(String kind, int type) {
        scene.device("up0", type, NmDevice.ACTIVATED).parent("up0", kind, "eth0");
        assertThat(link("up0", false).lower()).containsExactly("eth0");
    }

    @Test
    void isStackedOnNothingWhereTheParentIsNotThere() {
        scene.device("up0", 11, NmDevice.ACTIVATED).parent("up0", "Vlan", "nowhere");
        assertThat(link("up0", false).lower()).isEmpty();
    }

    @Test
    void tellsAnMtuThatThereIs() {
        assertThat(link("eth0", false).mtu()).isEmpty();
        scene.set("eth0", "Mtu", 1500L);
        assertThat(link("eth0", false).mtu()).hasValue(1500);
    }
}
