package org.netbearer.bearer.nm;

import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.NmObjects.Kind;
import org.netbearer.bearer.nm.NmTree.Effect;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.bearer.nm.dbus.BusAddress;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusConnection;
import org.netbearer.bearer.nm.dbus.BusError;
import org.netbearer.bearer.nm.dbus.BusSignal;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * The daemon as seen over the bus: connects, lists once, follows the signals, and starts over whenever the daemon or the
 * bus does.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class NmDaemon implements BusConnection.Peer {
    /** How long to wait for the daemon's own startup, which one device that gets no DHCP answer delays by 45 s. */
    private static final Duration STARTUP = Duration.ofSeconds(10);

    private final BusAddress address;
    private final BearerContext context;
    private final DaemonListener listener;
    private final BatchingExecutor executor;
    private final ReconnectingBus bus;
    private final NmTree tree = new NmTree();
    private final ProfileReader profiles = new ProfileReader(this::call, () -> note(Effect.CHANGE));
    private final Modems modems = new Modems(this::unwatchedCall, () -> note(Effect.CHANGE));
    private final Permissions permissions;
    private final Failures failures;
    private final Watchdog watchdog;
    private final ShutdownGrace shutdownGrace;
    private final Backoff backoff = new Backoff();

    private NmState last = NmState.NOTHING;
    private @Nullable Scheduled startup;
    private @Nullable Scheduled relisting;
    private DaemonStatus status = DaemonStatus.UNKNOWN;
    private String problem = "";
    private String instanceId = "";
    private int generation;
    private boolean listing;
    private boolean listed;
    private boolean startupTimedOut;
    private Effect effect = Effect.NONE;

    NmDaemon(BusAddress address, BearerContext context, DaemonListener listener) {
        this.address = address;
        this.context = context;
        this.listener = listener;
        failures = new Failures(tree, context.clock());
        executor = new BatchingExecutor(context.serialExecutor(), this::batch, this::afterBatch);
        bus = new ReconnectingBus(address, context, executor, this);
        permissions = new Permissions(
                context, () -> call(NmCalls.permissions()), () -> note(Effect.CHANGE), this::afterBatch);
        shutdownGrace = new ShutdownGrace(context, this::stillRunning);
        watchdog = new Watchdog(
                context, bus::received, () -> unwatchedCall(NmCalls.version()), this::responded, this::notResponding);
    }

    void start() {
        bus.open();
    }

    void stop() {
        generation++;
        executor.close();
        watchdog.reset();
        permissions.clear();
        cancel(startup);
        cancel(relisting);
        shutdownGrace.cancel();
        bus.close();
    }

    DaemonStatus status() {
        return status;
    }

    /** Returns why the daemon cannot be used, for people; empty if it can. */
    String problem() {
        return problem;
    }

    /** Returns whether this process may take an action without asking anybody. */
    boolean isGranted(String action) {
        return permissions.granted().contains(action);
    }

    /** Returns what is known, which never changes. */
    NmState state() {
        NmObjects objects = tree.objects();
        NmState now = last.next(
                objects,
                UnreadableProfiles.added(profiles.profiles(), objects, profiles.refused()),
                permissions.granted(),
                failures.byProfile(),
                modems.technologies(),
                instanceId);
        last = now;
        return now;
    }

    /** Calls the daemon and watches for a timeout; the stage completes on the serial executor. */
    CompletionStage<Arguments> call(BusCall call) {
        return watchdog.watch(unwatchedCall(call));
    }

    /** Calls a method that may take long although the daemon is alive. */
    CompletionStage<Arguments> unwatchedCall(BusCall call) {
        return bus.call(call);
    }

    /** Checks that the daemon is alive until {@code work} is done. */
    void guard(CompletionStage<?> work) {
        watchdog.guard(work);
    }

    /** Returns an identifier of this run of the daemon; what was started in one run does not exist in the next. */
    String instanceId() {
        return instanceId;
    }

    /** Stops waiting for the end of the daemon's startup: it is reported from now on, or once everything is read. */
    void stopWaiting() {
        if (status == DaemonStatus.LOADING) {
            startupTimedOut = true;
            afterBatch();
        }
    }

    /** Reads the permissions again. */
    CompletionStage<Arguments> readPermissions() {
        return permissions.read();
    }

    // --- the bus ---

    @Override
    public void opened() {
        NmCalls.MATCH_RULES.forEach(rule -> bus.call(BusCall.addMatch(rule)).exceptionally(refused -> Arguments.NONE));
        list();
    }

    @Override
    public void lost(Throwable why) {
        forget();
        modems.clear();
        boolean denied =
                why instanceof AccessDeniedException || why instanceof BusError error && NmCalls.isDenied(error.name());
        become(
                denied ? DaemonStatus.DENIED : DaemonStatus.NO_BUS,
                "no D-Bus at " + address + ": " + BusError.reason(why));
    }

    // --- the daemon ---

    @Override
    public void signal(BusSignal signal) {
        if (modems.handle(signal)) {
            return;
        }
        if (signal.member().equals("NameOwnerChanged")) {
            ownerChanged(signal.arguments().text(2));
            return;
        }
        responded();
        switch (signal.member()) {
            case "InterfacesAdded" ->
                added(signal.arguments().text(0), signal.arguments().map(1));
            case "InterfacesRemoved" ->
                removed(signal.arguments().text(0), signal.arguments().list(1));
            case "PropertiesChanged" ->
                changed(
                        signal.path(),
                        signal.arguments().text(0),
                        signal.arguments().map(1),
                        signal.arguments().list(2));
            case "StateChanged" -> stateChanged(signal);
            case "Updated" -> profiles.read(signal.path());
            case "CheckPermissions" -> readPermissions().exceptionally(refused -> Arguments.NONE);
            default -> {
                // a signal that this version does not know
            }
        }
    }

    private void ownerChanged(String owner) {
        forget();
        if (owner.isEmpty()) {
            become(DaemonStatus.NOT_RUNNING, "NetworkManager is not running");
        } else {
            list();
        }
    }

    private void list() {
        int now = generation;
        if (status != DaemonStatus.LOADING) {
            become(DaemonStatus.LOADING, "NetworkManager is starting");
        }
        if (startup == null) {
            startup = context.schedule(STARTUP, this::stopWaiting);
        }
        listing = true;
        call(NmCalls.managedObjects()).whenComplete((answer, failure) -> {
            if (now != generation) {
                return;
            }
            listing = false;
            if (failure == null && answer.get(0) instanceof Map<?, ?> objects) {
                listed(objects);
            } else {
                notListed(failure instanceof BusError error ? error : BusError.malformedReply());
            }
        });
        readPermissions().exceptionally(refused -> Arguments.NONE);
    }

    private void listed(Map<?, ?> objects) {
        listed = true;
        backoff.reset();
        instanceId = bus.senderName();
        tree.replace(objects);
        tree.objects().table(Kind.PROFILE).keySet().forEach(profiles::read);
        note(Effect.CHANGE);
    }

    private void listAgain() {
        if (!listed && !listing) {
            list();
        }
    }

    /** A daemon that owns its name but has not exported its objects yet announces them later; they are then listed again. */
    private void notListed(BusError error) {
        if (NmCalls.isDenied(error.name())) {
            become(DaemonStatus.DENIED, "NetworkManager will not talk to this process: " + BusError.reason(error));
        } else if (NmCalls.isNotRunning(error.name())) {
            become(DaemonStatus.NOT_RUNNING, "NetworkManager is not running");
        } else if (!NmCalls.isMissing(error.name()) && !error.name().equals(BusError.DISCONNECTED)) {
            become(DaemonStatus.LOADING, "NetworkManager cannot be read: " + BusError.reason(error));
            relisting = context.schedule(backoff.pause(), this::listAgain);
        }
    }

    private void added(String path, Map<?, ?> interfaces) {
        if (!listed) {
            if (status == DaemonStatus.LOADING) {
                listAgain();
            }
            return;
        }
        tree.add(path, interfaces);
        if (interfaces.containsKey(NmObject.PROFILE)) {
            profiles.read(path);
        }
        note(Effect.CHANGE);
    }

    private void removed(String path, List<?> interfaces) {
        NmObject object = tree.object(path);
        if (interfaces.contains(NmObject.DEVICE)
                && object != null
                && new NmDevice(object).state() > NmDevice.UNMANAGED) {
            stopping();
        }
        tree.remove(path, interfaces);
        if (interfaces.contains(NmObject.PROFILE)) {
            profiles.forget(path);
        }
        note(Effect.CHANGE);
    }

    private void changed(String path, String iface, Map<?, ?> properties, List<?> invalidated) {
        NmObject object = tree.object(path);
        if (object != null
                && iface.equals(NmObject.DEVICE)
                && "/".equals(properties.get("ActiveConnection"))
                && new NmDevice(object).state() == NmDevice.ACTIVATED
                && !properties.containsKey("State")) {
            stopping();
        }
        note(tree.change(path, iface, properties, invalidated));
    }

    /**
     * Holds back what is reported. A device that is unplugged or given up goes through state 10 first; one that goes from any
     * other state, or loses its connection while it is in state 100, does so because the daemon is shutting down.
     */
    private void stopping() {
        if (status == DaemonStatus.READY) {
            become(DaemonStatus.STOPPING, "NetworkManager is stopping");
        }
        if (status == DaemonStatus.STOPPING) {
            shutdownGrace.deviceRemoved();
        }
    }

    private void stillRunning() {
        if (status == DaemonStatus.STOPPING) {
            become(DaemonStatus.READY, "");
            afterBatch();
        }
    }

    private void stateChanged(BusSignal signal) {
        StateEvent event = failures.handle(signal);
        if (event != null) {
            note(Effect.CHANGE);
            listener.stateChanged(event);
        }
    }

    private void batch(Runnable messages) {
        bus.batch(messages);
    }

    private void afterBatch() {
        NmObject manager = tree.object(NmCalls.MANAGER_PATH);
        if (manager != null) {
            permissions.objectsExported();
        }
        if (status == DaemonStatus.LOADING
                && manager != null
                && listed
                && profiles.isIdle()
                && (startupTimedOut || hasSettled(manager))) {
            cancel(startup);
            become(DaemonStatus.READY, "");
        }
        if (effect == Effect.CHANGE) {
            modems.follow(tree);
            if (status == DaemonStatus.READY && profiles.isIdle()) {
                failures.retain(profiles::uuids);
            }
        }
        Effect done = effect;
        effect = Effect.NONE;
        listener.changed(done);
    }

    private boolean hasSettled(NmObject manager) {
        return permissions.areKnown() && !manager.properties(NmObject.NM).flag("Startup");
    }

    private void forget() {
        generation++;
        listing = false;
        listed = false;
        startupTimedOut = false;
        cancel(startup);
        startup = null;
        cancel(relisting);
        watchdog.reset();
        shutdownGrace.cancel();
        tree.clear();
        profiles.clear();
        permissions.clear();
        status = DaemonStatus.UNKNOWN;
    }

    private void become(DaemonStatus next, String why) {
        status = next;
        problem = why;
        note(Effect.CHANGE);
    }

    private void note(Effect more) {
        effect = more.compareTo(effect) > 0 ? more : effect;
    }

    private void responded() {
        if (status == DaemonStatus.UNRESPONSIVE) {
            become(DaemonStatus.LOADING, "NetworkManager is being read");
        }
    }

    private void notResponding() {
        become(DaemonStatus.UNRESPONSIVE, "NetworkManager does not answer");
        afterBatch();
    }

    private static void cancel(@Nullable Scheduled scheduled) {
        if (scheduled != null) {
            scheduled.cancel();
        }
    }
}
