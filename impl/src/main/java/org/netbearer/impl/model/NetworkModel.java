package org.netbearer.impl.model;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.assembly.Assembly;
import org.netbearer.impl.assembly.AssemblyInputs;
import org.netbearer.impl.assembly.BearerEntry;
import org.netbearer.impl.assembly.ReportCheck;
import org.netbearer.impl.assembly.SnapshotAssembler;
import org.netbearer.impl.bearer.BearerGate;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.spi.BearerReport;

/**
 * Where the state lives: the latest report of each bearer, and the one snapshot made of them.
 *
 * <p>Confined to the model thread, but for {@link #snapshot()} and the {@link BearerGate.Events}, which are safe anywhere. Each
 * task ends in one new snapshot or none.
 */
public final class NetworkModel implements BearerGate.Events {
    private final ModelThread modelThread;
    private final InstantSource clock;
    private final Log log;
    private final Counters counters;
    private final Assembler assembler;
    private final Publication publication;
    private final Map<BearerGate, BearerEntry> bearers = new LinkedHashMap<>();
    private final Map<String, BearerEntry> absent = new LinkedHashMap<>();
    private final AtomicBoolean collecting = new AtomicBoolean();
    private long reportSequence;
    private Assembly assembly = Assembly.empty();
    private AssemblyInputs inputs = AssemblyInputs.NONE;
    private volatile Map<String, ObservedActivation> activations = Map.of();
    private volatile Published current = Published.NOTHING;

    /**
     * Creates a model without bearers.
     *
     * @param publication called after each new snapshot
     */
    public NetworkModel(CoreRuntime runtime, Publication publication) {
        this(runtime, SnapshotAssembler::assemble, publication);
    }

    NetworkModel(CoreRuntime runtime, Assembler assembler, Publication publication) {
        this.assembler = assembler;
        modelThread = runtime.modelThread();
        clock = runtime.clock();
        log = runtime.log();
        counters = runtime.counters();
        this.publication = publication;
    }

    /** Returns the current snapshot; one volatile read, from any thread. */
    public NetworkSnapshot snapshot() {
        return current.snapshot();
    }

    /** Returns the current snapshot and its number of removals; one volatile read, from any thread. */
    public Published published() {
        return current;
    }

    /** Returns a configuration's present activation, by its keys if there are any; from any thread. */
    public ObservedActivation activation(String identifier, boolean up) {
        ObservedActivation keys = activations.getOrDefault(identifier, ObservedActivation.NONE);
        return new ObservedActivation(true, up, keys.key(), keys.alias());
    }

    /** Sets what goes into the snapshot and comes from no bearer. */
    public void updateInputs(AssemblyInputs changed) {
        modelThread.guard();
        inputs = changed;
        publish();
    }

    /** Finds the bearer that answers for a configuration, and what it said last. */
    public Optional<Map.Entry<BearerGate, BearerEntry>> answering(String identifier) {
        return named(identifier).min(Map.Entry.comparingByValue(BearerEntry.BEST_FIRST));
    }

    /** Counts the bearers that answer for a configuration, or would if the others left. */
    public long candidates(String identifier) {
        return named(identifier).count();
    }

    private Stream<Map.Entry<BearerGate, BearerEntry>> named(String identifier) {
        modelThread.guard();
        return bearers.entrySet().stream()
                .filter(bearer ->
                        identifier.startsWith(bearer.getKey().identity().name() + ":"));
    }

    /** Sets a bearer's service ranking. */
    public void rank(BearerGate gate, int ranking) {
        modelThread.guard();
        change(gate, entry -> entry.withRanking(ranking));
    }

    /** Adds a bearer that has not reported yet. */
    public void arrive(BearerGate gate) {
        modelThread.guard();
        var identity = gate.identity();
        bearers.put(gate, BearerEntry.starting(identity.name(), gate.ranking()));
        publish();
    }

    /** Removes a bearer, with all that it reported. */
    public void leave(BearerGate gate) {
        modelThread.guard();
        if (bearers.remove(gate) != null) {
            publish();
        }
    }

    /** Lists a bearer that is not for this machine. */
    public void absent(String name, String reason) {
        modelThread.guard();
        absent.put(name, BearerEntry.absent(name, reason));
        publish();
    }

    /** Removes a bearer that was listed as absent. */
    public void forget(String name) {
        modelThread.guard();
        if (absent.remove(name) != null) {
            publish();
        }
    }

    /** Returns the bearers that are there, best first. */
    List<BearerGate> gates() {
        modelThread.guard();
        return bearers.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(BearerEntry.BEST_FIRST))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns whether a bearer has said anything yet. */
    boolean hasReported(BearerGate gate) {
        modelThread.guard();
        BearerEntry entry = bearers.get(gate);
        return entry == null
                || entry.report().health().status() != BearerStatus.STARTING
                || !entry.unanswered().isEmpty();
    }

    /** Returns the call that a bearer does not answer; empty if it answers. */
    String unanswered(BearerGate gate) {
        modelThread.guard();
        BearerEntry entry = bearers.get(gate);
        return entry == null ? "" : entry.unanswered();
    }

    /** Applies all waiting reports, and publishes what they change. */
    public void collect() {
        modelThread.guard();
        collecting.set(false);
        var reports = new LinkedHashMap<BearerGate, BearerReport>();
        for (BearerGate gate : bearers.keySet()) {
            BearerReport report = gate.take();
            if (report != null) {
                reports.put(gate, report);
            }
        }
        if (accept(reports) != null) { // one at a time, so that the one that cannot be assembled holds up no other
            reports.forEach((gate, report) -> {
                Throwable failure = accept(Map.of(gate, report));
                if (failure != null) {
                    String text = "its report cannot be assembled: " + ForeignCode.describe(failure);
                    change(gate, entry -> withFault(entry, text, failure));
                }
            });
        }
    }

