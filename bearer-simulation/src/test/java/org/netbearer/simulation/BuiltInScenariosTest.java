package org.netbearer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.testkit.ManualContext;

final class BuiltInScenariosTest {
    static List<String> builtIn() {
        return Scenario.builtIn();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void haveNoErrors(String name) {
        assertThat(Scenario.builtIn(name).orElseThrow().errors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void playToTheirEndTwiceWithoutALineThatCannotBePerformed(String name) {
        var scenario = Scenario.builtIn(name).orElseThrow();
        var log = new java.util.ArrayList<String>();
        var bearer = new SimulatedBearer(log::add);
        bearer.play(scenario);
        var context = ManualContext.stepped();
        context.run(() -> bearer.start(context));
        context.advance(scenario.length().multipliedBy(2).plusSeconds(20));
        assertThat(log).isEmpty();
        assertThat(context.faults()).isEmpty();
    }

    @Test
    void areAbsentUnderOtherNames() {
        assertThat(Scenario.builtIn("../demo")).isEmpty();
    }
}
