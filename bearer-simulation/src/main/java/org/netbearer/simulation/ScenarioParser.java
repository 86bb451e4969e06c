package org.netbearer.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a scenario, and tries them on an empty scene to find what would not work.
 *
 * <p>Confined to one thread, for one text.
 */
final class ScenarioParser {
    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final List<ScenarioError> errors = new ArrayList<>();
    private Duration at = Duration.ZERO;
    private int scans;
    private boolean inScan;
    private @Nullable Duration repeat;

    ScenarioParser(String name) {
        this.name = name;
    }

    Scenario parse(String text) {
        var lines = text.replace("\uFEFF", "").split("\\R", -1);
        int first = 0;
        var whole = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            whole.append(lines[i]);
            if (lines[i].endsWith("\\") && i + 1 < lines.length) {
                whole.setCharAt(whole.length() - 1, ' ');
            } else {
                parseLine(first + 1, whole.toString());
                whole.setLength(0);
                first = i + 1;
            }
        }
        var inOrder = new ArrayList<>(steps);
        inOrder.sort(Comparator.comparingInt(Step::scan).thenComparing(Step::at));
        var possible = rehearse(inOrder);
        errors.sort(Comparator.comparingInt(ScenarioError::line));
        return new Scenario(name, possible, repeat, errors);
    }

    /** Reads one line without a time, for now. */
    static List<Step> steps(String line) {
        var tokens = Tokenizer.of(line);
        for (var timed : List.of("at", "repeat")) {
            if (tokens.take(timed)) {
                throw new SyntaxException(timed, "belongs into a scenario, not into a line that is performed at once");
            }
        }
        return Statement.read(tokens, 1);
    }

    static ScenarioError error(int line, IllegalArgumentException wrong) {
        return wrong instanceof SyntaxException of
                ? new ScenarioError(line, of.word(), of.text())
                : new ScenarioError(line, "", String.valueOf(wrong.getMessage()));
    }

    private void parseLine(int number, String line) {
        try {
            parseLine(number, Tokenizer.of(line));
        } catch (IllegalArgumentException wrong) {
            errors.add(error(number, wrong));
        }
    }

    private void parseLine(int number, Tokenizer tokens) {
        if (tokens.take("at")) {
            if (tokens.take("scan")) {
                inScan = true;
                scans++;
            } else {
                at = Literals.duration(tokens.next("the time").text());
                inScan = false;
            }
        } else if (tokens.startsWith("+")) {
            var later = tokens.next("the time").text();
            if (inScan) {
                throw new SyntaxException(
                        later, "cannot follow \"at scan\", which has no time; begin with \"at\" and a time");
            }
            at = at.plus(Literals.duration(later.substring(1)));
        }
        if (tokens.isEmpty()) {
            return;
        }
        if (tokens.take("repeat")) {
            tokens.end();
            if (inScan || at.isZero()) {
                throw new SyntaxException("repeat", "needs a time later than the beginning");
            }
            repeat = at;
            return;
        }
        for (var step : Statement.read(tokens, number)) {
            if (inScan && !step.at().isZero()) {
                throw new SyntaxException("at scan", "cannot hold what takes time");
            }
            steps.add(new Step(number, at.plus(step.at()), inScan ? scans : 0, step.change()));
        }
    }

    private List<Step> rehearse(List<Step> inOrder) {
        var possible = new ArrayList<Step>();
        Scene scene = Scene.EMPTY;
        for (var step : inOrder) {
            try {
                UnaryOperator<Scene> change = step.change();
                scene = change.apply(scene);
                possible.add(step);
            } catch (IllegalArgumentException wrong) {
                var error = error(step.line(), wrong);
                if (!errors.contains(error)) {
                    errors.add(error);
                }
            }
        }
        return possible;
    }
}
