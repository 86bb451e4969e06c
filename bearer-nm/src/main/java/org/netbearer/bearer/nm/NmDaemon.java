package org.netbearer.bearer.nm;

import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.NmTree.Effect;
import org.netbearer.bearer.nm.dbus.BusAddress;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusConnection;
import org.netbearer.bearer.nm.dbus.BusError;
import org.netbearer.bearer.nm.dbus.BusSignal;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * The daemon as seen over the bus: connects, lists once, follows the signals, and does so again for each life of the daemon
 * and of the bus.
 *
 * <p>Confined to the lane.
 */
final class NmDaemon implements BusConnection.Peer {
    /** How long the daemon's own start is waited for, which one device without an answer to DHCP delays for 45 s. */
    private static final Duration STARTUP = Duration.ofSeconds(10);

    private final BusAddress address;
    private final BearerContext context;
    private final Watcher watcher;
    private final Inbox inbox;
    private final BusLink bus;
    private final NmTree tree = new NmTree();
    private final ProfileReader profiles = new ProfileReader(this::call, () -> note(Effect.CHANGE));
    private final Modems modems = new Modems(this::unwatchedCall, () -> note(Effect.CHANGE));
    private final Permissions permissions;
    private final Failures failures;
    private final Watchdog watchdog;
    private final Farewell farewell;
    private final Backoff backoff = new Backoff();

    private @Nullable Scheduled startup;
    private @Nullable Scheduled relisting;
    private Presence presence = Presence.UNKNOWN;
    private String problem = "";
    private String lifeName = "";
    private int life;
    private boolean listing;
    private boolean listed;
    private boolean impatient;
    private Effect effect = Effect.NONE;

    NmDaemon(BusAddress address, BearerContext context, Watcher watcher) {
        this.address = address;
        this.context = context;
        this.watcher = watcher;
        failures = new Failures(tree, context.clock());
        inbox = new Inbox(context.serialExecutor(), this::afterBatch);
        bus = new BusLink(address, context, inbox, this);
        permissions = new Permissions(
                context, () -> call(NmCalls.permissions()), () -> note(Effect.CHANGE), this::afterBatch);
        farewell = new Farewell(context, this::stayed);
        watchdog = new Watchdog(context, () -> unwatchedCall(NmCalls.version()), this::heard, this::silent);
    }

    void start() {
        bus.open();
    }

    void stop() {
        life++;
        inbox.close();
        watchdog.reset();
        permissions.clear();
        cancel(startup);
        cancel(relisting);
        farewell.over();
        bus.close();
    }

    Presence presence() {
        return presence;
    }

    /** Why it is not there, for people; empty if it is. */
    String problem() {
        return problem;
    }

    /** Returns whether this process may take an action without asking anybody. */
    boolean isGranted(String action) {
        return permissions.granted().contains(action);
    }

    /** Copies what is known. */
    NmState state() {
        Map<String, NmObject> objects = tree.objects();
        Map<String, NmProfile> known = profiles.profiles();
        known.putAll(UnreadableProfiles.inUse(objects, profiles.refused()));
        return new NmState(
                objects, known, permissions.granted(), failures.byProfile(), modems.technologies(), lifeName);
    }

    /** Calls the daemon; the answer comes on the lane. */
    CompletionStage<List<Object>> call(BusCall call) {
        return watchdog.watch(unwatchedCall(call));
    }

    /** Calls what may take the daemon long without being frozen. */
    CompletionStage<List<Object>> unwatchedCall(BusCall call) {
        return bus.call(call);
    }

    /** Watches, while something is under way that the daemon has to finish without being asked again, that it is alive. */
    void guard(CompletionStage<?> work) {
        watchdog.guard(work);
    }

    /** Names this life of the daemon: what was begun in one does not exist in the next. */
    String lifeName() {
        return lifeName;
    }

    /** Waits no longer for the daemon to have started: shows it from now on, unless it is not yet read completely. */
    void hurry() {
        if (presence == Presence.LOADING) {
            impatient = true;
            afterBatch();
        }
    }

    /** Reads the permissions again. */
    CompletionStage<List<Object>> readPermissions() {
        return permissions.read();
    }

    // --- the bus ---

    @Override
    public void opened() {
        NmCalls.MATCH_RULES.forEach(rule -> bus.call(BusCall.addMatch(rule)).exceptionally(refused -> List.of()));
        list();
    }

    @Override
    public void lost(Exception why) {
        forget();
        modems.clear();
        boolean denied =
                why instanceof AccessDeniedException || why instanceof BusError error && NmCalls.isDenied(error.name());
        become(
                denied ? Presence.DENIED : Presence.NO_BUS,
                "no D-Bus at " + address.socket() + ": " + BusError.reason(why));
    }

    // --- the daemon ---

    @Override
    public void signal(BusSignal signal) {
        if (modems.take(signal)) {
            return;
        }
        if (signal.member().equals("NameOwnerChanged")) {
            ownerChanged(signal.text(2));
            return;
        }
        heard();
        switch (signal.member()) {
            case "InterfacesAdded" -> added(signal.text(0), signal.map(1));
            case "InterfacesRemoved" -> removed(signal.text(0), signal.list(1));
            case "PropertiesChanged" -> changed(signal.path(), signal.text(0), signal.map(1), signal.list(2));
            case "StateChanged" -> stateChanged(signal);
            case "Updated" -> profiles.read(signal.path());
            case "CheckPermissions" -> readPermissions().exceptionally(refused -> List.of());
            default -> {
                // a newer daemon's signal on an interface that is listened to
            }
        }
    }

