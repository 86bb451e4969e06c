package org.netbearer.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionTarget;

/**
 * Opens, closes and stops for one command, and waits until that is done.
 *
 * @param manager who does it
 * @param held where the shell's sessions are kept
 * @param terminal who waits
 * @param client who does it
 */
record SessionOperations(
        NetworkConfigurationManager manager, ShellSessions held, Terminal terminal, ShellClient client) {
    /** The timeout of operations that have none of their own. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String USER_CHOICE = "user-choice";

    /** How much longer than the manager the shell waits. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /**
     * Opens a session, and keeps it; on a failure nothing is kept.
     *
     * @param request what for
     * @param kept whether it stays when whoever opened it has gone
     * @param rollBackAt what to tell with the result
     */
    OpenedSession open(SessionRequest request, boolean kept, @Nullable Instant rollBackAt) {
        String target = target(request);
        var before = manager.snapshot();
        var session = manager.createSession(request.owner(client.owner()));
        held.add(manager, session, request.isReopening(), kept ? null : client);
        boolean opened = false;
        try {
            var task = new ProgressWait.Task(
                    "opening " + target, "not open", "the session is closed", "cannot open " + target);
            new ProgressWait(task, request.connectTimeout().plus(GRACE), terminal).await(session.open());
            opened = true;
        } finally {
            if (!opened) {
                held.forget(session);
                session.close();
            }
        }
        var now = session.snapshot();
        return new OpenedSession(now, how(now, before), manager.snapshot(), rollBackAt);
    }

    private static OpenedSession.How how(SessionSnapshot session, NetworkSnapshot before) {
        if (!session.startedHere()) {
            return OpenedSession.How.WAS_UP;
        }
        return isActive(session.activeIdentifier(), before) ? OpenedSession.How.SHARED : OpenedSession.How.BROUGHT_UP;
    }

    private static String target(SessionRequest request) {
        return request.target() instanceof SessionTarget.Configuration named
                ? DisplayText.describe(named.configuration().snapshot())
                : request.target().text();
    }

    /** Closes a session of the shell. */
    ClosedSession close(long id) {
        var session = held.get(id).orElseThrow(() -> notOwn(id));
        var before = session.snapshot();
        if (!client.isUser(before.owner())) {
            throw notOwn(id);
        }
        var task = new ProgressWait.Task(
                "closing",
                "the link is not down",
                "session " + id + " is closed",
                "session " + id + " is closed, but its link is not down");
        try {
            new ProgressWait(task, TIMEOUT, terminal).await(session.closeAsync());
        } finally {
            held.forget(session);
        }
        return new ClosedSession(before, outcome(before), manager.snapshot());
    }

    private ClosedSession.Outcome outcome(SessionSnapshot before) {
        if (before.activeIdentifier().isEmpty()) {
            return ClosedSession.Outcome.HAD_NONE;
        }
        if (!isActive(before.activeIdentifier(), manager.snapshot())) {
            return ClosedSession.Outcome.WENT_DOWN;
        }
        return before.startedHere() ? ClosedSession.Outcome.STAYS_FOR_OTHERS : ClosedSession.Outcome.STAYS_AS_BEFORE;
    }

    /** Closes a session of the shell by itself after a while. */
    void closeAfter(long id, Duration time) {
        held.get(id).ifPresent(session -> session.setAutoCloseTimeout(time));
    }

    private CommandException notOwn(long id) {
        return foreign(id)
                .map(session -> new CommandException("session " + id + " belongs to " + session.owner()
                        + ", which alone can close it; bearer:stop " + id + " takes its link down"))
                .orElseGet(() -> noSession(id));
    }

    static CommandException noSession(long id) {
        return new CommandException("no session " + id + "; see bearer:sessions");
    }

    /** Finds a session that is open, whoever opened it. */
    private Optional<SessionSnapshot> foreign(long id) {
        return manager.sessions().stream().filter(session -> session.id() == id).findFirst();
    }

    /** Finds what a session uses, or the configuration that somebody names. */
    ConfigurationSnapshot toStop(String word) {
        var snapshot = manager.snapshot();
        if (!Arguments.isSession(word)) {
            return requireLink(ConfigurationLookup.find(word, snapshot), snapshot);
        }
        long id = Arguments.session(word);
        var session =
                held.get(id).map(NetworkSession::snapshot).or(() -> foreign(id)).orElseThrow(() -> noSession(id));
        return snapshot.configuration(session.activeIdentifier())
                .orElseThrow(() -> new CommandException("session " + id + " uses no link"));
    }

    /** Throws if a configuration has no link of its own; the message names the links that it stands for. */
    private static ConfigurationSnapshot requireLink(ConfigurationSnapshot found, NetworkSnapshot snapshot) {
        var links = switch (found.type()) {
            case INTERNET_ACCESS_POINT, INVALID -> null;
            case SERVICE_NETWORK -> found.children();
            case USER_CHOICE -> List.of(snapshot.defaultIdentifier());
        };
        if (links == null) {
            return found;
        }
        var active = links.stream().filter(link -> isActive(link, snapshot)).toList();
        throw new CommandException(found.name() + " has no link of its own; "
                + (active.isEmpty() ? "none is up that it stands for" : "up is: " + DisplayText.list(active)));
    }

    /**
     * Takes a link down, whoever uses it.
     *
     * @param configuration what to stop
     * @param word how it was named; the number of a session of ours is stopped as that session
     * @param rollBackAt what to tell with the result
     */
    StoppedLink stop(ConfigurationSnapshot configuration, String word, @Nullable Instant rollBackAt) {
        var own = Arguments.isSession(word) ? held.get(Arguments.session(word)) : Optional.<NetworkSession>empty();
        var handle = manager.configurationFromIdentifier(configuration.identifier());
        var session = own.orElseGet(
                () -> manager.createSession(SessionRequest.on(handle).owner(client.owner())));
        var before = open();
        String place = DisplayText.describe(configuration);
        var task = new ProgressWait.Task(
                "stopping " + place, place + " is not down", "the platform goes on", "cannot stop " + place);
        new ProgressWait(task, TIMEOUT, terminal).await(session.stop());
        own.ifPresent(held::forgetEnded);
        var after = open();
        return new StoppedLink(
                configuration.identifier(),
                configuration.state() == ConfigurationState.ACTIVE,
                before.stream().filter(id -> !after.contains(id)).sorted().toList(),
                manager.snapshot(),
                rollBackAt);
    }

    private Set<Long> open() {
        return manager.sessions().stream()
                .filter(SessionSnapshot::open)
                .map(SessionSnapshot::id)
                .collect(Collectors.toSet());
    }

    /** Returns the details of a session; counters are read anew for one of the shell, and are the last known ones for any other. */
    SessionDetails measure(long id) {
        var own = held.get(id);
        if (own.isPresent()) {
            var task = new ProgressWait.Task("measuring", "no counters", "nothing is changed", "cannot measure");
            new ProgressWait(task, TIMEOUT, terminal).await(own.get().statistics());
        }
        var session = own.map(NetworkSession::snapshot).or(() -> foreign(id)).orElseThrow(() -> noSession(id));
        return new SessionDetails(session, own.isPresent(), manager.snapshot());
    }

    SessionList list() {
        return new SessionList(manager.snapshot(), held.all(manager), held.numbers());
    }

    private static boolean isActive(String identifier, NetworkSnapshot snapshot) {
        return snapshot.configuration(identifier)
                .filter(configuration -> configuration.state() == ConfigurationState.ACTIVE)
                .isPresent();
    }

    /** Returns the number of the only session that the shell has. */
    long only() {
        var numbers = held.numbers();
        if (numbers.size() != 1) {
            throw new CommandException(
                    numbers.isEmpty()
                            ? "the shell has no session; see bearer:sessions"
                            : "which session? the shell has "
                                    + DisplayText.list(numbers.stream().sorted().toList()));
        }
        return numbers.iterator().next();
    }

    /** Returns the request that the words of a call make: for a configuration or for a need. */
    static SessionRequest request(NetworkConfigurationManager manager, Invocation call) {
        String need = call.value("--need");
        String word = call.operand();
        if (word.isEmpty() == need.isEmpty()) {
            throw new CommandException("bearer:open: "
                    + (need.isEmpty()
                            ? "TARGET or --need is missing; " + call.usage().synopsis()
                            : "TARGET or --need, not both"));
        }
        if (!need.isEmpty()) {
            return SessionRequest.meeting(RequirementParser.parse("--need", need));
        }
        var target = word.equals(USER_CHOICE)
                ? manager.snapshot().userChoice()
                : ConfigurationLookup.find(word, manager.snapshot());
        return SessionRequest.on(manager.configurationFromIdentifier(target.identifier()));
    }
}
