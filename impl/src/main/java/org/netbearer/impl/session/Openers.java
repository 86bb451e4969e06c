package org.netbearer.impl.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkException;

/** Those who wait for one session to open. Confined to the model thread. */
final class Openers {
    private final Sessions all;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

    Openers(Sessions all) {
        this.all = all;
    }

    void add(@Nullable CompletableFuture<Void> opener) {
        if (opener != null) {
            waiting.add(opener);
        }
    }

    void opened() {
        waiting.forEach(all::complete);
        waiting.clear();
    }

    void failed(NetworkException reason) {
        waiting.forEach(opener -> all.fail(opener, reason));
        waiting.clear();
    }
}
