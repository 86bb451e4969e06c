package org.netbearer.impl.services;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.support.concurrent.CoalescingTask;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * One service that follows what is wanted of it: absent, or present with certain properties.
 *
 * <p>States: quiet, working (one thread registers, modifies or unregisters). While it works, only what was wanted last is kept. Its
 * consumers are activated and deactivated on the working thread; if one blocks, this publication waits and no other.
 *
 * <p>Thread-safe.
 *
 * @param <S> the service type
 */
final class ServicePublication<S> {
    private final BundleContext context;
    private final Class<S> type;
    private final Consumer<Throwable> failures;
    private final CoalescingTask work;
    private volatile @Nullable Wanted<S> wanted;
    // touched only by the thread that works
    private volatile @Nullable ServiceRegistration<S> registration;
    private @Nullable Wanted<S> shown;

    /**
     * Registers nothing yet.
     *
     * @param failures called with what the registry, or whoever hooks into it, throws; what is wanted next is followed all the same
     */
    ServicePublication(BundleContext context, Class<S> type, Executor threads, Consumer<Throwable> failures) {
        this.context = context;
        this.type = type;
        work = new CoalescingTask(threads, () -> ForeignCode.run(() -> follow(wanted), this::failed));
        this.failures = failures;
    }

    /** Requests a service; another object than before is another service, other properties modify it in place. */
    void show(S service, Map<String, Object> properties) {
        wanted = new Wanted<>(service, properties);
        work.request();
    }

    /** Requests that there is no service. */
    void hide() {
        wanted = null;
        work.request();
    }

    /** Ends the service, on this thread unless another one is working. */
    void close() {
        wanted = null;
        work.request(Runnable::run);
    }

    /** Returns whether nothing is registered and nobody works on it. */
    boolean isIdle() {
        return work.isIdle() && registration == null;
    }

    private void failed(Throwable failure) {
        if (failure instanceof IllegalStateException) {
            registration = null; // this bundle stops: the framework unregisters what it registered
        } else {
            failures.accept(failure);
        }
    }

    private void follow(@Nullable Wanted<S> next) {
        var before = shown;
        var present = registration;
        shown = next;
        if (present != null && (next == null || before == null || !next.service.equals(before.service))) {
            registration = null;
            present.unregister();
            present = null;
        }
        if (next != null && present == null) {
            registration = context.registerService(type, next.service, FrameworkUtil.asDictionary(next.properties));
        } else if (next != null && present != null && before != null && !next.properties.equals(before.properties)) {
            present.setProperties(FrameworkUtil.asDictionary(next.properties));
        }
    }

    private record Wanted<S>(S service, Map<String, Object> properties) {}
}
