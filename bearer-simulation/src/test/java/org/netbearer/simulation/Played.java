package org.netbearer.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualContext;

/** A simulated bearer that was started in a stepped context, with shortcuts to what it reports. */
final class Played {
    static final UpdateRequest REQUEST = new UpdateRequest(Duration.ofSeconds(30));

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
        context.runTasks();
    }

    BearerReport report() {
        context.runTasks();
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

    /** Updates, and lets what is due at once happen. */
    UpdateResult update() {
        var stage = context.call(() -> bearer.update(REQUEST));
        advance("0");
        return context.await(stage);
    }

    /** Activates a configuration that takes no time for that. */
    void activate(String key) {
        var stage = context.call(() -> bearer.activate("simulation:" + key));
        advance("0");
        context.await(stage);
    }

    /** Has a call refused at once, and tells why it was. */
    FailureReason refusal(Function<SimulatedBearer, CompletionStage<?>> call) {
        CompletionStage<?> stage = context.call(() -> call.apply(bearer));
        advance("0");
        return ((NetworkException) context.awaitFailure(stage)).reason();
    }

    private static String key(BearerConfiguration configuration) {
        return configuration.identifier().substring("simulation:".length());
    }
}
