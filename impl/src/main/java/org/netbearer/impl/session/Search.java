package org.netbearer.impl.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.activation.Hold;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * The attempt to have one member of a target up: those that serve it already first, then those that might, one after the
 * other, until one does.
 *
 * <p>Confined to the model thread.
 */
final class Search implements Hold.User {
    private final Target target;
    private final Session session;
    private final SessionContext context;
    private final Outcome outcome;
    private final Set<String> tried = new HashSet<>();
    private @Nullable Hold hold;
    private @Nullable Scheduled verdictDue;
    private NetworkException last;
    private boolean over;

    Search(Target target, Session session, SessionContext context, Outcome outcome) {
        this.target = target;
        this.session = session;
        this.context = context;
        this.outcome = outcome;
        last = new NetworkException(FailureReason.NOT_AVAILABLE, target.text() + " cannot be used now");
    }

    /** Lists the members that can be tried, in the order of trying. */
    static List<ConfigurationSnapshot> usable(Target target, NetworkSnapshot snapshot) {
        var members = target.members(snapshot);
        var usable = new ArrayList<>(members.stream().filter(target::isMetBy).toList());
        members.stream()
                .filter(target::isConceivable)
                .filter(member -> !target.isMetBy(member))
                .forEach(usable::add);
        return usable;
    }

    /** Leaves a member out. */
    Search without(String identifier) {
        tried.add(identifier);
        return this;
    }

    /** Begins; the outcome may come at once. */
    void next() {
        stopJudging();
        hold = null;
        var member = usable(target, context.snapshot()).stream()
                .filter(candidate -> !tried.contains(candidate.identifier()))
                .findFirst();
        if (member.isEmpty()) {
            over = true;
            outcome.none(last);
        } else {
            String identifier = member.get().identifier();
            tried.add(identifier);
            hold = context.activations()
                    .hold(identifier, this, session.request.isReplacing(), session.request.connectTimeout());
        }
    }

    /** Returns the member that is being tried; empty if there is none. */
    String trying() {
        return hold == null ? "" : hold.identifier();
    }

    /** Called when the network has changed. */
    void look() {
        Hold up = hold;
        if (over || up == null || !up.isUp()) {
            return;
        }
        var member = context.snapshot().configuration(up.identifier());
        if (member.isPresent() && target.isMetBy(member.get())) {
            stopJudging();
            over = true;
            outcome.found(up);
        } else if (member.isEmpty() || !target.isConceivable(member.get())) {
            giveUp(up, new NetworkException(FailureReason.NOT_AVAILABLE, up.identifier() + " is no " + target.text()));
        }
    }

    /** Ends it. */
    void cancel(Hold.Release release) {
        over = true;
        stopJudging();
        Hold trying = hold;
        hold = null;
        if (trying == null) {
            release.ended(null);
        } else {
            trying.release(release);
        }
    }

    @Override
    public void up(Hold up) {
        if (over || up != hold) {
            return;
        }
        look();
        if (!over && hold == up) {
            verdictDue = context.schedule(session.request.connectTimeout(), () -> expire(up));
        }
    }

    @Override
    public void failed(Hold ended, NetworkException reason) {
        if (!over && ended == hold) {
            last = reason;
            next();
        }
    }

    @Override
    public void lost(Hold ended, NetworkException reason) {
        failed(ended, reason);
    }

    private void expire(Hold up) {
        if (!over && hold == up) {
            giveUp(
                    up,
                    new NetworkException(
                            FailureReason.TIMED_OUT,
                            up.identifier() + " was not found to be " + target.text() + " within "
                                    + session.request.connectTimeout().toMillis() + " ms"));
        }
    }

    private void giveUp(Hold up, NetworkException reason) {
        last = reason;
        up.release(session.releases().byLeaving());
        next();
    }

    private void stopJudging() {
        if (verdictDue != null) {
            verdictDue.cancel();
            verdictDue = null;
        }
    }

    /** Called with the result of a search, on the model thread. */
    interface Outcome {
        /** A member is up and serves the target; the hold is the session's now. */
        void found(Hold hold);

        /** None does. */
        void none(NetworkException reason);

        /** Returns an outcome of two functions. */
        static Outcome of(Consumer<Hold> found, Consumer<NetworkException> none) {
            return new Outcome() {
                @Override
                public void found(Hold hold) {
                    found.accept(hold);
                }

                @Override
                public void none(NetworkException reason) {
                    none.accept(reason);
                }
            };
        }
    }
}
