package org.netbearer.impl.session;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkException;
import org.netbearer.impl.activation.Hold;

/** Follows a link down that a session has let go of, if it goes. Confined to the model thread. */
final class Closing implements Hold.Release {
    private final Session session;
    private final @Nullable CompletableFuture<Void> closer;
    private boolean begun;

    Closing(Session session, @Nullable CompletableFuture<Void> closer) {
        this.session = session;
        this.closer = closer;
    }

    @Override
    public void closing() {
        begun = true;
        session.closingBegan();
    }

    @Override
    public void ended(@Nullable NetworkException failed) {
        session.closingEnded(begun, closer, failed);
    }
}
