package org.netbearer.bearer.corewlan.sc;

import com.sun.jna.Pointer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.corewlan.objc.CoreWlanLibrary;
import org.netbearer.bearer.corewlan.port.DynamicStoreException;
import org.netbearer.bearer.corewlan.port.DynamicStoreKeys;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.bearer.corewlan.sc.PropertyLists.Owned;

/**
 * Two sessions of the dynamic store: one is notified of changes on the run loop of a thread of its own, the other is read.
 * So none is used by two threads. Confined to the serial executor.
 */
@SuppressWarnings("try") // a pool is opened to be closed
final class DynamicStoreSession implements DynamicStorePort {
    private static final String NAME = "org.netbearer";

    private final SystemConfiguration configuration;
    private final PropertyLists lists;
    private final CoreWlanLibrary pools;
    private final Deque<Owned> objects = new ArrayDeque<>();
    private final Owned keys;
    private final Owned patterns;
    private @Nullable Pointer store;
    private @Nullable RunLoopThread thread;
    private @Nullable Object interfacesBefore;
    private List<Adapter> adapters = List.of();

    DynamicStoreSession(SystemConfiguration configuration, PropertyLists lists, CoreWlanLibrary pools) {
        this.configuration = configuration;
        this.lists = lists;
        this.pools = pools;
        this.keys = own(lists.strings(DynamicStoreKeys.KEYS));
        this.patterns = own(lists.strings(DynamicStoreKeys.PATTERNS));
    }

    /** Opens both; what was created so far is released by {@link #close}. */
    void open(Runnable changed, CoreFoundation foundation, Pointer mode) throws DynamicStoreException {
        var callback = new ChangeListener(changed);
        try (var pool = pools.pool();
                var name = lists.string(NAME)) {
            store = created(
                    "SCDynamicStoreCreate", configuration.SCDynamicStoreCreate(null, name.pointer(), null, null));
            var notified = created(
                    "SCDynamicStoreCreate", configuration.SCDynamicStoreCreate(null, name.pointer(), callback, null));
            if (configuration.SCDynamicStoreSetNotificationKeys(notified, keys.pointer(), patterns.pointer()) == 0) {
                throw refused("SCDynamicStoreSetNotificationKeys");
            }
            var source = created(
                    "SCDynamicStoreCreateRunLoopSource",
                    configuration.SCDynamicStoreCreateRunLoopSource(null, notified, 0));
            var started = new RunLoopThread(foundation, pools, mode, source, callback);
            started.start();
            thread = started;
        }
    }

    @Override
    public State read() throws DynamicStoreException {
        var session = store;
        if (session == null) {
            throw new DynamicStoreException("the session is closed");
        }
        try (var pool = pools.pool()) {
            var found = configuration.SCDynamicStoreCopyMultiple(session, keys.pointer(), patterns.pointer());
            if (found == null) {
                throw refused("SCDynamicStoreCopyMultiple");
            }
            try (var copied = lists.owned(found, "SCDynamicStoreCopyMultiple")) {
                return state(lists.value(copied.pointer()));
            }
        }
    }

    /** Reads the list of adapters, which is expensive, only when interfaces have come or gone. */
    private State state(@Nullable Object value) {
        @SuppressWarnings("unchecked") // keys that are no texts were left out when it was read
        var entries = value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.<String, Object>of();
        var interfaces = entries.get(DynamicStoreKeys.INTERFACES);
        if (interfaces == null || !interfaces.equals(interfacesBefore)) {
            interfacesBefore = interfaces;
            adapters = adapters();
        }
        return new State(entries, adapters);
    }

    private List<Adapter> adapters() {
        var found = new ArrayList<Adapter>();
        var all = configuration.SCNetworkInterfaceCopyAll();
        if (all == null) {
            return found;
        }
        try (var copied = lists.owned(all, "SCNetworkInterfaceCopyAll")) {
            for (Pointer each : lists.elements(copied.pointer())) {
                String name = text(configuration.SCNetworkInterfaceGetBSDName(each));
                if (!name.isEmpty()) {
                    found.add(new Adapter(
                            name,
                            text(configuration.SCNetworkInterfaceGetInterfaceType(each)),
                            text(configuration.SCNetworkInterfaceGetLocalizedDisplayName(each))));
                }
            }
        }
        return found;
    }

    private String text(@Nullable Pointer string) {
        return lists.value(string) instanceof String text ? text : "";
    }

    private Pointer created(String function, @Nullable Pointer object) throws DynamicStoreException {
        if (object == null) {
            throw refused(function);
        }
        return own(lists.owned(object, function)).pointer();
    }

    private Owned own(Owned object) {
        objects.push(object);
        return object;
    }

    private DynamicStoreException refused(String function) {
        return new DynamicStoreException(function + ": error " + configuration.SCError());
    }

    @Override
    public void close() {
        store = null;
        try (var pool = pools.pool()) {
            if (thread == null || thread.stop()) {
                objects.forEach(Owned::close); // in reverse order
            }
        }
        objects.clear();
        thread = null;
    }

    /** Called by the store. */
    private static final class ChangeListener extends SystemConfiguration.StoreCallback {
        private final Runnable changed;

        ChangeListener(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public void invoke(Pointer store, @Nullable Pointer changedKeys, @Nullable Pointer info) {
            try {
                changed.run();
            } catch (Throwable fault) {
                // must not be thrown into the framework's code, and cannot be reported here
            }
        }
    }
}
