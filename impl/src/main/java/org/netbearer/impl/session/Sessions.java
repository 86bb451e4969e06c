package org.netbearer.impl.session;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.impl.activation.BearerCalls;
import org.netbearer.impl.activation.SharedActivations;
import org.netbearer.impl.bearer.BearerGate;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.runtime.CoreRuntime;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.spi.SocketBinder;

/**
 * The sessions of all bundles.
 *
 * <p>Public methods are safe on any thread; the rest is for the model thread. A session that holds nothing is kept weakly.
 */
public final class Sessions {
    private static final Duration LAST_TEARDOWNS = Duration.ofSeconds(3);

    private final ModelThread modelThread;
    private final Log log;
    private final Function<String, NetworkConfiguration> handles;
    private final Supplier<@Nullable SocketBinder> binder;
    private final SharedActivations activations;
    private final SessionContext context;
    private final AtomicLong made = new AtomicLong();
    private final List<WeakReference<Session>> known = new ArrayList<>();
    private final TreeMap<Long, Session> busy = new TreeMap<>();
    private volatile List<Session> listed = List.of();
    private final Set<Session> untold = new LinkedHashSet<>();
    private @Nullable SessionObserver observer;
    private volatile boolean stopped;
    private boolean looking;
    private boolean lookAgain;

    /**
     * Wires the sessions; nothing runs yet.
     *
     * @param network the calls to bearers
     * @param activations the configurations that they share
     * @param settings read whenever they count
     * @param handles returns the handle of an identifier
     * @param binder reads what binds sockets to an interface; null if there is nothing that does
     */
    public Sessions(
            CoreRuntime runtime,
            BearerCalls network,
            SharedActivations activations,
            Supplier<SessionSettings> settings,
            Function<String, NetworkConfiguration> handles,
            Supplier<@Nullable SocketBinder> binder) {
        this.modelThread = runtime.modelThread();
        this.log = runtime.log();
        this.activations = activations;
        this.handles = handles;
        this.binder = binder;
        context = new SessionContext(runtime, network, activations, settings, () -> stopped, this::changed);
    }

    /** Creates a session. */
    public NetworkSession create(Owner owner, SessionRequest request) {
        var events = new SessionEvents(request.listener().orElse(null), owner, context.runtime());
        var session = new Session(made.incrementAndGet(), owner, request, events, context);
        var handle = new SessionHandle(session, context, handles, binder);
        session.notifier.begin(handle);
        modelThread.execute(() -> {
            known.add(new WeakReference<>(session));
            session.refresh();
        });
        return handle;
    }

    /** Lists the sessions that are open or being opened. */
    public List<SessionSnapshot> list() {
        return listed.stream().map(Session::snapshot).toList();
    }

    /** Closes what an owner opened, without telling it. */
    public void leave(Owner owner) {
        owner.leave();
        modelThread.execute(() ->
                sessions().stream().filter(session -> session.owner == owner).forEach(Session::forget));
    }

    /** Called on the model thread when the network has changed. */
    public void look() {
        modelThread.guard();
        if (looking) { // a change that the sessions themselves caused: once more, after this one
            lookAgain = true;
            return;
        }
        looking = true;
        try {
            do {
                lookAgain = false;
                activations.look();
                sessions().forEach(Session::refresh);
            } while (lookAgain);
        } finally {
            looking = false;
        }
    }

    /** Waits a moment for links to go down that a bearer brought up for sessions; to be called before it leaves. */
    public void bearerLeaves(BearerGate gate) {
        awaitTeardowns(done -> activations.bearerLeaves(gate, done));
    }

    /** Goes on once that bearer has left; for the model thread. */
    public void bearerLeft() {
        activations.bearerLeft();
    }

    /** Closes every session, and waits a moment for links to go down that were brought up for them. */
    public void stop() {
        stopped = true;
        awaitTeardowns(done -> {
            sessions().forEach(session -> {
                session.owner.leave();
                session.forget();
            });
            activations.whenQuiet(done);
        });
        activations.close();
    }

    private void awaitTeardowns(Consumer<Runnable> beginning) {
        var done = new CountDownLatch(1);
        modelThread.execute(() -> beginning.accept(done::countDown));
        try {
            if (!done.await(LAST_TEARDOWNS.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("links that sessions brought up could not be taken down in time; the next process does it");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sets what is called with what becomes of sessions. */
    public void observe(SessionObserver called) {
        modelThread.execute(() -> {
            observer = called;
            context.network().observe(called::operated);
        });
    }

    /** Called when a session may have changed, or begun or ended to be busy. */
    private void changed(Session session) {
        if (observer != null && untold.add(session) && untold.size() == 1) {
            modelThread.execute(this::tell); // after all that has the same cause
        }
        boolean counts = session.isBusy();
        boolean counted = busy.get(session.id) == session;
        if (counts != counted) {
            if (counts) {
                busy.put(session.id, session);
            } else {
                busy.remove(session.id);
            }
            listed = List.copyOf(busy.values());
        }
    }

    private void tell() {
        var changed = List.copyOf(untold);
        untold.clear();
        SessionObserver called = observer;
        if (called != null) {
            changed.forEach(session -> called.changed(session.snapshot()));
        }
    }

    private Collection<Session> sessions() {
        known.removeIf(reference -> reference.get() == null);
        return known.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
    }
}