    /**
     * Puts reports in force and publishes what they change; if they cannot be assembled, those before stay in force.
     *
     * @return why they cannot be assembled; null if they are in force
     */
    private @Nullable Throwable accept(Map<BearerGate, BearerReport> reports) {
        var before = new LinkedHashMap<>(bearers);
        try {
            reports.forEach((gate, report) -> bearers.computeIfPresent(gate, (key, entry) -> checked(entry, report)));
            Assembly next = assemble();
            noteActivations();
            publish(next);
            return null;
        } catch (RuntimeException | StackOverflowError failure) {
            bearers.clear();
            bearers.putAll(before);
            assembly = assembly.withoutSources();
            return failure;
        }
    }

    /** Ends with nothing: no bearers, an empty snapshot. */
    public void stop() {
        modelThread.guard();
        bearers.clear();
        absent.clear();
        assembly = Assembly.empty();
        publish(NetworkSnapshot.EMPTY);
    }

    @Override
    public void reported(BearerGate gate) {
        counters.reports.increment();
        if (collecting.compareAndSet(false, true)) {
            modelThread.execute(this::collect);
        }
    }

    @Override
    public void failed(BearerGate gate, String text, @Nullable Throwable failure) {
        modelThread.execute(() -> {
            if (bearers.containsKey(gate)) {
                change(gate, entry -> withFault(entry, text, failure));
            } else { // it left; there is no health any more to show this in
                log.warn(gate.label() + ": " + text, failure);
            }
        });
    }

    @Override
    public void overdue(BearerGate gate, String what) {
        modelThread.execute(() -> {
            log.warn(gate.label() + ": " + what + " has not returned; until it does, its networks are left out");
            counters.faults.increment();
            change(gate, entry -> entry.withUnanswered(what));
        });
    }

    @Override
    public void answered(BearerGate gate, String what) {
        modelThread.execute(() -> {
            log.info(gate.label() + ": " + what + " has returned");
            change(gate, entry -> entry.withUnanswered(""));
        });
    }

    private void change(BearerGate gate, java.util.function.UnaryOperator<BearerEntry> change) {
        if (bearers.computeIfPresent(gate, (unused, entry) -> change.apply(entry)) != null) {
            publish();
        }
    }

    private BearerEntry checked(BearerEntry entry, BearerReport report) {
        var check = ReportCheck.of(entry, report);
        if (!check.fault().isEmpty() && !check.fault().equals(entry.fault())) {
            log.warn("bearer " + entry.name() + " reported: " + check.fault() + "; that is left out");
            counters.faults.increment();
        }
        return entry.withReport(check.report(), ++reportSequence).withFault(check.fault());
    }

    private BearerEntry withFault(BearerEntry entry, String text, @Nullable Throwable failure) {
        if (!text.equals(entry.fault())) {
            log.warn("bearer " + entry.name() + ": " + text, failure);
            counters.faults.increment();
        }
        boolean silent = entry.report().health().status() == BearerStatus.STARTING;
        BearerReport report =
                silent ? BearerReport.empty(new BearerHealth(BearerStatus.FAILED, "fault", text)) : entry.report();
        return entry.withReport(report, entry.lastReportSequence()).withFault(text);
    }

    private void noteActivations() {
        var keys = new HashMap<String, ObservedActivation>();
        bearers.values()
                .forEach(entry -> entry.report().configurations().stream()
                        .filter(configuration -> !configuration.activation().isEmpty())
                        .forEach(configuration -> keys.put(
                                configuration.identifier(),
                                new ObservedActivation(
                                        true, true, configuration.activation(), configuration.activationAlias()))));
        if (!keys.equals(activations)) {
            activations = Map.copyOf(keys);
        }
    }

    private void publish() {
        Assembly next = assemble();
        noteActivations();
        publish(next);
    }

    private Assembly assemble() {
        var entries = new ArrayList<>(bearers.values());
        absent.values().stream()
                .filter(entry -> bearers.values().stream()
                        .noneMatch(present -> present.name().equals(entry.name())))
                .forEach(entries::add);
        return assembler.assemble(assembly, entries, inputs, clock.instant());
    }

    private void publish(Assembly next) {
        boolean changes = next.snapshot() != assembly.snapshot();
        assembly = next;
        if (changes) {
            counters.snapshots.increment();
            publish(next.snapshot());
        }
    }

    private void publish(NetworkSnapshot next) {
        Published last = current;
        NetworkSnapshot before = last.snapshot();
        boolean removes = removes(before.configurations(), next.configurations());
        current = new Published(next, removes ? last.removals() + 1 : last.removals());
        publication.published(before, next, removes);
    }

    /** Returns whether a configuration of the old list is not in the new one; both are in the order of identifiers. */
    private static boolean removes(List<ConfigurationSnapshot> olds, List<ConfigurationSnapshot> news) {
        int next = 0;
        for (ConfigurationSnapshot old : olds) {
            while (next < news.size() && !news.get(next).identifier().equals(old.identifier())) {
                next++;
            }
            if (next++ >= news.size()) {
                return true;
            }
        }
        return false;
    }

    /** Called on the model thread after a new snapshot was published. */
    public interface Publication {
        /**
         * Called after a snapshot became the current one.
         *
         * @param removes whether it lacks a configuration of the one before
         */
        void published(NetworkSnapshot before, NetworkSnapshot after, boolean removes);
    }

    /** Assembles the next snapshot; pure, and never wrong but by a report that should not be. */
    interface Assembler {
        /** Returns the next assembly; it has the snapshot of the previous one if nothing changed. */
        Assembly assemble(Assembly previous, List<BearerEntry> entries, AssemblyInputs inputs, Instant now);
    }
}