    private void ownerChanged(String owner) {
        forget();
        if (owner.isEmpty()) {
            become(Presence.AWAY, "NetworkManager is not running");
        } else {
            list();
        }
    }

    private void list() {
        int now = life;
        if (presence != Presence.LOADING) {
            become(Presence.LOADING, "NetworkManager is starting");
        }
        if (startup == null) {
            startup = context.schedule(STARTUP, this::hurry);
        }
        listing = true;
        call(NmCalls.managedObjects()).whenComplete((answer, failure) -> {
            if (now != life) {
                return;
            }
            listing = false;
            if (failure == null && !answer.isEmpty() && answer.get(0) instanceof Map<?, ?> objects) {
                listed(objects);
            } else {
                notListed(failure instanceof BusError error ? error : BusError.nonsense());
            }
        });
        readPermissions().exceptionally(refused -> List.of());
    }

    private void listed(Map<?, ?> objects) {
        listed = true;
        backoff.reset();
        lifeName = bus.senderName();
        tree.replace(objects);
        tree.objects().values().stream()
                .filter(object -> object.is(NmObject.PROFILE))
                .forEach(object -> profiles.read(object.path()));
        note(Effect.CHANGE);
    }

    private void listAgain() {
        if (!listed && !listing) {
            list();
        }
    }

    /** A daemon that has its name but not yet its objects announces them; the listing is then asked for again. */
    private void notListed(BusError error) {
        if (NmCalls.isDenied(error.name())) {
            become(Presence.DENIED, "NetworkManager will not talk to this process: " + BusError.reason(error));
        } else if (NmCalls.isNotRunning(error.name())) {
            become(Presence.AWAY, "NetworkManager is not running");
        } else if (!NmCalls.isMissing(error.name()) && !error.name().equals(BusError.DISCONNECTED)) {
            become(Presence.LOADING, "NetworkManager cannot be read: " + BusError.reason(error));
            relisting = context.schedule(backoff.pause(), this::listAgain);
        }
    }

    private void added(String path, Map<?, ?> interfaces) {
        if (!listed) {
            if (presence == Presence.LOADING) {
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
            leaving();
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
            leaving();
        }
        note(tree.change(path, iface, properties, invalidated));
    }

    /**
     * Holds back what is reported. A device that is unplugged or given up goes through state 10 first; one that goes from any
     * other state, or loses its connection while it is in state 100, does so because the daemon ends.
     */
    private void leaving() {
        if (presence == Presence.PRESENT) {
            become(Presence.LEAVING, "NetworkManager is stopping");
        }
        if (presence == Presence.LEAVING) {
            farewell.departure();
        }
    }

    private void stayed() {
        if (presence == Presence.LEAVING) {
            become(Presence.PRESENT, "");
            afterBatch();
        }
    }

    private void stateChanged(BusSignal signal) {
        StateEvent event = failures.take(signal);
        if (event != null) {
            note(Effect.CHANGE);
            watcher.stateChanged(event);
        }
    }

    // --- bookkeeping ---

    private void afterBatch() {
        NmObject manager = tree.object(NmCalls.MANAGER_PATH);
        if (manager != null) {
            permissions.objectsAreThere();
        }
        if (presence == Presence.LOADING
                && manager != null
                && listed
                && profiles.isIdle()
                && (impatient || hasSettled(manager))) {
            cancel(startup);
            become(Presence.PRESENT, "");
        }
        if (effect == Effect.CHANGE) {
            modems.look(tree);
            if (presence == Presence.PRESENT && profiles.isIdle()) {
                failures.retain(profiles::uuids);
            }
        }
        Effect done = effect;
        effect = Effect.NONE;
        watcher.changed(done);
    }

    private boolean hasSettled(NmObject manager) {
        return permissions.areSettled() && !manager.properties(NmObject.NM).flag("Startup");
    }

    private void forget() {
        life++;
        listing = false;
        listed = false;
        impatient = false;
        cancel(startup);
        startup = null;
        cancel(relisting);
        watchdog.reset();
        farewell.over();
        tree.clear();
        profiles.clear();
        permissions.clear();
        presence = Presence.UNKNOWN;
    }

    private void become(Presence next, String why) {
        presence = next;
        problem = why;
        note(Effect.CHANGE);
    }

    private void note(Effect more) {
        effect = more.compareTo(effect) > 0 ? more : effect;
    }

    private void heard() {
        if (presence == Presence.SILENT) {
            become(Presence.LOADING, "NetworkManager is being read");
        }
    }

    private void silent() {
        become(Presence.SILENT, "NetworkManager does not answer");
        afterBatch();
    }

    private static void cancel(@Nullable Scheduled scheduled) {
        if (scheduled != null) {
            scheduled.cancel();
        }
    }

    /** Is told, on the lane, what became of the daemon. */
    interface Watcher {
        /**
         * A batch of messages was taken.
         *
         * @param effect what it is worth
         */
        void changed(Effect effect);

        /**
         * A device or a VPN changed its state; called before {@link #changed}.
         *
         * @param event what happened
         */
        void stateChanged(StateEvent event);
    }
}
