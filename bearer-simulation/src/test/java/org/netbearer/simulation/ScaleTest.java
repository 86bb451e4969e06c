package org.netbearer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netbearer.api.LinkKind;
import org.netbearer.testkit.ManualContext;

final class ScaleTest {
    private static final int MANY = 10_000;

    private final SimulatedBearer bearer = new SimulatedBearer();
    private final ManualContext context = ManualContext.stepped();

    @Test
    void reportsTenThousandConfigurationsAndReusesAllButTheOneThatChanged() {
        bearer.change(scene -> scene.with(links()));
        context.run(() -> bearer.start(context));
        var before = context.latest();
        assertThat(before.configurations()).hasSize(MANY);
        bearer.change(scene -> scene.with(scene.link("net42").withConnected(false)));
        context.runTasks();
        var known = new IdentityHashMap<Object, Boolean>();
        before.configurations().forEach(each -> known.put(each, true));
        assertThat(context.latest().configurations().stream().filter(each -> !known.containsKey(each)))
                .isEmpty();
        bearer.change(scene -> scene.with(
                scene.link("net42").withTraits(scene.link("net42").traits().withName("other"))));
        context.runTasks();
        assertThat(context.latest().configurations().stream().filter(each -> !known.containsKey(each)))
                .hasSize(1);
    }

    @Test
    void reportsAThousandChangesAsOne() {
        bearer.change(scene -> scene.with(links()));
        context.run(() -> bearer.start(context));
        int reports = context.reports().size();
        for (int i = 0; i < 1_000; i++) {
            var key = "net" + i;
            bearer.change(scene -> scene.with(scene.link(key).withConnected(false)));
        }
        context.runTasks();
        assertThat(context.reports()).hasSize(reports + 1);
    }

    private static List<SceneLink> links() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> SceneLink.of("net" + i, LinkKind.ETHERNET))
                .toList();
    }
}
