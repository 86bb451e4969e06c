package org.netbearer.impl.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.SessionState;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Whether a session that lost its link comes back by itself, and when: once the link is in use again, or could be after it
 * could not, and stays so for a while. What somebody took down on purpose is usable at once, and is not fought for.
 *
 * <p>Confined to the model thread.
 */
final class Reopening {
    private final Session session;
    private final SessionContext context;
    private @Nullable Scheduled timer;
    private boolean wanted;
    private boolean wasDown;
    private boolean resting;

    Reopening(Session session, SessionContext context) {
        this.session = session;
        this.context = context;
    }

    boolean isWanted() {
        return wanted;
    }

    /** The session lost its link. */
    void lost() {
        wanted = session.request.isReopening();
        wasDown = false;
    }

    /** An attempt failed; the next one is not made at once. */
    void failed() {
        if (wanted) {
            resting = true;
            again(context.settings().retryInterval(), () -> resting = false);
        }
    }

    /** The session is open, or the application has let go of it. */
    void cancel() {
        wanted = false;
        resting = false;
        cancelTimer();
    }

    /** Called when the network has changed. */
    void look() {
        if (!wanted || resting || session.isOpen() || session.isOpening()) {
            return;
        }
        SessionState rest = session.state();
        wasDown |= rest == SessionState.NOT_AVAILABLE;
        boolean usable = rest == SessionState.CONNECTED || rest == SessionState.DISCONNECTED && wasDown;
        if (rest == SessionState.INVALID) {
            cancel();
        } else if (!usable) {
            cancelTimer();
        } else if (timer == null) {
            again(context.settings().reopenDelay(), () -> session.open(null));
        }
    }

    private void again(Duration after, Runnable task) {
        cancelTimer();
        timer = context.schedule(after, () -> {
            timer = null;
            task.run();
            look();
        });
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
