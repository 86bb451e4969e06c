package org.netbearer.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.ConfigurationChange;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;

/** Tells a change as the events that it consists of, in the order in which a listener is told. */
final class ChangeEvents {
    private final NetworkChange change;
    private final List<ChangeEvent> events = new ArrayList<>();

    private ChangeEvents(NetworkChange change) {
        this.change = change;
    }

    static List<ChangeEvent> of(NetworkChange change) {
        return new ChangeEvents(change).all();
    }

    static ChangeEvent of(UpdateReport report, NetworkSnapshot snapshot) {
        var fields = JsonView.fields();
        fields.put("report", JsonView.report(report));
        String outcomes = report.bearers().stream()
                .map(bearer -> bearer.bearer() + " " + Words.of(bearer.outcome())
                        + (bearer.text().isEmpty() ? "" : " (" + bearer.text() + ")"))
                .collect(Collectors.joining(", "));
        return new ChangeEvent(snapshot, "update", report.isFresh() ? Tone.GOOD : Tone.WARNING, outcomes, fields);
    }

    private List<ChangeEvent> all() {
        var before = change.before();
        var after = change.after();
        change.removed().forEach(removed -> one("removed", Tone.BAD, removed));
        change.changed().forEach(this::changed);
        change.added().forEach(added -> one("added", Tone.GOOD, added));
        if (change.defaultChanged()) {
            values("default", identifier(before), identifier(after));
        }
        if (change.onlineChanged()) {
            pair(
                    "online",
                    after.online() ? Tone.GOOD : Tone.BAD,
                    Words.yesNo(before.online()) + " -> " + Words.yesNo(after.online()),
                    before.online(),
                    after.online());
        }
        if (change.connectivityChanged()) {
            assessed("connectivity", before.connectivity(), after.connectivity());
        }
        if (change.meteredChanged()) {
            assessed("metered", before.metered(), after.metered());
        }
        if (change.capabilitiesChanged()) {
            pair(
                    "capabilities",
                    Tone.PLAIN,
                    plusMinus(
                            before.capabilities().stream().map(Words::of).toList(),
                            after.capabilities().stream().map(Words::of).toList()),
                    JsonView.names(before.capabilities()),
                    JsonView.names(after.capabilities()));
        }
        if (change.bearersChanged()) {
            bearers();
        }
        return events;
    }

    private void one(String kind, Tone tone, ConfigurationSnapshot configuration) {
        var fields = JsonView.fields();
        boolean gone = configuration.stateBeforeRemoval() != null;
        fields.put("configuration", JsonView.configuration(configuration, gone ? change.before() : change.after()));
        var state = gone ? configuration.stateBeforeRemoval() : configuration.state();
        String text = configuration.identifier() + "  " + configuration.name() + ", " + (gone ? "was " : "")
                + (state == null ? "" : Words.of(state));
        events.add(new ChangeEvent(change.after(), kind, tone, text, fields));
    }

    private void changed(ConfigurationChange changed) {
        pair(
                "changed",
                Tone.WARNING,
                changed.after().identifier() + "  " + String.join("; ", Differences.between(changed)),
                JsonView.configuration(changed.before(), change.before()),
                JsonView.configuration(changed.after(), change.after()));
    }

    private void assessed(String kind, Assessment<?> before, Assessment<?> after) {
        pair(
                kind,
                Tone.PLAIN,
                Differences.said(before) + " -> " + Differences.said(after),
                JsonView.assessment(before),
                JsonView.assessment(after));
    }

    private void bearers() {
        Map<String, BearerSnapshot> olds = byName(change.before());
        Map<String, BearerSnapshot> news = byName(change.after());
        var names = new LinkedHashSet<>(olds.keySet());
        names.addAll(news.keySet());
        for (String name : names) {
            BearerSnapshot before = olds.get(name);
            BearerSnapshot after = news.get(name);
            if (before == null || after == null || before.differsFrom(after)) {
                pair(
                        "bearer",
                        after == null ? Tone.BAD : Words.tone(after.health().status()),
                        name + "  " + health(before) + " -> " + health(after),
                        before == null ? null : JsonView.bearer(before),
                        after == null ? null : JsonView.bearer(after));
            }
        }
    }

    private static Map<String, BearerSnapshot> byName(NetworkSnapshot snapshot) {
        var bearers = new LinkedHashMap<String, BearerSnapshot>();
        snapshot.bearers().forEach(bearer -> bearers.put(bearer.name(), bearer));
        return bearers;
    }

    private static String health(@Nullable BearerSnapshot bearer) {
        if (bearer == null) {
            return "gone";
        }
        var health = bearer.health();
        var said = new ArrayList<String>();
        said.add(Words.of(health.status()) + (health.code().isEmpty() ? "" : " (" + health.code() + ")"));
        if (!bearer.claims().isEmpty()) {
            said.add("claims " + String.join(" ", bearer.claims()));
        }
        if (!bearer.fault().isEmpty()) {
            said.add("fault: " + bearer.fault());
        }
        return String.join(", ", said);
    }

    private static @Nullable String identifier(NetworkSnapshot snapshot) {
        return snapshot.defaultIdentifier().isEmpty() ? null : snapshot.defaultIdentifier();
    }

    private void values(String kind, @Nullable String before, @Nullable String after) {
        pair(
                kind,
                Tone.PLAIN,
                (before == null ? "none" : before) + " -> " + (after == null ? "none" : after),
                before,
                after);
    }

    private void pair(String kind, Tone tone, String text, @Nullable Object before, @Nullable Object after) {
        var fields = JsonView.fields();
        fields.put("before", before);
        fields.put("after", after);
        events.add(new ChangeEvent(change.after(), kind, tone, text, fields));
    }

    /** Says what came with a plus and what went with a minus. */
    static String plusMinus(Collection<String> before, Collection<String> after) {
        var said = new ArrayList<String>();
        before.stream().filter(word -> !after.contains(word)).forEach(word -> said.add("-" + word));
        after.stream().filter(word -> !before.contains(word)).forEach(word -> said.add("+" + word));
        return said.isEmpty() ? "another order" : String.join(" ", said);
    }
}
