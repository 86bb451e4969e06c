package org.netbearer.impl.lease;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.netbearer.impl.lease.Lease.Role;
import org.netbearer.impl.lease.LeaseRecord.Phase;
import org.netbearer.impl.model.ObservedActivation;

/**
 * One holder among many: its leases, those who wait for one, and what it does to the ledger.
 *
 * <p>Confined to the thread that works on the ledger. Calls of listeners wait in an outbox, until nothing is locked.
 * The ledger is changed first and the memory after it, so that a failure leaves both as they were.
 */
final class LeaseHolder {
    private final SharedLeases owner;
    private final LeaseListener listener;
    private final Map<String, HeldLease> leases = new LinkedHashMap<>();
    private final AtomicInteger readers = new AtomicInteger();
    private final List<LeaseRequest> waiting = new ArrayList<>();
    private final List<Runnable> outbox = new ArrayList<>();
    private volatile Set<String> leftToOthers = Set.of();
    private String token = "";
    private long made;

    LeaseHolder(SharedLeases owner, LeaseListener listener) {
        this.owner = owner;
        this.listener = listener;
    }

    /** Joins, or waits for the end of a teardown. */
    void hold(Ledger ledger, LeaseRequest request) throws IOException {
        keepToken(ledger);
        var now = request.now().get();
        var entry = LeaseRules.hold(living(ledger, load(ledger, request.configuration())), now);
        if (entry.isEmpty()) {
            waiting.add(request);
            return;
        }
        var lease = enter(ledger, entry.get(), now);
        leases.put(lease.id(), lease);
        countReaders();
        outbox.add(() -> request.stage().complete(lease));
    }

    private HeldLease enter(Ledger ledger, LeaseRules.Entry entry, ObservedActivation now) throws IOException {
        if (token.isEmpty()) {
            token = ledger.lock();
        }
        String id = token + "/" + ++made;
        String worker = "";
        try {
            var record = entry.record().withHolder(id);
            if (entry.role() == Role.STARTER) {
                worker = ledger.lock();
                record = record.starting(worker);
            }
            ledger.write(record);
            return new HeldLease(owner, this, id, entry.role(), record, now);
        } catch (IOException failure) {
            ledger.unlock(worker);
            dropTokenIfIdle(ledger);
            throw failure;
        }
    }

    /** Writes down that we bring a configuration up. */
    void started(Ledger ledger, HeldLease lease, String activation, List<String> displaced) throws IOException {
        if (leases.containsKey(lease.id())) {
            keepToken(ledger);
            String worker = lease.worker();
            var record = load(ledger, lease.configuration()).up(activation, displaced);
            ledger.write(record);
            lease.up(record, true);
            ledger.unlock(worker);
        }
    }

    /** Writes down another key of the present activation. */
    void alsoKnownAs(Ledger ledger, HeldLease lease, String alias) throws IOException {
        if (leases.containsKey(lease.id())) {
            keepToken(ledger);
            ledger.write(load(ledger, lease.configuration()).withAlias(alias));
        }
    }

    /** Remembers that we bring a configuration up, to be written down with the next change that can be. */
    void startedUnsaved(HeldLease lease, String activation, List<String> displaced) {
        lease.up(lease.record().up(activation, displaced), false);
    }

    /** Releases a lease; returns what is to be taken down, if anything is. */
    Optional<Teardown> release(Ledger ledger, HeldLease lease, Supplier<ObservedActivation> now) throws IOException {
        if (!leases.containsKey(lease.id())) {
            return Optional.empty();
        }
        keepToken(ledger);
        var before = living(ledger, load(ledger, lease.configuration()));
        var exit = exit(before, lease, now);
        var record = exit.record();
        if (exit.takeDown()) {
            record = record.takingDown(ledger.lock());
            writeOrUnlock(ledger, record);
        } else if (record.holders().isEmpty()) {
            ledger.delete(record.configuration());
        } else {
            ledger.write(record);
        }
        forget(ledger, lease);
        promote(ledger, record);
        return teardown(exit, record);
    }

