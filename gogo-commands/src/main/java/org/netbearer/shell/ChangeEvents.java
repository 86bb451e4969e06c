package org.netbearer.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;

/** Splits a change into events, in the order of the calls to a listener. */
final class ChangeEvents {
    private final NetworkChange change;
    /** For each change of a link, the network that it is reported for; one that is not in here is reported for all. */
    private final Map<String, String> tellers;

    private final List<ChangeEvent> events = new ArrayList<>();

    private ChangeEvents(NetworkChange change, Map<String, String> tellers) {
        this.change = change;
        this.tellers = tellers;
    }

    static List<ChangeEvent> of(NetworkChange change) {
        return new ChangeEvents(change, Map.of()).all();
    }

    /** The same for people: what happens to a link is reported for one network on it, and not for every network of its adapter. */
    static List<ChangeEvent> withEachLinkOnce(NetworkChange change) {
        return new ChangeEvents(change, tellers(change)).all();
    }

    /** Returns, for each change of a link, the network that it is reported for: the one that uses the link. */
    static Map<String, String> tellers(NetworkChange change) {
        var tellers = new HashMap<String, String>();
        for (ConfigurationChange changed : change.changed()) {
            String link = linkChange(changed);
            boolean used = changed.before().state() == ConfigurationState.ACTIVE
                    || changed.after().state() == ConfigurationState.ACTIVE;
            if (used) {
                tellers.put(link, changed.after().identifier());
            } else {
                tellers.putIfAbsent(link, changed.after().identifier());
            }
        }
        return tellers;
    }

    /** Lists what is reported for a network: all that differs, without what is reported for another one; may be empty. */
    static List<String> parts(ConfigurationChange changed, Map<String, String> tellers) {
        var parts = new ArrayList<>(Differences.between(changed));
        String identifier = changed.after().identifier();
        if (!tellers.getOrDefault(linkChange(changed), identifier).equals(identifier)) {
            parts.removeAll(Differences.ofLink(changed));
        }
        return parts;
    }

    private static String linkChange(ConfigurationChange changed) {
        return changed.after().link().map(NetworkLink::name).orElse("") + Differences.ofLink(changed);
    }

    static ChangeEvent of(UpdateReport report, NetworkSnapshot snapshot) {
        var fields = JsonView.fields();
        fields.put("report", JsonView.report(report));
        String outcomes = report.bearers().stream()
                .map(bearer -> bearer.bearer() + " " + DisplayText.of(bearer.outcome())
                        + (bearer.text().isEmpty() ? "" : " (" + bearer.text() + ")"))
                .collect(Collectors.joining(", "));
        return new ChangeEvent(snapshot, "update", report.isFresh() ? Style.GOOD : Style.WARNING, outcomes, fields);
    }

    private List<ChangeEvent> all() {
        var before = change.before();
        var after = change.after();
        change.removed().forEach(removed -> one("removed", Style.BAD, removed));
        change.changed().forEach(this::changed);
        change.added().forEach(added -> one("added", Style.GOOD, added));
        if (change.defaultChanged()) {
            values("default", identifier(before), identifier(after));
        }
        if (change.onlineChanged()) {
            pair(
                    "online",
                    after.online() ? Style.GOOD : Style.BAD,
                    DisplayText.yesNo(before.online()) + " -> " + DisplayText.yesNo(after.online()),
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
                    Style.PLAIN,
                    plusMinus(
                            before.capabilities().stream().map(DisplayText::of).toList(),
                            after.capabilities().stream().map(DisplayText::of).toList()),
                    JsonView.names(before.capabilities()),
                    JsonView.names(after.capabilities()));
        }
        if (change.bearersChanged()) {
            bearers();
        }
        return events;
    }

    private void one(String kind, Style style, ConfigurationSnapshot configuration) {
        var fields = JsonView.fields();
        boolean gone = configuration.stateBeforeRemoval().isPresent();
        fields.put("configuration", JsonView.configuration(configuration, gone ? change.before() : change.after()));
        var state = configuration.stateBeforeRemoval().orElse(configuration.state());
        String text = configuration.identifier() + "  " + configuration.name() + ", " + (gone ? "was " : "")
                + DisplayText.of(state);
        events.add(new ChangeEvent(change.after(), kind, style, text, fields));
    }

    private void changed(ConfigurationChange changed) {
        var parts = parts(changed, tellers);
        if (parts.isEmpty()) {
            return;
        }
        pair(
                "changed",
                Style.WARNING,
                changed.after().identifier() + "  " + String.join("; ", parts),
                JsonView.configuration(changed.before(), change.before()),
                JsonView.configuration(changed.after(), change.after()));
    }

    private void assessed(String kind, Assessment<?> before, Assessment<?> after) {
        pair(
                kind,
                Style.PLAIN,
                Differences.describe(before) + " -> " + Differences.describe(after),
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
                        after == null
                                ? Style.BAD
                                : DisplayText.style(after.health().status()),
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
        var parts = new ArrayList<String>();
        String code = BearerList.code(bearer);
        parts.add(DisplayText.of(health.status()) + (code.isEmpty() ? "" : " (" + code + ")"));
        if (!bearer.claims().isEmpty()) {
            parts.add("claims " + String.join(" ", bearer.claims()));
        }
        if (!bearer.fault().isEmpty()) {
            parts.add("fault: " + bearer.fault());
        }
        return String.join(", ", parts);
    }

    private static @Nullable String identifier(NetworkSnapshot snapshot) {
        return snapshot.defaultIdentifier().isEmpty() ? null : snapshot.defaultIdentifier();
    }

    private void values(String kind, @Nullable String before, @Nullable String after) {
        pair(
                kind,
                Style.PLAIN,
                (before == null ? "none" : before) + " -> " + (after == null ? "none" : after),
                before,
                after);
    }

    private void pair(String kind, Style style, String text, @Nullable Object before, @Nullable Object after) {
        var fields = JsonView.fields();
        fields.put("before", before);
        fields.put("after", after);
        events.add(new ChangeEvent(change.after(), kind, style, text, fields));
    }

    /** Formats the difference of two sets: what was added with a plus, what was removed with a minus. */
    static String plusMinus(Collection<String> before, Collection<String> after) {
        var parts = new ArrayList<String>();
        before.stream().filter(word -> !after.contains(word)).forEach(word -> parts.add("-" + word));
        after.stream().filter(word -> !before.contains(word)).forEach(word -> parts.add("+" + word));
        return parts.isEmpty() ? "another order" : String.join(" ", parts);
    }
}
