package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.BearerConfiguration;

/** One change among many things: what does not depend on it is not made anew. */
final class TranslationReuseTest {
    private static final int PORTS = 20;
    private static final int ACCESS_POINTS = 30;

    private final NmTree tree = new NmTree();
    private NmState state = NmState.NOTHING;
    private Translation translation = Translation.NOTHING;

    @BeforeEach
    void translateEverything() {
        var scene = new Scene().radio("wlan0", NmDevice.DISCONNECTED);
        for (int i = 0; i < PORTS; i++) {
            scene.connectedDevice("eth" + i, 1, NmDevice.ACTIVATED);
        }
        for (int i = 10; i < 10 + ACCESS_POINTS; i++) {
            byte[] name = ("network " + i).getBytes(StandardCharsets.UTF_8);
            scene.accessPoint("wlan0", "06:00:00:00:00:" + i, name, 0, 0);
        }
        var objects = scene.state().objects();
        for (var kind : NmObjects.Kind.values()) {
            objects.table(kind).forEach((path, object) -> tree.add(path, object.interfaces()));
        }
        translate();
    }

    private Translation translate() {
        state = state.next(tree.objects(), state.profiles(), Set.of(), Map.of(), Map.of(), "");
        translation = NmTranslator.translate(state, KernelLinks.NOTHING, false, translation, Scene.NOW);
        return translation;
    }

    private static long same(List<?> one, List<?> other) {
        return one.stream()
                .filter(each -> other.stream().anyMatch(it -> it == each))
                .count();
    }

    @Test
    void aDeviceThatChangesTouchesItsOwnLinkOnly() {
        var before = translation;
        tree.change(Scene.devicePath("eth7"), NmObject.DEVICE, Map.of("InterfaceFlags", 0x3L), List.of());
        var after = translate();
        assertThat(same(after.links(), before.links())).isEqualTo(PORTS); // and wlan0 makes one more
        assertThat(after.radios().get(Scene.devicePath("wlan0")))
                .isSameAs(before.radios().get(Scene.devicePath("wlan0")));
        assertThat(after.visible().get(Scene.devicePath("wlan0")))
                .isSameAs(before.visible().get(Scene.devicePath("wlan0")));
    }

    @Test
    void anAccessPointThatChangesTouchesItsOwnNetworkOnly() {
        var before = translation;
        tree.change("/ap/06:00:00:00:00:15", NmObject.ACCESS_POINT, Map.of("Strength", 70L), List.of());
        var after = translate();
        assertThat(same(after.configurations(), before.configurations())).isEqualTo(ACCESS_POINTS - 1);
        assertThat(same(after.links(), before.links())).isEqualTo(PORTS + 1);
        assertThat(after.active()).isSameAs(before.active());
    }

    @Test
    void nothingIsMadeAnewWhereNothingChanged() {
        var before = translation;
        var after = translate();
        assertThat(after.configurations())
                .usingElementComparator(TranslationReuseTest::byIdentity)
                .containsExactlyElementsOf(before.configurations());
        assertThat(state.devices()).isSameAs(translateAgain().devices());
    }

    private NmState translateAgain() {
        translate();
        return state;
    }

    @Test
    void aBridgeGoesWithItsPortThoughNothingOfItsOwnChanged() {
        var scene = new Scene()
                .device("eth0", 1, NmDevice.ACTIVATED)
                .device("br0", 13, NmDevice.ACTIVATED)
                .address("br0", "192.0.2.7")
                .set("br0", "Ports", List.of(Scene.devicePath("eth0")))
                .profile(Scene.UUID, "bridge", "br0")
                .use(Scene.UUID, "br0", 2);
        NmState first = scene.state();
        for (var kind : NmObjects.Kind.values()) {
            first.objects().table(kind).forEach((path, object) -> tree.add(path, object.interfaces()));
        }
        state = state.next(tree.objects(), first.profiles(), Set.of(), Map.of(), Map.of(), "");
        assertThat(translate().byIdentifier().get("nm:" + Scene.UUID).state()).isEqualTo(ConfigurationState.ACTIVE);
        tree.change(Scene.devicePath("eth0"), NmObject.DEVICE, Map.of("InterfaceFlags", 0x3L), List.of());
        assertThat(translate().byIdentifier().get("nm:" + Scene.UUID).state()).isEqualTo(ConfigurationState.DISCOVERED);
    }

    private static int byIdentity(BearerConfiguration one, BearerConfiguration other) {
        return one == other ? 0 : 1;
    }
}
