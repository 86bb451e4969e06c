package org.netbearer.impl.session;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.api.RoamingListener;
import org.netbearer.api.SessionError;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionState;
import org.netbearer.api.SessionStatistics;
import org.netbearer.api.UsagePolicy;
import org.netbearer.impl.activation.Hold;

/** Calls a session's listener, and knows what it was called with last: state, error and policy, each only when it changes. Confined to the model thread. */
final class SessionNotifier {
    private final SessionEvents events;
    private final SessionContext context;
    private @Nullable NetworkSession handle;
    private SessionState state = SessionState.INVALID;
    private SessionError error = SessionError.NO_ERROR;
    private @Nullable NetworkFailure failure;
    private UsagePolicy policy = UsagePolicy.NO_POLICY;

    SessionNotifier(SessionEvents events, SessionContext context) {
        this.events = events;
        this.context = context;
    }

    /** Sets the session that the listener is called with. */
    void begin(NetworkSession facade) {
        handle = facade;
    }

    void beginWith(SessionState first) {
        state = first;
    }

    SessionState state() {
        return state;
    }

    SessionError error() {
        return error;
    }

    @Nullable
    NetworkFailure failure() {
        return failure;
    }

    UsagePolicy policy() {
        return policy;
    }

    /** Calls the listener with a state; returns whether it is a new one. */
    boolean state(SessionState now) {
        if (now == state) {
            return false;
        }
        state = now;
        add((listener, session) -> listener.stateChanged(session, now));
        return true;
    }

    void policy(UsagePolicy wanted) {
        if (wanted != policy) {
            policy = wanted;
            add((listener, session) -> listener.usagePolicyChanged(session, wanted));
        }
    }

    void opened() {
        add(NetworkSessionListener::opened);
    }

    void closed() {
        add(NetworkSessionListener::closed);
    }

    void noError() {
        error = SessionError.NO_ERROR;
        failure = null;
    }

    void error(SessionError kind, NetworkException reason) {
        String text = reason.getMessage();
        var recorded = new NetworkFailure(
                reason.reason(),
                reason.platformReason(),
                text == null ? reason.reason().toString() : text,
                context.now());
        error = kind;
        failure = recorded;
        add((listener, session) -> listener.error(session, kind, recorded));
    }

    /** Describes the session as its listener knows it. */
    SessionSnapshot describe(
            Session session,
            @Nullable Hold held,
            @Nullable Target target,
            String offered,
            Usage usage,
            AutoClose autoClose) {
        var request = session.request;
        String rule = target == null ? "" : target.text();
        return new SessionSnapshot(
                session.id,
                session.owner.nameFor(session.request),
                request.label(),
                request.target().text(),
                held == null ? "" : held.identifier(),
                held != null && Target.isUserChoice(request) ? rule : "",
                offered,
                state,
                session.isOpen(),
                error,
                Optional.ofNullable(failure),
                policy,
                Optional.ofNullable(usage.openedAt()),
                Optional.ofNullable(autoClose.timeout()),
                held != null && held.isStartedHere(),
                SessionStatistics.NONE);
    }

    /** Asks a listener that decides when the session moves. */
    void ask(Function<NetworkSession, Consumer<RoamingListener>> question) {
        NetworkSession session = handle;
        if (session != null) {
            Consumer<RoamingListener> asking = question.apply(session);
            events.add(listener -> {
                if (listener instanceof RoamingListener asked) {
                    asking.accept(asked);
                }
            });
        }
    }

    void add(Event event) {
        NetworkSession session = handle;
        if (session != null) {
            events.add(listener -> event.tell(listener, session));
        }
    }

    /** One thing to tell. */
    interface Event {
        /** Calls the listener. */
        void tell(NetworkSessionListener listener, NetworkSession session);
    }
}
