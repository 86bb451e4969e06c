package org.netbearer.impl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.netbearer.impl.lease.Lease;
import org.netbearer.impl.lease.LeaseRecord;
import org.netbearer.impl.lease.LeaseStatus;
import org.netbearer.impl.lease.Leases;
import org.netbearer.impl.lease.Teardown;
import org.netbearer.impl.model.ObservedActivation;

/** Leases that tell that something is written down only when the test lets them. */
final class SlowLeases implements Leases {
    private final Leases leases;
    private final CompletableFuture<Void> written = new CompletableFuture<>();

    SlowLeases(Leases leases) {
        this.leases = leases;
    }

    void write() {
        written.complete(null);
    }

    @Override
    public void start() {
        leases.start();
    }

    @Override
    public void look() {
        leases.look();
    }

    @Override
    public Set<String> leftToOthers() {
        return leases.leftToOthers();
    }

    @Override
    public CompletionStage<Lease> hold(String configuration, Supplier<ObservedActivation> now) {
        return leases.hold(configuration, now).thenApply(SlowLease::new);
    }

    @Override
    public LeaseStatus status() {
        return leases.status();
    }

    @Override
    public void close() {
        leases.close();
    }

    private final class SlowLease implements Lease {
        private final Lease lease;

        SlowLease(Lease lease) {
            this.lease = lease;
        }

        @Override
        public String configuration() {
            return lease.configuration();
        }

        @Override
        public Role role() {
            return lease.role();
        }

        @Override
        public LeaseRecord record() {
            return lease.record();
        }

        @Override
        public CompletionStage<Void> started(String activation, List<String> displaced) {
            return lease.started(activation, displaced).thenCompose(done -> written);
        }

        @Override
        public void alsoKnownAs(String alias) {
            lease.alsoKnownAs(alias);
        }

        @Override
        public CompletionStage<Optional<Teardown>> release(Supplier<ObservedActivation> now) {
            return lease.release(now);
        }
    }
}
