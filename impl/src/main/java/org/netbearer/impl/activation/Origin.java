package org.netbearer.impl.activation;

import org.jspecify.annotations.Nullable;
import org.netbearer.impl.lease.Lease;
import org.netbearer.impl.model.ObservedActivation;

/**
 * Whose activation a shared activation is on, as far as the keys tell: ours if a Netbearer process brought it up.
 *
 * <p>Confined to the model thread. One for each lease that a shared activation takes.
 */
final class Origin {
    private String key = "";
    private String alias = "";
    private boolean ours;
    private boolean told;
    private boolean written;
    private boolean succeeded;

    boolean isOurs() {
        return ours;
    }

    /** The key of the activation that was seen last; empty if there was none. */
    String key() {
        return key;
    }

    /** Sets whose activation it is that is there already. */
    void join(boolean broughtUpByUs) {
        ours = broughtUpByUs;
    }

    /** Remembers what is there before a start. */
    void before(String present) {
        key = present;
    }

    /** Returns whether a start has got its key, and nobody was notified of it yet. */
    boolean isUntold(String present) {
        return !told && !present.isEmpty() && !present.equals(key);
    }

    /** Records that the lease was asked to write the start down. */
    void tell(String present) {
        told = true;
        key = present;
    }

    boolean isTold() {
        return told;
    }

    /** Records that the lease has written it down. */
    void written() {
        written = true;
    }

    /** Returns whether the lease was notified, and has not written it down yet. */
    boolean isBeingWritten() {
        return told && !written;
    }

    /** A start has succeeded: what somebody else had begun before was only waited for. */
    void succeeded(ObservedActivation now) {
        succeeded = true;
        ours = told || key.isEmpty() || !now.isOf(key);
    }

    boolean hasSucceeded() {
        return succeeded;
    }

    /**
     * Reads whether the link is Netbearer's from the record of the process that starts or started it, where this one only
     * follows or joined: by its key, or the other one by which it is known since the daemon started again.
     */
    void followStarter(ObservedActivation now, @Nullable Lease lease) {
        if (lease != null && lease.role() != Lease.Role.STARTER) {
            var record = lease.record();
            String known = record.activationFor(now);
            ours = record.started() && (lease.role() == Lease.Role.JOINED ? now.maybe(known) : now.isOf(known));
        }
    }

    /** While it is up: another key is somebody else's activation, unless there was none before. An alias is passed on. */
    void follow(ObservedActivation now, @Nullable Lease lease) {
        String present = now.key();
        if (!present.isEmpty() && !present.equals(key)) {
            ours &= key.isEmpty();
            key = present;
        }
        if (!now.alias().equals(alias)) {
            alias = now.alias();
            if (lease != null && !alias.isEmpty()) {
                lease.alsoKnownAs(alias);
            }
        }
    }
}
