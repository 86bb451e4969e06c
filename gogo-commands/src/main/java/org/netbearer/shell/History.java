package org.netbearer.shell;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.ConfigurationChange;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;

/**
 * What happened to the networks since the shell started: one ring for each kind of thing, of which the oldest entries are dropped, so
 * that many of one kind do not push out the few of another. Thread-safe.
 */
final class History {
    /** How many entries of each kind are kept. */
    static final int CAPACITY = 1000;

    /** What an entry is about. */
    enum Topic {
        CONFIGURATIONS,
        MACHINE,
        BEARERS,
        UPDATES
    }

    private final int capacity;
    private final List<HistoryEntry> earlier;
    private final Consumer<HistoryEntry> keeper;
    private final Map<Topic, Deque<HistoryEntry>> rings = new EnumMap<>(Topic.class);
    private Optional<Instant> begun = Optional.empty();

    History(int capacity) {
        this(capacity, List.of(), entry -> {});
    }

    /**
     * Creates a history that goes on where earlier processes ended.
     *
     * @param capacity how many entries of each kind are kept
     * @param earlier what they kept, the oldest first
     * @param keeper takes each entry as it comes
     */
    History(int capacity, List<HistoryEntry> earlier, Consumer<HistoryEntry> keeper) {
        this.capacity = capacity;
        int most = capacity * Topic.values().length;
        this.earlier = List.copyOf(earlier.subList(Math.max(0, earlier.size() - most), earlier.size()));
        this.keeper = keeper;
        for (Topic topic : Topic.values()) {
            rings.put(topic, new ArrayDeque<>());
        }
    }

    /** Adds what a change consists of; the first one is the state at the beginning. */
    synchronized void add(NetworkChange change) {
        var after = change.after();
        if (begun.isEmpty()) {
            begun = Optional.of(after.instant());
        }
        change.removed()
                .forEach(gone -> configuration("removed", gone.stateBeforeRemoval(), Optional.empty(), gone, after));
        var tellers = ChangeEvents.tellers(change);
        for (ConfigurationChange changed : change.changed()) {
            var parts = ChangeEvents.parts(changed, tellers);
            if (parts.isEmpty()) {
                continue;
            }
            add(
                    Topic.CONFIGURATIONS,
                    new HistoryEntry(
                            after.instant(),
                            after.revision(),
                            "changed",
                            changed.after().identifier(),
                            interfaceName(changed.after()),
                            Optional.of(changed.before().state()),
                            Optional.of(changed.after().state()),
                            String.join("; ", parts)));
        }
        change.added().forEach(one -> configuration("added", Optional.empty(), Optional.of(one.state()), one, after));
        for (ChangeEvent event : ChangeEvents.of(change)) {
            switch (event.kind()) {
                case "removed", "changed", "added" -> {}
                case "bearer" -> add(Topic.BEARERS, entry(event, event.text().split(" ", 2)[0]));
                default -> add(Topic.MACHINE, entry(event, ""));
            }
        }
    }

    /** Adds the end of an update. */
    synchronized void add(UpdateReport report, NetworkSnapshot snapshot) {
        add(Topic.UPDATES, entry(ChangeEvents.of(report, snapshot), ""));
    }

    private void configuration(
            String event,
            Optional<ConfigurationState> before,
            Optional<ConfigurationState> after,
            ConfigurationSnapshot one,
            NetworkSnapshot snapshot) {
        String state = after.or(() -> before).map(DisplayText::of).orElse("");
        add(
                Topic.CONFIGURATIONS,
                new HistoryEntry(
                        snapshot.instant(),
                        snapshot.revision(),
                        event,
                        one.identifier(),
                        interfaceName(one),
                        before,
                        after,
                        one.name() + (after.isPresent() ? ", " : ", was ") + state));
    }

    private static String interfaceName(ConfigurationSnapshot configuration) {
        return configuration.link().map(NetworkLink::name).orElse("");
    }

    private static HistoryEntry entry(ChangeEvent event, String identifier) {
        return new HistoryEntry(
                event.snapshot().instant(),
                event.snapshot().revision(),
                event.kind(),
                identifier,
                "",
                Optional.empty(),
                Optional.empty(),
                event.text());
    }

    private void add(Topic topic, HistoryEntry entry) {
        var ring = ring(topic);
        if (ring.size() == capacity) {
            ring.removeFirst();
        }
        ring.addLast(entry);
        keeper.accept(entry);
    }

    private Deque<HistoryEntry> ring(Topic topic) {
        return Objects.requireNonNull(rings.get(topic));
    }

    /** Lists what earlier processes kept, and then the entries of this one. */
    List<HistoryEntry> all() {
        return Stream.concat(earlier.stream(), entries().stream()).toList();
    }

    /** Lists the entries of all kinds in the order in which they happened, since the start. */
    synchronized List<HistoryEntry> entries() {
        var all = new ArrayList<HistoryEntry>();
        rings.values().forEach(all::addAll);
        all.sort((one, other) -> Long.compare(one.revision(), other.revision()));
        return List.copyOf(all);
    }

    /** Returns when it began; empty before the first change. */
    synchronized Optional<Instant> begun() {
        return begun;
    }

    /** Returns since when a configuration has had its state; empty if it has had it from the beginning, or nobody knows. */
    synchronized Optional<Instant> since(String identifier) {
        Instant since = null;
        for (HistoryEntry entry : ring(Topic.CONFIGURATIONS)) {
            if (entry.identifier().equals(identifier) && !entry.before().equals(entry.after())) {
                since = begun.filter(entry.at()::equals).isPresent() ? null : entry.at();
            }
        }
        return Optional.ofNullable(since);
    }

    /** Returns since when a bearer has had its health; empty as for {@link #since}. */
    synchronized Optional<Instant> since(BearerSnapshot bearer) {
        Instant since = null;
        for (HistoryEntry entry : ring(Topic.BEARERS)) {
            if (entry.identifier().equals(bearer.name())) {
                since = begun.filter(entry.at()::equals).isPresent() ? null : entry.at();
            }
        }
        return Optional.ofNullable(since);
    }
}
