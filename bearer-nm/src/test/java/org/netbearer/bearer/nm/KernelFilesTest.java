package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.MacAddress;

final class KernelFilesTest {
    private static final String ADDRESS = "02:00:00:00:00:aa";
    private static final String OTHER = "02:00:00:00:00:bb";

    @TempDir
    private Path root;

    private KernelFiles kernel;

    @BeforeEach
    void makeInterface() throws IOException {
        kernel = new KernelFiles(root, root);
        write("ifindex", "7");
        write("address", ADDRESS);
        write("carrier", "1");
        write("operstate", "up");
        count(1000);
    }

    private void count(long received) throws IOException {
        write("statistics/rx_bytes", "" + received);
        write("statistics/tx_bytes", "2");
        write("statistics/rx_packets", "3");
        write("statistics/tx_packets", "4");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve("class/net/eth0").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }

    private static List<NmDevice> device(String name, String address) {
        return new Scene()
                .device(name, 1, NmDevice.ACTIVATED)
                .set(name, "HwAddress", address)
                .state()
                .devices();
    }

    private KernelLinks view(List<NmDevice> devices) {
        return KernelLinks.NOTHING.updated(devices, kernel, Scene.NOW);
    }

    @Test
    void readsAnInterface() {
        var address = MacAddress.parse(ADDRESS);
        assertThat(kernel.link("eth0")).contains(new KernelLink(7, address, Carrier.UNKNOWN, null, Set.of()));
        assertThat(kernel.measured("eth0", Map.of()))
                .contains(new KernelLink(7, address, Carrier.PRESENT, new LinkCounters(1000, 2, 3, 4), Set.of()));
    }

    @Test
    void doesNotLeaveItsFolder() {
        assertThat(kernel.link("../net/eth0")).isEmpty();
        assertThat(kernel.link("..")).isEmpty();
        assertThat(kernel.link("")).isEmpty();
    }

    @Test
    void knowsADeviceOfOursByNameAndAddress() {
        var ours = device("eth0", ADDRESS.toUpperCase(java.util.Locale.ROOT));
        assertThat(view(ours).isForeign(ours)).isFalse();
        var sameName = device("eth0", "02:00:00:00:00:bb");
        assertThat(view(sameName).isForeign(sameName)).isTrue();
        assertThat(view(sameName).isTaken(sameName.get(0))).isTrue();
        var otherName = device("eth1", ADDRESS);
        assertThat(view(otherName).isForeign(otherName)).isTrue();
        assertThat(view(otherName).isTaken(otherName.get(0))).isFalse();
    }

    @Test
    void looksUpBothInterfacesOfADevice() {
        var ppp = new Scene()
                .device("ppp0", 1, NmDevice.ACTIVATED)
                .set("ppp0", "Interface", "eth0")
                .set("ppp0", "IpInterface", "ppp0")
                .set("ppp0", "HwAddress", ADDRESS)
                .state()
                .devices();
        assertThat(view(ppp).controllerOf(ppp.get(0)).index()).isEqualTo(7);
        assertThat(view(ppp).link(ppp.get(0))).as("there is no ppp0").isNull();
        assertThat(view(ppp).isForeign(ppp)).isFalse();
    }

    private KernelLinks measured(List<NmDevice> devices) {
        return view(devices).measured(kernel, Scene.NOW);
    }

    @Test
    void readsCountersOnlyWhenMeasured() throws IOException {
        var ours = device("eth0", ADDRESS);
        var view = view(ours);
        assertThat(view.link(ours.get(0)).counters()).isNull();
        view = view.measured(kernel, Scene.NOW);
        assertThat(view.link(ours.get(0)).counters().receivedBytes()).isEqualTo(1000);
        count(5000);
        assertThat(view.updated(ours, kernel, Scene.NOW)).isSameAs(view);
        assertThat(view.measured(kernel, Scene.NOW).link(ours.get(0)).counters().receivedBytes())
                .isEqualTo(5000);
    }

