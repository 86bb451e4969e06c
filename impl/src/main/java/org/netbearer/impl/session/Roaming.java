package org.netbearer.impl.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.SessionError;
import org.netbearer.impl.activation.Devices;
import org.netbearer.impl.activation.Hold;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * How one open session moves between the members of its target: away from a link that died at once, to a better one after
 * it was usable for a while without a break.
 *
 * <p>Confined to the model thread. A session whose listener wants to be asked goes through offer and acceptance (S-61), any other
 * moves by itself.
 */
final class Roaming {
    private final Session session;
    private final SessionContext context;
    private final BetterMemberTracker upgrade;
    private Phase phase = Phase.STEADY;
    private String candidate = "";
    private long candidateSince;
    private @Nullable Hold next;
    private @Nullable Search search;
    private @Nullable NetworkException loss;
    private @Nullable Scheduled timer;
    private final Questions questions = new Questions();

    Roaming(Session session, SessionContext context) {
        this.session = session;
        this.context = context;
        upgrade = new BetterMemberTracker(session, context);
    }

    /** Returns the member that is offered or waits to be accepted; empty if none. */
    String offered() {
        return phase == Phase.OFFERED || phase == Phase.TO_BE_ACCEPTED ? candidate : "";
    }

    /** Returns what the listener is asked; from any thread. */
    Questions questions() {
        return questions;
    }

    /** Returns whether the session is on its way. */
    boolean isMoving() {
        return phase == Phase.MOVING || phase == Phase.TO_BE_ACCEPTED || phase != Phase.STEADY && loss != null;
    }

    /** Called when the network has changed. */
    void look() {
        Search running = search;
        if (running != null) {
            running.look();
        } else if (phase == Phase.OFFERED) {
            watchOffer();
        } else if (phase == Phase.STEADY && session.isOpen()) {
            watchForBetter();
        }
    }

    /**
     * Called when the link in use is lost.
     *
     * @return false if there is nowhere to go
     */
    boolean leftBehind(Hold lost, NetworkException reason) {
        Target target = session.target();
        if (target == null || !target.mayMove()) {
            return false;
        }
        loss = reason;
        if (phase != Phase.STEADY) {
            return true; // it is on its way already, or has an offer
        }
        return flee(target, lost.identifier());
    }

    private void answered(boolean migrate) {
        if (phase != Phase.OFFERED) {
            return;
        }
        if (migrate) {
            move();
            session.refresh();
            return;
        }
        upgrade.declined(candidate);
        settle();
        NetworkException lost = loss;
        if (lost != null) {
            session.abort(SessionError.SESSION_ABORTED, lost);
        } else {
            session.refresh();
        }
    }

    private void tried(boolean accept) {
        Hold arrived = next;
        if (phase != Phase.TO_BE_ACCEPTED || arrived == null) {
            return;
        }
        if (accept) {
            take(arrived);
            return;
        }
        upgrade.declined(candidate);
        settle();
        next = null;
        arrived.release(session.releases().byLeaving());
        if (session.current() == null) {
            session.abort(
                    SessionError.ROAMING,
                    new NetworkException(FailureReason.ABORTED, "the new link was rejected and the old one is lost"));
        } else {
            session.refresh();
        }
    }

    /** Ends every move; the session has ended. */
    void cancel() {
        Hold half = next;
        Search running = search;
        settle();
        loss = null;
        next = null;
        search = null;
        if (half != null) {
            half.release(session.releases().byLeaving());
        }
        if (running != null) {
            running.cancel(session.releases().byLeaving());
        }
        upgrade.forget();
    }

    /** The link died: asks, or moves to the best that there is. */
    private boolean flee(Target target, String from) {
        var there = Search.usable(target, context.snapshot()).stream()
                .filter(member -> !member.identifier().equals(from))
                .findFirst();
        if (there.isEmpty()) {
            loss = null;
            return false;
        }
        if (session.isAsking()) {
            offer(there.get());
        } else {
            searchWithout(target, from);
        }
        return true;
    }

    private void searchWithout(Target target, String from) {
        phase = Phase.MOVING;
        var begun = new Search(target, session, context, new Flight()).without(from);
        search = begun;
        begun.next();
    }

    private void watchOffer() {
        Target target = session.target();
        boolean stands = target != null
                && context.snapshot()
                        .configuration(candidate)
                        .filter(target::isConceivable)
                        .isPresent();
        if (stands || target == null || !questions.endOffer()) {
            return;
        }
        String withdrawn = candidate;
        settle();
        NetworkException lost = loss;
        if (lost != null && !flee(target, withdrawn)) {
            session.abort(SessionError.SESSION_ABORTED, lost);
        }
    }

