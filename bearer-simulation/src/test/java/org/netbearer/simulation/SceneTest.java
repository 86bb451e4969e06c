package org.netbearer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.netbearer.api.LinkKind;

final class SceneTest {
    private static final SceneLink A = SceneLink.of("a", LinkKind.ETHERNET);
    private static final SceneLink B = SceneLink.of("b", LinkKind.WLAN);
    private static final SceneNetwork N = SceneNetwork.of("n", "b");

    @Test
    void isANewOneAfterEachChange() {
        var scene = Scene.EMPTY.with(B, A);
        assertThat(Scene.EMPTY.items()).isEmpty();
        assertThat(scene.items().keySet()).containsExactly("a", "b");
        assertThat(scene.with(N).without("a").items().keySet()).containsExactly("b", "n");
        assertThat(scene.items().keySet()).containsExactly("a", "b");
    }

    @Test
    void findsWhatItHoldsAndSaysWhatItDoesNot() {
        var scene = Scene.EMPTY.with(A, B, N);
        assertThat(scene.link("a")).isSameAs(A);
        assertThat(scene.network("n")).isSameAs(N);
        assertThat(scene.item("nothing")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> scene.link("n")).withMessage("there is no link n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scene.network("\u001b"))
                .withMessage("there is no network \\u{1b}");
    }

    @Test
    void cannotBeChangedFromOutside() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Scene.EMPTY.items().put("a", A));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Scene.EMPTY.with(A).items().values().clear());
    }

    @Test
    void holdsItsItemsAsAnOrderedMapWould() {
        var random = new Random(7);
        var scene = Scene.EMPTY;
        var expected = new TreeMap<String, SceneItem>();
        for (int i = 0; i < 2_000; i++) {
            var link = SceneLink.of("l" + random.nextInt(100), LinkKind.ETHERNET);
            if (random.nextBoolean()) {
                scene = scene.with(link);
                expected.put(link.key(), link);
            } else {
                scene = scene.without(link.key());
                expected.remove(link.key());
            }
        }
        assertThat(scene.items()).isEqualTo(expected);
        assertThat(scene.items().keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(scene.with(List.of(A, B, A)).items()).containsEntry("a", A).hasSize(expected.size() + 2);
    }

    @Test
    void refusesAnItemUnderAnotherKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Scene(Scene.EMPTY.health(), true, Map.of("x", A), Set.of(), ScanBehaviour.WORKS, Map.of()))
                .withMessage("item a under the key x");
    }

    @Test
    void takesTheBehaviourOfOneBeforeThatOfAll() {
        var scene = Scene.EMPTY.withActivation("", ActivationBehaviour.SILENT);
        assertThat(scene.activation("a")).isEqualTo(ActivationBehaviour.SILENT);
        assertThat(scene.withActivation("a", ActivationBehaviour.WORKS).activation("a"))
                .isEqualTo(ActivationBehaviour.WORKS);
        assertThat(Scene.EMPTY.activation("a")).isEqualTo(ActivationBehaviour.WORKS);
    }
}
