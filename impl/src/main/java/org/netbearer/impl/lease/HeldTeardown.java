package org.netbearer.impl.lease;

import java.util.concurrent.atomic.AtomicBoolean;

/** A teardown that is ours, under a lock that lives until it ends. Thread-safe. */
final class HeldTeardown implements Teardown {
    private final SharedLeases leases;
    private final LeaseHolder holder;
    private final LeaseRecord record;
    private final AtomicBoolean ended = new AtomicBoolean();

    HeldTeardown(SharedLeases leases, LeaseHolder holder, LeaseRecord record) {
        this.leases = leases;
        this.holder = holder;
        this.record = record;
    }

    LeaseHolder holder() {
        return holder;
    }

    @Override
    public LeaseRecord record() {
        return record;
    }

    @Override
    public void done() {
        finish(End.DONE);
    }

    @Override
    public void leave() {
        finish(End.LEFT);
    }

    @Override
    public void handBack() {
        finish(End.HANDED_BACK);
    }

    private void finish(End end) {
        if (ended.compareAndSet(false, true)) {
            leases.finish(this, end);
        }
    }
}
