package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
        assertThat(tree.objects()).isEmpty();
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
    void takesPropertiesAwayThatTheDaemonCallsInvalid() {
        tree.change("/ap", NmObject.ACCESS_POINT, Map.of(), List.of("Ssid"));
        assertThat(tree.object("/ap").properties(NmObject.ACCESS_POINT).has("Ssid"))
                .isFalse();
    }
}
