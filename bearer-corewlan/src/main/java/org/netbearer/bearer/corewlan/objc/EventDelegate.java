package org.netbearer.bearer.corewlan.objc;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Event;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.EventKind;

/**
 * The Objective-C class of our delegates, created at run time, and its instances that are listening. Thread-safe.
 *
 * <p>A class name can be registered only once in a process and is never freed, so a bundle that is started again needs another
 * name. Therefore there is one class for each loaded library, not one for each session.
 */
@SuppressWarnings("try") // a pool is opened to be closed
final class EventDelegate {
    /** The methods of {@code CWEventDelegate} that are implemented; all methods of that protocol are optional. */
    static final Map<EventKind, String> SELECTORS = selectors();

    private static final String NAME = "NetbearerWiFiEventDelegate";
    private static final String PROTOCOL = "CWEventDelegate";
    private static final String NAMED = "v@:@";
    private static final String PLAIN = "v@:";
    private static final int MOST_NAMES = 1 << 20;

    // calling a garbage-collected callback would crash the JVM, so those with delegates are kept even if nobody closes
    // them
    private static final Set<EventDelegate> IN_USE = ConcurrentHashMap.newKeySet();

    private final Foundation foundation;
    private final Messenger messenger;
    private final Map<Pointer, Consumer<Event>> listeners = new ConcurrentHashMap<>();
    private final List<Callback> implementations = new ArrayList<>();
    private final Pointer type;

    EventDelegate(Messenger messenger, Foundation foundation) {
        this.messenger = messenger;
        this.foundation = foundation;
        this.type = made(messenger.runtime());
    }

    private static Map<EventKind, String> selectors() {
        var selectors = new EnumMap<EventKind, String>(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            selectors.put(
                    kind,
                    switch (kind) {
                        case POWER -> "powerStateDidChangeForWiFiInterfaceWithName:";
                        case SSID -> "ssidDidChangeForWiFiInterfaceWithName:";
                        case BSSID -> "bssidDidChangeForWiFiInterfaceWithName:";
                        case LINK -> "linkDidChangeForWiFiInterfaceWithName:";
                        case SCAN_CACHE -> "scanCacheUpdatedForWiFiInterfaceWithName:";
                        case INTERRUPTED -> "clientConnectionInterrupted";
                        case INVALIDATED -> "clientConnectionInvalidated";
                    });
        }
        return Map.copyOf(selectors);
    }

    private Pointer made(ObjcRuntime runtime) {
        var made = allocated(runtime);
        SELECTORS.forEach((kind, selector) -> {
            Callback implementation = selector.endsWith(":") ? named(kind) : plain(kind);
            // as daemon threads, detached when they end
            Native.setCallbackThreadInitializer(
                    implementation, new CallbackThreadInitializer(true, true, "netbearer-corewlan-events"));
            implementations.add(implementation);
            byte added = runtime.class_addMethod(
                    made,
                    runtime.sel_registerName(Messenger.chars(selector)),
                    implementation,
                    Messenger.chars(selector.endsWith(":") ? NAMED : PLAIN));
            if (added == 0) {
                throw new IllegalStateException(selector + " was not added");
            }
        });
        var protocol = runtime.objc_getProtocol(Messenger.chars(PROTOCOL));
        if (protocol != null) { // the compiler may have left it out; CoreWLAN checks each method, not this
            byte ignored = runtime.class_addProtocol(made, protocol);
        }
        runtime.objc_registerClassPair(made);
        return made;
    }

    private Pointer allocated(ObjcRuntime runtime) {
        var superclass = messenger.type(Message.NEW_OBJECT);
        for (int i = 1; i < MOST_NAMES; i++) {
            var pair = runtime.objc_allocateClassPair(superclass, Messenger.chars(NAME + i), 0);
            if (pair != null) {
                return pair;
            }
        }
        throw new IllegalStateException("no name is left for a class");
    }

    private Named named(EventKind kind) {
        return new Named() {
            @Override
            public void invoke(Pointer self, Pointer selector, @Nullable Pointer name) {
                deliver(kind, self, name);
            }
        };
    }

    private Plain plain(EventKind kind) {
        return new Plain() {
            @Override
            public void invoke(Pointer self, Pointer selector) {
                deliver(kind, self, null);
            }
        };
    }

    /** Called on a thread of the framework. */
    private void deliver(EventKind kind, Pointer self, @Nullable Pointer name) {
        try {
            var listener = listeners.get(self);
            if (listener != null) {
                listener.accept(new Event(kind, nameOf(name)));
            }
        } catch (Throwable fault) {
            // must not be thrown into the framework's thread, and cannot be reported here
        }
    }

    private String nameOf(@Nullable Pointer name) {
        try (var pool = foundation.pool()) {
            return foundation.text(name);
        }
    }

    /** Creates a delegate; a client does not retain its delegate. */
    synchronized Pointer create(Consumer<Event> listener) {
        var delegate =
                Foundation.present(Message.NEW_OBJECT, messenger.object(Message.NEW_OBJECT, type, new Object[0]));
        listeners.put(delegate, listener);
        IN_USE.add(this);
        return delegate;
    }

    /** Releases a delegate that no client uses any more; a pending call finds no listener. */
    synchronized void release(Pointer delegate) {
        listeners.remove(delegate);
        messenger.nothing(Message.RELEASE, delegate);
        if (listeners.isEmpty()) {
            IN_USE.remove(this);
        }
    }

    /** A delegate method with the name of an interface. */
    abstract static class Named extends UnheldCallback implements Callback {
        public abstract void invoke(Pointer self, Pointer selector, @Nullable Pointer name);
    }

    /** A delegate method without arguments. */
    abstract static class Plain extends UnheldCallback implements Callback {
        public abstract void invoke(Pointer self, Pointer selector);
    }
}
