package org.netbearer.impl.session;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkException;
import org.netbearer.impl.activation.Hold;

/**
 * The links that a session has let go of and that may still be on their way down, and the stages that wait until none is.
 *
 * <p>Confined to the model thread.
 */
final class Releases {
    private final Session session;
    private final Waiting closers;
    private int pending;
    private int closing;
    private @Nullable NetworkException failure;

    Releases(Session session, SessionContext context) {
        this.session = session;
        closers = new Waiting(context);
    }

    /** Returns whether a link is being taken down because the session was closed. */
    boolean isClosing() {
        return closing > 0;
    }

    /** Follows a link that is let go of since the session closes: it shows that, and its failure is the session's. */
    Hold.Release byClosing() {
        failure = null;
        return new Release(true);
    }

    /** Follows a link that the session leaves for another, or does not want after all. */
    Hold.Release byLeaving() {
        return new Release(false);
    }

    /** Ends a stage once no link is on its way down. */
    void await(@Nullable CompletableFuture<Void> closer) {
        closers.add(closer);
        endIfSettled();
    }

    private void endIfSettled() {
        if (pending == 0) {
            NetworkException failed = failure;
            failure = null;
            closers.end(failed);
        }
    }

    private final class Release implements Hold.Release {
        private final boolean closes;
        private boolean begun;

        Release(boolean closes) {
            this.closes = closes;
            pending++;
        }

        @Override
        public void closing() {
            if (closes) {
                begun = true;
                closing++;
                session.refresh();
            }
        }

        @Override
        public void ended(@Nullable NetworkException failed) {
            pending--;
            if (begun) {
                closing--;
            }
            if (failed != null && failure == null && (closes || !closers.isEmpty())) {
                failure = failed;
            }
            session.released(closes ? failed : null);
            if (!closers.isEmpty()) {
                endIfSettled();
            }
        }
    }
}