    /** Releases a lease by what is known of it, because the ledger does not answer. */
    Optional<Teardown> releaseUnsaved(Ledger ledger, HeldLease lease, Supplier<ObservedActivation> now) {
        if (!leases.containsKey(lease.id())) {
            return Optional.empty();
        }
        var gone = lease.record().holders().stream()
                .filter(hold -> isOurs(hold) && !leases.containsKey(hold))
                .toList();
        var known = lease.record();
        for (var hold : gone) {
            known = known.withoutHolder(hold);
        }
        var exit = exit(known, lease, now);
        forget(ledger, lease);
        return teardown(exit, exit.record().takingDown(""));
    }

    private static LeaseRules.Exit exit(LeaseRecord before, HeldLease lease, Supplier<ObservedActivation> now) {
        boolean starter = !lease.worker().isEmpty() && lease.worker().equals(before.worker());
        return LeaseRules.release(before.withoutHolder(lease.id()), starter, lease.saw(), now.get());
    }

    private Optional<Teardown> teardown(LeaseRules.Exit exit, LeaseRecord takenDown) {
        return exit.takeDown() ? Optional.of(new HeldTeardown(owner, this, takenDown)) : Optional.empty();
    }

    /** Ends a teardown of ours. */
    void finish(Ledger ledger, HeldTeardown teardown, Teardown.End end) throws IOException {
        var ended = teardown.record();
        try {
            var read = ledger.read(ended.configuration());
            if (read.isPresent() && read.get().worker().equals(ended.worker())) {
                boolean remembered =
                        !ended.activation().isEmpty() && !ledger.boot().isEmpty();
                if (end == Teardown.End.HANDED_BACK) {
                    ledger.write(ended.up(ended.activation(), List.of()));
                } else if (end == Teardown.End.DONE && remembered) {
                    var memory = LeaseRecord.fresh(ended.configuration(), ledger.boot())
                            .found(ended.activation());
                    for (var alias : ended.aliases()) {
                        memory = memory.withAlias(alias);
                    }
                    ledger.write(memory.down());
                } else {
                    ledger.delete(ended.configuration());
                }
            }
        } finally {
            ledger.unlock(ended.worker());
        }
        reconsider(ledger);
    }

    /** Checks everything again: those who wait, what dead holders left, and whose turn it is. May be called at any time. */
    void reconsider(Ledger ledger) throws IOException {
        keepToken(ledger);
        var again = List.copyOf(waiting);
        for (var request : again) {
            waiting.remove(request);
            try {
                hold(ledger, request);
            } catch (IOException failure) {
                waiting.add(request);
                throw failure;
            }
        }
        var left = new HashSet<String>();
        for (var record : ledger.all()) {
            look(ledger, record, left);
        }
        leftToOthers = Set.copyOf(left);
        for (var lease : leases.values()) {
            if (ledger.read(lease.configuration()).isEmpty()) {
                ledger.write(load(ledger, lease.configuration()));
            }
        }
    }

    private void look(Ledger ledger, LeaseRecord read, Set<String> left) throws IOException {
        var record = living(ledger, read);
        if (!record.holders().isEmpty()) {
            readers(record.configuration()).forEach(lease -> lease.show(record));
            promote(ledger, record);
        } else if (record.phase() != Phase.TAKING_DOWN) {
            switch (LeaseRules.remains(record)) {
                case ORPHAN -> {
                    if (!listener.canTakeDown(record.configuration())) {
                        left.add(record.configuration());
                        return;
                    }
                    var orphan = record.takingDown(ledger.lock());
                    writeOrUnlock(ledger, orphan);
                    outbox.add(() -> listener.orphaned(new HeldTeardown(owner, this, orphan)));
                }
                case MEMORY -> {
                    // kept as long as this boot lasts
                }
                case VOID -> ledger.delete(record.configuration());
            }
        }
    }

    /** Creates a follower of ours the starter, if nobody is. */
    private void promote(Ledger ledger, LeaseRecord record) throws IOException {
        var follower = followers(record.configuration()).findFirst();
        if (record.phase() == Phase.DOWN && follower.isPresent()) {
            var starting = record.starting(ledger.lock());
            writeOrUnlock(ledger, starting);
            follower.get().start(starting);
            countReaders();
            outbox.add(() -> listener.promoted(follower.get()));
        }
    }

    /** Finds the leases of ours on what another holder has brought up, or brings up: they read its record. */
    private Stream<HeldLease> readers(String configuration) {
        return leases.values().stream()
                .filter(lease -> lease.role() != Role.STARTER)
                .filter(lease -> lease.configuration().equals(configuration));
    }

