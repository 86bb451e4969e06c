package org.netbearer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.shell.Why.Chain;
import org.netbearer.shell.Why.Step;
import org.netbearer.shell.Why.Verdict;

/**
 * Why this machine, or one network, is online or not: the verdict first, then what it rests on; immutable.
 *
 * @param snapshot what is known
 * @param verdict the answer in one line
 * @param good whether it is what one would want
 * @param chains what each network needs
 */
record WhyView(NetworkSnapshot snapshot, String verdict, boolean good, List<Chain> chains) implements CommandResult {
    private static final int FEW = 3;

    /** Explains the machine. */
    static WhyView ofMachine(Why why) {
        var snapshot = why.snapshot();
        var chains = why.chains();
        if (snapshot.online()) {
            String by = snapshot.defaultConfiguration()
                    .map(configuration -> "by " + DisplayText.describe(configuration))
                    .orElse("without a default");
            String reach = switch (snapshot.connectivity().value()) {
                case FULL -> "everything can be reached";
                case PORTAL -> "but a portal asks for a login first";
                case LIMITED -> "but what is behind the router cannot be reached";
                case NONE -> "but nothing can be reached";
                case UNKNOWN -> "nobody judges how far traffic gets";
            };
            boolean good = switch (snapshot.connectivity().value()) {
                case FULL, UNKNOWN -> true;
                case PORTAL, LIMITED, NONE -> false;
            };
            return new WhyView(snapshot, "online " + by + "; " + reach, good, chains);
        }
        return new WhyView(snapshot, "offline: " + causes(snapshot, chains), false, chains);
    }

    private static String causes(NetworkSnapshot snapshot, List<Chain> chains) {
        if (snapshot.bearers().isEmpty()) {
            return "there is no bearer; see bearer:bearers --all";
        }
        if (chains.isEmpty()) {
            return "this machine has no network interface that could be used; a container may have none of its own, and"
                    + " needs the host's network, D-Bus socket and /sys";
        }
        return chains.stream()
                .limit(FEW)
                .map(chain -> chain.configuration().name() + ": "
                        + chain.broken().map(Step::evidence).orElse("nothing is wrong with it"))
                .collect(Collectors.joining("; "));
    }

    /** Explains one network; of a service network each member. */
    static WhyView ofNetwork(Why why, ConfigurationSnapshot configuration) {
        var snapshot = why.snapshot();
        var members = switch (configuration.type()) {
            case SERVICE_NETWORK ->
                configuration.children().stream()
                        .flatMap(child -> snapshot.configuration(child).stream())
                        .toList();
            case USER_CHOICE -> snapshot.defaultConfiguration().stream().toList();
            case INTERNET_ACCESS_POINT, INVALID -> List.of(configuration);
        };
        return members.isEmpty()
                ? new WhyView(snapshot, configuration.name() + " has no member that is there now", false, List.of())
                : of(why, configuration.name(), members);
    }

    /** Explains the networks on one interface. */
    static WhyView ofInterface(Why why, String name, List<ConfigurationSnapshot> networks) {
        return of(why, name, networks);
    }

    private static WhyView of(Why why, String name, List<ConfigurationSnapshot> networks) {
        var chains = networks.stream().map(why::chain).toList();
        var working = chains.stream().filter(chain -> chain.broken().isEmpty()).findFirst();
        String verdict = working.map(chain -> name + " works"
                        + (chain.configuration().name().equals(name)
                                ? ""
                                : ", by " + DisplayText.describe(chain.configuration())))
                .orElseGet(() -> name + " does not work: "
                        + chains.get(0).broken().map(Step::evidence).orElse(""));
        return new WhyView(why.snapshot(), verdict, working.isPresent(), chains);
    }

    @Override
    public String text(TerminalFeatures features) {
        var lines = new ArrayList<String>();
        lines.add(new Cell(verdict, good ? Style.GOOD : Style.BAD).render(0, features.colour()));
        for (Chain chain : chains) {
            lines.add("");
            lines.add(DisplayText.describe(chain.configuration()));
            var table = new Table();
            for (Step step : chain.steps()) {
                table.row(
                        new Cell(mark(step.verdict()), style(step.verdict())),
                        Cell.of(step.name()),
                        Cell.of(step.evidence() + (step.next().isEmpty() ? "" : "  -> " + step.next())));
            }
            table.lines(features).forEach(line -> lines.add("  " + line));
        }
        return String.join("\n", lines);
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "ok";
            case BROKEN -> "NO";
            case UNKNOWN -> "?";
        };
    }

    private static Style style(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> Style.GOOD;
            case BROKEN -> Style.BAD;
            case UNKNOWN -> Style.FAINT;
        };
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("verdict", verdict);
        fields.put("good", good);
        fields.put("chains", chains.stream().map(WhyView::json).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> json(Chain chain) {
        var fields = JsonView.fields();
        fields.put("identifier", chain.configuration().identifier());
        fields.put("broken", chain.broken().map(Step::name).orElse(null));
        fields.put(
                "steps",
                chain.steps().stream()
                        .map(step -> {
                            var part = JsonView.fields();
                            part.put("step", step.name());
                            part.put("verdict", step.verdict().name());
                            part.put("evidence", step.evidence());
                            part.put("next", step.next().isEmpty() ? null : step.next());
                            return part;
                        })
                        .toList());
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
