package org.netbearer.impl.lease;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.netbearer.impl.model.ObservedActivation;

/** Takes what is done with a lease or a teardown to the thread or lock that its holder is confined to. */
interface Desk {
    CompletionStage<Void> started(HeldLease lease, String activation, List<String> displaced);

    void alsoKnownAs(HeldLease lease, String alias);

    CompletionStage<ReleaseAction> release(HeldLease lease, Supplier<ObservedActivation> now);

    void finish(HeldTeardown teardown, Teardown.End end);
}