    private Stream<HeldLease> followers(String configuration) {
        return leases.values().stream()
                .filter(lease -> lease.role() == Role.FOLLOWER)
                .filter(lease -> lease.configuration().equals(configuration));
    }

    private static void writeOrUnlock(Ledger ledger, LeaseRecord record) throws IOException {
        try {
            ledger.write(record);
        } catch (IOException failure) {
            ledger.unlock(record.worker());
            throw failure;
        }
    }

    /** Reads a record, and puts in what is missing of us: it could not be written, or was removed by a stranger. */
    private LeaseRecord load(Ledger ledger, String configuration) throws IOException {
        var ours = leases.values().stream()
                .filter(lease -> lease.configuration().equals(configuration))
                .toList();
        var read = ledger.read(configuration);
        var record = read.orElseGet(() -> ours.isEmpty()
                ? LeaseRecord.fresh(configuration, ledger.boot())
                : ours.get(ours.size() - 1).record().withHolders(List.of()));
        for (var lease : ours) {
            if (lease.isUnsaved()) {
                record = record.up(lease.record().activation(), lease.record().displaced());
            }
            record = record.withHolder(lease.id());
        }
        return record;
    }

    /** Strikes out the dead, and what is of another boot. */
    private LeaseRecord living(Ledger ledger, LeaseRecord record) throws IOException {
        var living = new ArrayList<String>();
        for (var hold : record.holders()) {
            if (isOurs(hold) ? leases.containsKey(hold) : ledger.lives(lockOf(hold))) {
                living.add(hold);
            }
        }
        var pruned = record.withHolders(living);
        boolean worked = !record.worker().isEmpty() && ledger.lives(record.worker());
        pruned = switch (record.phase()) {
            case DOWN, UP -> pruned;
            case STARTING -> worked ? pruned : pruned.down();
            case TAKING_DOWN -> worked ? pruned : pruned.up(record.activation(), List.of());
        };
        return LeaseRules.ofThisBoot(pruned, ledger.isOfThisBoot(record), ledger.boot());
    }

    private boolean isOurs(String hold) {
        return !token.isEmpty() && lockOf(hold).equals(token);
    }

    static String lockOf(String hold) {
        int slash = hold.indexOf('/');
        return slash < 0 ? hold : hold.substring(0, slash);
    }

    private void keepToken(Ledger ledger) throws IOException {
        if (!token.isEmpty()) {
            ledger.keep(token);
        }
    }

    private void forget(Ledger ledger, HeldLease lease) {
        leases.remove(lease.id());
        countReaders();
        ledger.unlock(lease.worker());
        dropTokenIfIdle(ledger);
    }

    private void dropTokenIfIdle(Ledger ledger) {
        if (leases.isEmpty()) {
            ledger.unlock(token);
            token = "";
        }
    }

    private void countReaders() {
        readers.set((int) leases.values().stream()
                .filter(lease -> lease.role() != Role.STARTER)
                .count());
    }

    /** What was an orphan at the last look and not for us to take down; on any thread. */
    Set<String> leftToOthers() {
        return leftToOthers;
    }

    /** Returns, on any thread, whether a lease reads what another holder writes. */
    boolean hasReaders() {
        return readers.get() > 0;
    }

    /** Returns whether this holder has a lease on a configuration, or somebody who waits for one. */
    boolean isConcernedWith(String configuration) {
        return leases.values().stream().anyMatch(lease -> lease.configuration().equals(configuration))
                || waiting.stream().anyMatch(request -> request.configuration().equals(configuration));
    }

    /** Removes and returns the requests that wait. */
    List<LeaseRequest> takeWaiting() {
        var taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** Removes and returns what is to be run once nothing is locked. */
    List<Runnable> takeOutbox() {
        var taken = List.copyOf(outbox);
        outbox.clear();
        return taken;
    }

    /** Drops whatever there is, leaving the records to others. */
    void abandon() {
        leases.clear();
        countReaders();
        token = "";
        takeWaiting().forEach(request -> request.stage().completeExceptionally(closed()));
    }

    static CancellationException closed() {
        return new CancellationException("the leases are closed");
    }
}
