package org.netbearer.impl.activation;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkException;
import org.netbearer.spi.BearerContext.Scheduled;

/** One session's request to have one configuration up. Confined to the model thread; ended once, by its user or by its shared. */
public final class Hold {
    private final SharedActivation shared;
    final boolean replacing;
    private User user;
    private @Nullable Scheduled deadline;
    private boolean up;
    private boolean ended;

    Hold(SharedActivation shared, User user, boolean replacing) {
        this.shared = shared;
        this.user = user;
        this.replacing = replacing;
    }

    public String identifier() {
        return shared.identifier();
    }

    /** Returns whether a Netbearer process brought the link up. */
    public boolean isStartedHere() {
        return shared.isStartedHere();
    }

    /** Returns whether nobody else holds the link. */
    public boolean isOnly() {
        return shared.holds().isOnly(this);
    }

    /** Releases the link. */
    public void release(Release release) {
        shared.release(this, release);
    }

    void expireBy(Scheduled timer) {
        deadline = timer;
    }

    /** Sets who is called from now on. */
    public void handTo(User other) {
        user = other;
    }

    public boolean isUp() {
        return up && !ended;
    }

    boolean isEnded() {
        return ended;
    }

    /** Calls the user: the link is up. */
    void up() {
        if (!ended && !up) {
            up = true;
            cancelDeadline();
            user.up(this);
        }
    }

    /** Ends the hold from below: not brought up, or lost again. */
    void end(NetworkException reason) {
        if (!ended) {
            boolean was = up;
            end();
            if (was) {
                user.lost(this, reason);
            } else {
                user.failed(this, reason);
            }
        }
    }

    /** Ends the hold from above. */
    void end() {
        ended = true;
        cancelDeadline();
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }

    /** Who holds; called on the model thread, never inside the call that made the hold. */
    public interface User {
        /** The link is up, and stays so until {@code lost}. */
        void up(Hold hold);

        /** The link could not be brought up; the hold has ended. */
        void failed(Hold hold, NetworkException reason);

        /** The link was up and is lost; the hold has ended. */
        void lost(Hold hold, NetworkException reason);

        /** Returns a user of a link that is up, called only with its loss. */
        static User ofLinkInUse(BiConsumer<Hold, NetworkException> lost) {
            return new User() {
                @Override
                public void up(Hold hold) {}

                @Override
                public void failed(Hold hold, NetworkException reason) {
                    lost.accept(hold, reason);
                }

                @Override
                public void lost(Hold hold, NetworkException reason) {
                    lost.accept(hold, reason);
                }
            };
        }
    }

    /** Called on the model thread with what becomes of a link that was released. */
    public interface Release {
        /** Nobody else holds it, and it is being taken down. */
        void closing();

        /** It is over: left up, or taken down; or the platform refused to. */
        void ended(@Nullable NetworkException failure);
    }
}
