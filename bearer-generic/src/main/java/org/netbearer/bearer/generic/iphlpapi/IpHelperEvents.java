package org.netbearer.bearer.generic.iphlpapi;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.generic.port.ChangeEvents;

/** Changes of interfaces, routes and addresses, of both families. Confined to one thread but for the callbacks. */
public final class IpHelperEvents implements ChangeEvents {
    private static final int NO_ERROR = 0;
    private static final short AF_UNSPEC = 0;
    private static final byte TRUE = 1;

    private final IpHelperApi api;
    private final Runnable changed;
    private final List<Subscription> subscriptions = new ArrayList<>();

    private IpHelperEvents(IpHelperApi api, Runnable changed) {
        this.api = api;
        this.changed = changed;
    }

    /**
     * Loads the library and subscribes.
     *
     * @param library its name, {@code iphlpapi} on Windows; elsewhere whatever stands in for it
     * @param changed called for each change on a thread of the system; what it throws is lost
     * @return the subscription
     * @throws IOException if the system refuses, or the process has not the pointer size that was checked
     * @throws LinkageError if there is no such library, it lacks a function, or there is no JNA
     */
    public static ChangeEvents open(String library, Runnable changed) throws IOException {
        IpHelperApi api = IpHelperApi.load(library);
        var events = new IpHelperEvents(api, changed);
        try {
            events.subscribe("NotifyIpInterfaceChange", api::NotifyIpInterfaceChange);
            events.subscribe("NotifyRouteChange2", api::NotifyRouteChange2);
            events.subscribe("NotifyUnicastIpAddressChange", api::NotifyUnicastIpAddressChange);
        } catch (IOException | RuntimeException | Error failure) {
            events.close();
            throw failure;
        }
        return events;
    }

    private void subscribe(String name, Function function) throws IOException {
        var subscription = new Subscription(changed);
        int code = function.call(AF_UNSPEC, subscription, Pointer.NULL, TRUE, subscription.handle);
        if (code != NO_ERROR) {
            throw new IOException(name + " gave " + Integer.toUnsignedString(code));
        }
        subscriptions.add(subscription);
    }

    @Override
    public boolean confirmed() {
        return subscriptions.stream().allMatch(each -> each.heard);
    }

    @Override
    public void close() {
        for (Subscription each : subscriptions) {
            Pointer handle = each.handle.getValue();
            if (handle != null) {
                api.CancelMibChangeNotify2(handle); // waits for a callback under way, so never from inside one
            }
        }
        subscriptions.clear();
    }

    /** One of the three functions. */
    @FunctionalInterface
    private interface Function {
        int call(short family, IpHelperApi.Change callback, Pointer context, byte initial, PointerByReference handle);
    }

    /** One registration, and its callback. Held as long as it is registered: the system goes on calling one that Java dropped. */
    private static final class Subscription extends IpHelperApi.Change {
        private final PointerByReference handle = new PointerByReference();
        private final Runnable changed;
        private volatile boolean heard;

        Subscription(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public void invoke(@Nullable Pointer context, @Nullable Pointer row, int type) {
            try {
                heard = true;
                changed.run();
            } catch (Throwable fault) {
                // nothing may be thrown into the system's thread, and there is nobody here to tell
            }
        }
    }
}
