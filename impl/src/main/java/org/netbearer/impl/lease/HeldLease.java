package org.netbearer.impl.lease;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.netbearer.impl.model.ObservedActivation;

/**
 * A lease of ours. What the interface shows is thread-safe; all else is confined like its holder.
 *
 * <p>States: held, released.
 */
final class HeldLease implements Lease {
    private final SharedLeases leases;
    private final LeaseHolder holder;
    private final String id;
    private volatile Role role;
    private volatile LeaseRecord record;
    private ObservedActivation saw;
    private String worker;
    private boolean unsaved;

    /**
     * A lease that was just written down.
     *
     * @param id the hold in the record
     * @param saw the activation that the caller saw
     */
    HeldLease(
            SharedLeases leases, LeaseHolder holder, String id, Role role, LeaseRecord record, ObservedActivation saw) {
        this.leases = leases;
        this.holder = holder;
        this.id = id;
        this.role = role;
        this.record = record;
        this.saw = role == Role.JOINED ? saw : ObservedActivation.NONE;
        worker = role == Role.STARTER ? record.worker() : "";
    }

    @Override
    public String configuration() {
        return record.configuration();
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public LeaseRecord record() {
        return record;
    }

    @Override
    public CompletionStage<Void> started(String activation, List<String> displaced) {
        return leases.started(this, activation, List.copyOf(displaced));
    }

    @Override
    public void alsoKnownAs(String alias) {
        leases.alsoKnownAs(this, alias);
    }

    @Override
    public CompletionStage<Optional<Teardown>> release(Supplier<ObservedActivation> now) {
        return leases.release(this, now);
    }

    LeaseHolder holder() {
        return holder;
    }

    String id() {
        return id;
    }

    /** The activation that this lease takes part in, as far as is known. */
    ObservedActivation saw() {
        return saw;
    }

    /** The lock that is held while this lease brings the configuration up; else empty. */
    String worker() {
        return worker;
    }

    /** Returns whether the record says more than the ledger, because it could not be written. */
    boolean isUnsaved() {
        return unsaved;
    }

    void show(LeaseRecord now) {
        record = now;
    }

    void start(LeaseRecord starting) {
        record = starting;
        worker = starting.worker();
        role = Role.STARTER;
    }

    void up(LeaseRecord now, boolean saved) {
        record = now;
        saw = ObservedActivation.of(now.activation());
        worker = "";
        unsaved = !saved;
    }
}
