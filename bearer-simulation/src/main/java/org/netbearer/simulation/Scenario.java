package org.netbearer.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A script of what happens to simulated networks, read from text; the format is described in the project's documentation,
 * "How to simulate networks".
 *
 * <p>Immutable. A line with an error is left out and reported in {@link #errors()}; the other lines stay in force.
 */
public final class Scenario {
    private static final List<String> BUILT_IN = List.of("demo", "empty", "trouble");

    private final String name;
    private final List<Step> steps;
    private final @Nullable Duration repeat;
    private final List<ScenarioError> errors;

    /** Steps in the order of their time, those of updates last. */
    Scenario(String name, List<Step> steps, @Nullable Duration repeat, List<ScenarioError> errors) {
        this.name = Objects.requireNonNull(name, "name");
        this.steps = List.copyOf(steps);
        this.repeat = repeat;
        this.errors = List.copyOf(errors);
    }

    /**
     * Reads a scenario.
     *
     * @param name what to call it in messages
     * @param text its lines
     * @return the scenario, which may have errors
     */
    public static Scenario parse(String name, String text) {
        return new ScenarioParser(name).parse(text);
    }

    /**
     * Lists the scenarios that come with the simulation.
     *
     * @return their names, in alphabetical order
     */
    public static List<String> builtIn() {
        return BUILT_IN;
    }

    /**
     * Reads a scenario that comes with the simulation.
     *
     * @param name one of {@link #builtIn()}
     * @return the scenario; empty if there is none of that name
     */
    public static Optional<Scenario> builtIn(String name) {
        if (!BUILT_IN.contains(name)) {
            return Optional.empty();
        }
        try (var in = Objects.requireNonNull(
                Scenario.class.getResourceAsStream(name + ".scenario"), "resource " + name + ".scenario")) {
            return Optional.of(parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Writes a text so that it is one word of a line.
     *
     * @param text any text
     * @return the same, in quotes where they are needed
     */
    public static String quoted(String text) {
        return Tokenizer.quoted(text);
    }

    /**
     * Returns the name of the scenario.
     *
     * @return what to call it in messages
     */
    public String name() {
        return name;
    }

    /**
     * Returns what is wrong with it.
     *
     * @return one entry for each line that was left out, in order of lines; empty if all is well
     */
    public List<ScenarioError> errors() {
        return errors;
    }

    /**
     * Returns how long it takes.
     *
     * @return the time of its last line, from the beginning; of a scenario that repeats itself, of one round
     */
    public Duration length() {
        return repeat != null
                ? repeat
                : steps.stream().map(Step::at).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    List<Step> steps() {
        return steps;
    }

    @Nullable
    Duration repeat() {
        return repeat;
    }
}
