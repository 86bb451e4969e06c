package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.DEFINED;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Carrier;
import org.netbearer.api.MacAddress;
import org.netbearer.spi.InterfaceKey;

/** Which devices of the daemon are this machine's, and which are claimed. */
final class OwnershipTest {
    private static final int DISCONNECTED = NmDevice.DISCONNECTED;
    private static final int ACTIVATED = NmDevice.ACTIVATED;

    private final Scene scene = new Scene();
    private final MacAddress address = MacAddress.parse("02:00:00:00:00:aa");

    private Translation translate(KernelLink link, boolean stale) {
        scene.connectedDevice("eth0", 1, ACTIVATED)
                .set("eth0", "HwAddress", "02:00:00:00:00:AA")
                .profile(Scene.UUID, "802-3-ethernet", "eth0")
                .use(Scene.UUID, "eth0", 2);
        return NmTranslator.translate(
                scene.state(), links(Map.of("eth0", link)), stale, Translation.NOTHING, Scene.NOW);
    }

    private KernelLinks links(Map<String, KernelLink> links) {
        return KernelLinks.NOTHING.lookedUp(scene.state().devices(), links::get, null);
    }

    @Test
    void anInterfaceOfOursIsClaimedWithItsIndex() {
        var translation = translate(new KernelLink(7, address, Carrier.PRESENT, null, Set.of()), false);
        assertThat(translation.claims()).hasSize(1).allMatch(key -> key.index() == 7);
        assertThat(translation.foreign()).isFalse();
        assertThat(translation.links().get(0).defaultRoutes().orElseThrow()).hasSize(1);
    }

    @Test
    void anInterfaceOfTheSameNameButAnotherAddressIsNotMistakenForOurs() {
        var stranger = new KernelLink(7, MacAddress.parse("02:00:00:00:00:bb"), Carrier.PRESENT, null, Set.of());
        var translation = translate(stranger, false);
        assertThat(translation.claims()).isEmpty();
        assertThat(translation.foreign()).isTrue();
        assertThat(translation.links()).isEmpty();
        assertThat(translation.configurations().get(0).interfaceKey()).isEmpty();
    }

    private Translation translate(Map<String, KernelLink> links) {
        return NmTranslator.translate(scene.state(), links(links), false, Translation.NOTHING, Scene.NOW);
    }

    @Test
    void ofATelephoneTheInterfaceHasAnotherAddressThanTheDevice() {
        scene.connectedDevice("bnep0", 5, ACTIVATED)
                .set("bnep0", "Interface", "02:00:00:00:00:BB")
                .set("bnep0", "IpInterface", "bnep0")
                .set("bnep0", "HwAddress", "02:00:00:00:00:BB")
                .profile(Scene.UUID, "bluetooth", "bnep0")
                .use(Scene.UUID, "bnep0", 2);
        var translation = translate(Map.of("bnep0", new KernelLink(7, address, Carrier.PRESENT, null, Set.of())));
        assertThat(translation.claims()).containsExactly(new InterfaceKey("bnep0", 7, ""));
        assertThat(translation.foreign()).isFalse();
        assertThat(translation.links())
                .singleElement()
                .satisfies(link -> assertThat(link.hardwareAddress()).contains(address));
        assertThat(translation.configurations().get(0).interfaceKey()).isPresent();
    }

    @Test
    void withPppoeBothInterfacesAreTheDaemons() {
        scene.connectedDevice("eth0", 1, ACTIVATED)
                .set("eth0", "HwAddress", "02:00:00:00:00:AA")
                .set("eth0", "IpInterface", "ppp0")
                .profile(Scene.UUID, "pppoe", "eth0")
                .use(Scene.UUID, "eth0", 2);
        var translation = translate(Map.of(
                "eth0", new KernelLink(7, address, Carrier.PRESENT, null, Set.of()),
                "ppp0", new KernelLink(8, null, Carrier.PRESENT, null, Set.of())));
        assertThat(translation.claims())
                .containsExactlyInAnyOrder(new InterfaceKey("eth0", 7, ""), new InterfaceKey("ppp0", 8, ""));
        assertThat(translation.configurations().get(0).interfaceKey()).contains(new InterfaceKey("ppp0", 8, ""));
        assertThat(translation.links().get(0).hardwareAddress()).isEmpty();
    }

    @Test
    void whereTheWireIsAnotherMachinesSoIsWhatItCarries() {
        scene.connectedDevice("eth0", 1, ACTIVATED)
                .set("eth0", "HwAddress", "02:00:00:00:00:BB")
                .set("eth0", "IpInterface", "ppp0");
        var translation = translate(Map.of("ppp0", new KernelLink(8, null, Carrier.PRESENT, null, Set.of())));
        assertThat(translation.claims()).isEmpty();
        assertThat(translation.foreign()).isTrue();
    }

    @Test
    void aModemThatIsNotConnectedDoesNotTellWhoseTheDaemonIs() {
        scene.device("cdc-wdm0", 8, DISCONNECTED);
        assertThat(translate(Map.of()).foreign()).isFalse();
        scene.set("cdc-wdm0", "IpInterface", "wwan0");
        assertThat(translate(Map.of()).foreign()).isTrue();
        assertThat(translate(Map.of("wwan0", new KernelLink(9, null, Carrier.PRESENT, null, Set.of())))
                        .foreign())
                .isFalse();
    }

    @Test
    void whileTheDaemonIsAwayAPulledCableIsSeenInTheKernel() {
        var unplugged = new KernelLink(7, address, Carrier.ABSENT, null, Set.of());
        assertThat(translate(unplugged, true).configurations().get(0).state()).isEqualTo(DEFINED);
    }

    @Test
    void anAddressThatIsTentativeWithoutASignalIsNotListed() throws UnknownHostException {
        var tentative = InetAddress.getByName("192.0.2.7"); // of whatever family
        var link = new KernelLink(7, address, Carrier.ABSENT, null, Set.of(tentative));
        assertThat(translate(link, false).links().get(0).addresses()).contains(List.of());
        assertThat(translate(new KernelLink(7, address, Carrier.ABSENT, null, Set.of()), false)
                        .links()
                        .get(0)
                        .addresses()
                        .orElseThrow())
                .hasSize(1);
    }

    @Test
    void whatTheDaemonDoesNotManageIsNotClaimed() {
        scene.device("eth0", 1, NmDevice.UNMANAGED).set("eth0", "Managed", false);
        var ours = links(Map.of("eth0", new KernelLink(7, null, Carrier.PRESENT, null, Set.of())));
        assertThat(NmTranslator.translate(scene.state(), ours, false, Translation.NOTHING, Scene.NOW)
                        .claims())
                .isEmpty();
    }
}
