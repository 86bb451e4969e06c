package org.netbearer.impl.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkException;

/** The stages that wait for one thing to happen to one session. Confined to the model thread. */
final class Waiting {
    private final SessionContext context;
    private final List<CompletableFuture<Void>> stages = new ArrayList<>();

    Waiting(SessionContext context) {
        this.context = context;
    }

    boolean isEmpty() {
        return stages.isEmpty();
    }

    /** Adds a stage; null if nobody waits. */
    void add(@Nullable CompletableFuture<Void> stage) {
        if (stage != null) {
            stages.add(stage);
        }
    }

    /** Ends them: normally if there is no reason to fail. */
    void end(@Nullable NetworkException failure) {
        var ending = List.copyOf(stages);
        stages.clear();
        ending.forEach(stage -> context.end(stage, failure));
    }
}
