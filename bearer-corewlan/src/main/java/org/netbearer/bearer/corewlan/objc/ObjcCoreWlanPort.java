package org.netbearer.bearer.corewlan.objc;

import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.CWEventTypeBSSIDDidChange;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.CWEventTypeLinkDidChange;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.CWEventTypePowerDidChange;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.CWEventTypeSSIDDidChange;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.CWEventTypeScanCacheUpdated;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanPort;

/**
 * One {@code CWWiFiClient} of our own and its delegate; another client in this process keeps its delegate.
 *
 * <p>Thread-safe. Each call has its own pool and its own reference to the client, so that one that blocks outlives
 * {@link #close}.
 */
@SuppressWarnings("try") // a pool is opened to be closed
final class ObjcCoreWlanPort implements CoreWlanPort {
    /** The events that are monitored; not the link quality, which changes all the time. */
    static final List<Long> MONITORED = List.of(
            CWEventTypePowerDidChange,
            CWEventTypeSSIDDidChange,
            CWEventTypeBSSIDDidChange,
            CWEventTypeLinkDidChange,
            CWEventTypeScanCacheUpdated);

    private final Messenger messenger;
    private final Foundation foundation;
    private final CoreWlanReading reading;
    private final EventDelegate delegates;
    private final boolean locates;
    private final Pointer client;
    private final Pointer delegate;
    private String subscriptionError = "";
    private boolean closed; // guarded by this

    ObjcCoreWlanPort(
            Messenger messenger, Foundation foundation, EventDelegate delegates, Abi abi, Consumer<Event> listener) {
        this.messenger = messenger;
        this.foundation = foundation;
        this.reading = new CoreWlanReading(messenger, foundation, abi);
        this.delegates = delegates;
        this.locates = messenger.has(Message.AUTHORIZATION_STATUS, abi);
        try (var pool = foundation.pool()) {
            client = Foundation.present(Message.NEW_CLIENT, messenger.object(Message.NEW_CLIENT));
            delegate = delegates.create(listener);
            messenger.nothing(Message.SET_DELEGATE, client, new Object[] {delegate});
        }
    }

    /** Subscribes to events; a refusal is kept as {@link #subscriptionError()} unless the service itself is gone. */
    void listen() throws CoreWlanException {
        try (var pool = foundation.pool()) {
            for (long type : MONITORED) {
                var error = new PointerByReference();
                if (!messenger.flag(Message.START_MONITORING, client, new Object[] {type, error})) {
                    var refused = foundation.refused(Message.START_MONITORING, error);
                    if (refused.isServiceGone()) {
                        throw refused;
                    }
                    subscriptionError = "event " + type + ", " + refused.getMessage();
                }
            }
        }
    }

    @Override
    public String subscriptionError() {
        return subscriptionError;
    }

    @Override
    public List<RadioLink> links() throws CoreWlanException {
        return withClient(Message.INTERFACES, held -> {
            var links = new ArrayList<RadioLink>();
            for (Pointer radio : interfaces(held)) {
                links.add(reading.radioLink(radio));
            }
            return links;
        });
    }

    @Override
    public List<Radio> radios() throws CoreWlanException {
        return withClient(Message.INTERFACES, held -> {
            var radios = new ArrayList<Radio>();
            for (Pointer radio : interfaces(held)) {
                radios.add(reading.radio(radio));
            }
            return radios;
        });
    }

    /** Returns the interfaces; a Mac without Wi-Fi answers nil, so that does not mean that the service is gone. */
    private List<Pointer> interfaces(Pointer held) {
        return foundation.array(messenger.object(Message.INTERFACES, held));
    }

    @Override
    public OptionalInt authorizationStatus() {
        if (!locates) {
            return OptionalInt.empty();
        }
        try (var pool = foundation.pool()) {
            return OptionalInt.of(messenger.integer(Message.AUTHORIZATION_STATUS));
        }
    }

    @Override
    public Air air(String radio) throws CoreWlanException {
        return on(radio, Message.INTERFACE_NAMED, reading::air);
    }

    @Override
    public void scan(String radio) throws CoreWlanException {
        on(radio, Message.SCAN, held -> {
            var error = new PointerByReference();
            if (messenger.object(Message.SCAN, held, new @Nullable Object[] {null, error}) == null) {
                throw foundation.refused(Message.SCAN, error);
            }
            return true;
        });
    }

    @Override
    public void join(String radio, Ssid ssid, @Nullable MacAddress bssid, BooleanSupplier wanted)
            throws CoreWlanException {
        on(radio, Message.ASSOCIATE, held -> {
            var network = reading.network(held, ssid, bssid);
            if (network == null) {
                throw CoreWlanException.outOfRange(Message.ASSOCIATE.toString());
            }
            if (!reading.needsNoPassword(network)) {
                throw CoreWlanException.noSecrets(Message.ASSOCIATE.toString());
            }
            var error = new PointerByReference();
            if (!messenger.flag(Message.ASSOCIATE, held, new @Nullable Object[] {network, null, error})) {
                throw foundation.refused(Message.ASSOCIATE, error);
            }
            if (!wanted.getAsBoolean()) {
                messenger.nothing(Message.DISASSOCIATE, held);
            }
            return true;
        });
    }

    @Override
    public void leave(String radio) throws CoreWlanException {
        on(radio, Message.DISASSOCIATE, held -> {
            messenger.nothing(Message.DISASSOCIATE, held);
            return true;
        });
    }

    private <T> T on(String radio, Message message, Call<T> call) throws CoreWlanException {
        return withClient(message, held -> {
            var name = foundation.string(radio);
            var found = messenger.object(Message.INTERFACE_NAMED, held, new Object[] {name});
            if (found == null) {
                throw CoreWlanException.gone(message.toString(), radio);
            }
            return call.to(found);
        });
    }

    private <T> T withClient(Message message, Call<T> call) throws CoreWlanException {
        try (var pool = foundation.pool()) {
            var held = held(message);
            try {
                return call.to(held);
            } finally {
                messenger.nothing(Message.RELEASE, held);
            }
        }
    }

    private synchronized Pointer held(Message message) throws CoreWlanException {
        if (closed) {
            throw CoreWlanException.serviceGone(message.toString());
        }
        return Foundation.present(Message.RETAIN, messenger.object(Message.RETAIN, client));
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try (var pool = foundation.pool()) {
            messenger.nothing(Message.SET_DELEGATE, client, new @Nullable Object[] {null});
            // a refusal could not be handled here
            boolean ignored = messenger.flag(Message.STOP_MONITORING, client, new Object[] {new PointerByReference()});
            delegates.release(delegate);
            messenger.nothing(Message.RELEASE, client);
        }
    }

    /** An operation on a retained object. */
    private interface Call<T> {
        T to(Pointer held) throws CoreWlanException;
    }
}
