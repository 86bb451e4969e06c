package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netbearer.bearer.nm.NmObjects.Kind;
import org.netbearer.bearer.nm.NmTree.Effect;

final class NmTreeTest {
    private final NmTree tree = new NmTree();

    NmTreeTest() {
        tree.replace(Map.of("/ap", Map.of(NmObject.ACCESS_POINT, Map.of("Strength", 40L, "Ssid", new byte[] {1}))));
    }

    @Test
    void tellsMeasurementsFromChanges() {
        assertThat(tree.change("/ap", NmObject.ACCESS_POINT, Map.of("Strength", 50L), List.of()))
                .isEqualTo(Effect.MEASUREMENT);
        assertThat(tree.change("/ap", NmObject.ACCESS_POINT, Map.of("Strength", 50L, "Frequency", 1L), List.of()))
                .isEqualTo(Effect.CHANGE);
    }

    @Test
    void keepsNothingOfAnObjectThatIsGone() {
        tree.remove("/ap", List.of(NmObject.ACCESS_POINT));
        assertThat(tree.change("/ap", NmObject.ACCESS_POINT, Map.of("Strength", 50L), List.of()))
                .isEqualTo(Effect.NONE);
        assertThat(tree.object("/ap")).isNull();
        assertThat(tree.objects().table(Kind.ACCESS_POINT)).isEmpty();
    }

    @Test
    void makesANewObjectForAChangeAndKeepsTheOthers() {
        tree.add("/other", Map.of(NmObject.ACCESS_POINT, Map.of()));
        var before = tree.objects();
        tree.change("/ap", NmObject.ACCESS_POINT, Map.of("Strength", 60L), List.of());
        assertThat(tree.object("/ap")).isNotSameAs(before.get("/ap"));
        assertThat(tree.object("/other")).isSameAs(before.get("/other"));
        assertThat(before.get("/ap").properties(NmObject.ACCESS_POINT).number("Strength", 0))
                .isEqualTo(40);
    }

    @Test
    void copiesOnlyTheTableThatChanges() {
        tree.add("/device", Map.of(NmObject.DEVICE, Map.of("State", 30L)));
        var before = tree.objects();
        tree.change("/device", NmObject.DEVICE, Map.of("State", 100L), List.of());
        var after = tree.objects();
        assertThat(after.isSame(Kind.ACCESS_POINT, before)).isTrue();
        assertThat(after.isSame(Kind.DEVICE, before)).isFalse();
        assertThat(tree.objects().isSame(Kind.DEVICE, after)).isTrue();
    }

    @Test
    void keepsWhatWasHandedOutWhenEverythingGoes() {
        var before = tree.objects();
        tree.clear();
        assertThat(before.get("/ap")).isNotNull();
        assertThat(tree.object("/ap")).isNull();
    }

    @Test
    void findsAnObjectThatBecameSomethingElse() {
        tree.add("/thing", Map.of(NmObject.NM + ".Odd", Map.of()));
        tree.add("/thing", Map.of(NmObject.ACTIVE, Map.of("State", 1L)));
        assertThat(tree.objects().table(Kind.ACTIVE)).containsKey("/thing");
        assertThat(tree.objects().table(Kind.OTHER)).isEmpty();
        tree.remove("/thing", List.of(NmObject.ACTIVE));
        assertThat(tree.objects().table(Kind.OTHER)).containsKey("/thing");
        tree.remove("/thing", List.of(NmObject.NM + ".Odd"));
        assertThat(tree.object("/thing")).isNull();
    }

    @Test
    void removesAnObjectOnceNothingOfTheDaemonIsLeftOfIt() {
        tree.add(
                "/odd",
                Map.of(
                        NmObject.ACTIVE,
                        Map.of(),
                        NmObject.NM + ".VPN.Connection",
                        Map.of(),
                        "org.freedesktop.DBus.Peer",
                        Map.of()));
        tree.remove("/odd", List.of(NmObject.NM + ".VPN.Connection"));
        assertThat(tree.object("/odd")).isNotNull();
        tree.remove("/odd", List.of(NmObject.ACTIVE));
        assertThat(tree.object("/odd")).isNull();
    }

    @Test
    void takesAnInvalidMeasurementForAChange() {
        assertThat(tree.change("/ap", NmObject.ACCESS_POINT, Map.of(), List.of("Strength")))
                .isEqualTo(Effect.CHANGE);
    }

    @Test
    void takesPropertiesAwayThatTheDaemonCallsInvalid() {
        tree.change("/ap", NmObject.ACCESS_POINT, Map.of(), List.of("Ssid"));
        assertThat(tree.object("/ap").properties(NmObject.ACCESS_POINT).has("Ssid"))
                .isFalse();
    }
}