    @Test
    void goesByTheNameWhereTheDaemonKnowsNoAddress() {
        var ours = device("eth0", "");
        assertThat(view(ours).controllerOf(ours.get(0)).index()).isEqualTo(7);
        assertThat(view(ours).isForeign(ours)).isFalse();
    }

    @Test
    void isTheSameWhereNothingChanged() {
        var ours = device("eth0", ADDRESS);
        var view = measured(ours);
        assertThat(view.measured(kernel, Scene.NOW)).isSameAs(view);
    }

    @Test
    void takesAnInterfaceThatIsGoneForOneWithoutASignal() throws IOException {
        var ours = device("eth0", ADDRESS);
        var view = measured(ours);
        Files.move(root.resolve("class/net/eth0"), root.resolve("class/net/gone"));
        assertThat(view.measured(kernel, Scene.NOW).link(ours.get(0)).carrier()).isEqualTo(Carrier.ABSENT);
    }

    @Test
    void looksAStrangersDeviceUpOnce() throws IOException {
        var strangers = device("eth1", OTHER);
        var view = view(strangers);
        assertThat(view.isForeign(strangers)).isTrue();
        Files.move(root.resolve("class/net/eth0"), root.resolve("class/net/eth1"));
        assertThat(view.updated(strangers, kernel, Scene.NOW)).isSameAs(view);
        assertThat(view.measured(kernel, Scene.NOW)
                        .lookups()
                        .get(new KernelLinks.Name("eth1", OTHER))
                        .link())
                .as("looked up again when measured")
                .isNotNull();
    }

    @Test
    void looksUpAgainWhatGotAnotherAddress() throws IOException {
        var before = device("eth0", ADDRESS);
        var view = view(before);
        write("address", OTHER);
        write("ifindex", "8");
        assertThat(view.updated(device("eth0", OTHER), kernel, Scene.NOW)
                        .controllerOf(device("eth0", OTHER).get(0))
                        .index())
                .isEqualTo(8);
    }

    @Test
    void knowsWhichAddressesAreTentativeWhileThereIsNoSignal() throws IOException {
        Files.createDirectories(root.resolve("self/net"));
        Files.writeString(root.resolve("self/net/if_inet6"), """
                20010db8000000000000000000000001 07 40 00 c0     eth0
                20010db8000000000000000000000002 07 40 00 80     eth0
                20010db8000000000000000000000003 08 40 00 c0     eth9
                what is this
                """);
        var ours = device("eth0", ADDRESS);
        assertThat(measured(ours).link(ours.get(0)).tentative()).isEmpty();
        write("carrier", "0");
        assertThat(measured(ours).link(ours.get(0)).tentative()).containsExactly(InetAddress.getByName("2001:db8::1"));
    }

    @Test
    void anchorsTheStartAnewAfterAJumpOfTheClock() throws IOException {
        Files.writeString(root.resolve("uptime"), "90.50 100.00\n");
        var ours = device("eth0", ADDRESS);
        var view = measured(ours);
        assertThat(view.measured(kernel, Scene.NOW.plusMillis(900)).boot()).isEqualTo(view.boot());
        var later = Scene.NOW.plusSeconds(600_000_000);
        assertThat(view.measured(kernel, later).boot()).isEqualTo(later.minusMillis(90_500));
    }

    @Test
    void looksUpAnyNameThatAnInterfaceMayHave() throws IOException {
        Files.move(root.resolve("class/net/eth0"), root.resolve("class/net/.hidden"));
        assertThat(kernel.link(".hidden")).isPresent();
    }

    @Test
    void knowsWhenItStarted() throws IOException {
        Files.writeString(root.resolve("uptime"), "90.50 100.00\n");
        assertThat(kernel.boot(Scene.NOW)).isEqualTo(Scene.NOW.minusMillis(90_500));
    }
}