    private void watchForBetter() {
        String better = upgrade.find();
        if (!better.equals(candidate)) {
            cancelTimer();
            candidate = better;
            candidateSince = context.nanoTime();
        }
        if (better.isEmpty() || timer != null) {
            return;
        }
        Duration left = context.settings().hysteresis().minusNanos(context.nanoTime() - candidateSince);
        if (left.isZero() || left.isNegative()) {
            propose();
        } else {
            timer = context.schedule(left, () -> {
                timer = null;
                session.refresh();
            });
        }
    }

    private void propose() {
        var member = context.snapshot().configuration(candidate);
        if (member.isEmpty()) {
            return;
        }
        if (session.isAsking()) {
            offer(member.get());
        } else {
            move();
        }
    }

    private void offer(ConfigurationSnapshot member) {
        cancelTimer();
        phase = Phase.OFFERED;
        candidate = member.identifier();
        boolean seamless = loss == null && !isOnSameDevice(member);
        var question = new Answer(migrate -> context.submit(null, () -> answered(migrate)));
        timer = context.schedule(context.settings().offerTimeout(), () -> {
            timer = null;
            if (question.end()) {
                answered(false);
            }
        });
        session.notifier.ask(facade -> {
            var made = new Offer(facade, member, seamless, question);
            questions.ask(made);
            return asked -> asked.roamingOffered(facade, made);
        });
    }

    private boolean isOnSameDevice(ConfigurationSnapshot member) {
        Hold current = session.current();
        return current != null
                && Devices.isSame(
                        Devices.linkOf(context.snapshot(), current.identifier()),
                        member.link().orElse(null));
    }

    private void move() {
        cancelTimer();
        questions.end();
        phase = Phase.MOVING;
        boolean breaks = context.snapshot()
                .configuration(candidate)
                .filter(this::isOnSameDevice)
                .isPresent();
        next = context.activations()
                .hold(
                        candidate,
                        new Arrival(),
                        breaks || session.request.isReplacing(),
                        session.request.connectTimeout());
    }

    private void take(Hold arrived) {
        Hold old = session.current();
        settle();
        loss = null;
        next = null;
        candidate = "";
        session.arrive(arrived);
        String identifier = arrived.identifier();
        context.snapshot()
                .configuration(identifier)
                .filter(member -> !session.isAsking())
                .ifPresent(member ->
                        session.notifier.add((listener, facade) -> listener.newConfigurationActivated(facade, member)));
        if (old != null) {
            old.release(session.releases().byLeaving());
        }
        session.refresh();
    }

    private void failed(NetworkException reason) {
        upgrade.failed(candidate);
        context.schedule(context.settings().retryInterval(), session::refresh);
        String tried = candidate;
        settle();
        next = null;
        Target target = session.target();
        if (session.current() != null) {
            session.fail(SessionError.ROAMING, reason);
            session.refresh();
        } else if (target == null || !flee(target, tried)) {
            session.abort(SessionError.ROAMING, reason);
        }
    }

    private void settle() {
        cancelTimer();
        questions.end();
        phase = Phase.STEADY;
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** The way to an offered or better member. */
    private final class Arrival implements Hold.User {
        @Override
        public void up(Hold hold) {
            if (hold != next) {
                return;
            }
            if (!session.isAsking()) {
                take(hold);
                return;
            }
            phase = Phase.TO_BE_ACCEPTED;
            var question = new Answer(accept -> context.submit(null, () -> tried(accept)));
            timer = context.schedule(context.settings().offerTimeout(), () -> {
                timer = null;
                if (question.end()) {
                    tried(true);
                }
            });
            context.snapshot()
                    .configuration(hold.identifier())
                    .ifPresent(member -> session.notifier.ask(facade -> {
                        var made = new Trial(facade, member, question);
                        questions.ask(made);
                        return asked -> {
                            asked.newConfigurationActivated(facade, member);
                            asked.roamingTrialStarted(facade, made);
                        };
                    }));
            session.refresh();
        }

        @Override
        public void failed(Hold hold, NetworkException reason) {
            if (hold == next) {
                Roaming.this.failed(reason);
            }
        }

        @Override
        public void lost(Hold hold, NetworkException reason) {
            failed(hold, reason);
        }
    }

    /** The way from a link that died. */
    private final class Flight implements Search.Outcome {
        @Override
        public void found(Hold hold) {
            search = null;
            take(hold);
        }

        @Override
        public void none(NetworkException reason) {
            NetworkException lost = loss;
            search = null;
            settle();
            loss = null;
            session.abort(SessionError.SESSION_ABORTED, lost == null ? reason : lost);
        }
    }

    /** Where the conversation stands. */
    private enum Phase {
        /** Where it is. */
        STEADY,
        /** The listener was offered somewhere to go. */
        OFFERED,
        /** On the way. */
        MOVING,
        /** There; the listener has not said yet whether it stays. */
        TO_BE_ACCEPTED
    }
}
