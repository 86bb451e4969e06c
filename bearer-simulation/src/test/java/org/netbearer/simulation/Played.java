package org.netbearer.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;
import org.netbearer.testkit.ManualContext;

/** A simulated bearer that was started in a stepped context, with shortcuts to what it reports. */
final class Played {
    final List<String> log = new ArrayList<>();
    final SimulatedBearer bearer = new SimulatedBearer(log::add);
    final ManualContext context = ManualContext.stepped();

    Played(String scenario) {
        var parsed = Scenario.parse("test", scenario);
        if (!parsed.errors().isEmpty()) {
            throw new AssertionError(parsed.errors());
        }
        bearer.play(parsed);
        context.run(() -> bearer.start(context));
    }

    void advance(String time) {
        context.advance(Literals.duration(time));
    }

    void perform(String line) {
        var errors = bearer.perform(line);
        if (!errors.isEmpty()) {
            throw new AssertionError(errors);
        }
        context.runLane();
    }

    BearerReport report() {
        context.runLane();
        return context.latest();
    }

    Map<String, ConfigurationState> states() {
        var states = new TreeMap<String, ConfigurationState>();
        report().configurations().forEach(each -> states.put(key(each), each.state()));
        return states;
    }

    ConfigurationState state(String key) {
        return configuration(key).state();
    }

    BearerConfiguration configuration(String key) {
        return report().configurations().stream()
                .filter(each -> key(each).equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + states()));
    }

    LinkReport link(String name) {
        return report().links().stream()
                .filter(each -> each.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    int reports() {
        context.advance(Duration.ZERO);
        return context.reports().size();
    }

    private static String key(BearerConfiguration configuration) {
        return configuration.identifier().substring("simulation:".length());
    }
}
