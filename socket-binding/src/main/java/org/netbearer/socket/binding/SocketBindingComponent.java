package org.netbearer.socket.binding;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.socket.binding.jna.DarwinSockets;
import org.netbearer.socket.binding.jna.LinuxSockets;
import org.netbearer.socket.binding.jna.WindowsSockets;
import org.netbearer.socket.binding.system.SystemSockets;
import org.netbearer.spi.SocketBinder;
import org.netbearer.support.concurrent.DaemonThread;
import org.netbearer.support.log.DeferredLog;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.LoggerFactory;

/**
 * Registers the {@link SocketBinder} once a trial has worked here; else logs once why there is none.
 *
 * <p>Thread-safe. States: trying (on a thread of its own, since loading a library may take its time), then registered or
 * given up; closed from any of them.
 */
@Component(
        service = {},
        immediate = true)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.netbearer.spi.SocketBinder\"",
        uses = SocketBinder.class)
public final class SocketBindingComponent {
    /** Longer than any library takes to load; a stop of the bundle waits no longer than that. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BundleContext context;
    private final DeferredLog log = new DeferredLog(SocketBindingComponent.class.getName(), PrintableText::of);
    private volatile @Nullable Thread trial;
    private final Object lock = new Object();
    // guarded by lock
    private @Nullable ServiceRegistration<SocketBinder> registration;
    private boolean closed;

    /**
     * For Declarative Services.
     *
     * @param context where the service is registered
     */
    @Activate
    public SocketBindingComponent(BundleContext context) {
        this.context = context;
    }

    @Activate
    void activate() {
        var thread = DaemonThread.create(this::tryOut, "netbearer-socket-binding");
        trial = thread;
        thread.start();
    }

    @Deactivate
    void deactivate() {
        synchronized (lock) {
            closed = true;
        }
        awaitTrial();
        ServiceRegistration<SocketBinder> offered;
        synchronized (lock) {
            offered = registration;
            registration = null;
        }
        if (offered != null) {
            offered.unregister();
        }
    }

    /** Waits, so that the service is not unregistered while its registration is still being delivered to listeners. */
    private void awaitTrial() {
        Thread thread = trial;
        if (thread == null || thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindLoggers(LoggerFactory factory) {
        log.bind(factory);
    }

    void unbindLoggers(LoggerFactory factory) {
        log.unbind(factory);
    }

    private void tryOut() {
        try {
            var binder =
                    new InterfaceBinder(systemSockets(System.getProperty("os.name", "")), JdkDescriptors.ofThisJvm());
            binder.tryOut();
            offer(binder);
        } catch (IOException | RuntimeException refused) {
            giveUp(String.valueOf(refused.getMessage()));
        } catch (LinkageError missing) {
            giveUp("there is no JNA, or a library lacks a function: " + missing.getMessage());
        }
    }

    private void offer(SocketBinder binder) {
        synchronized (lock) {
            if (closed) {
                return;
            }
        }
        var offered = context.registerService(SocketBinder.class, binder, null);
        synchronized (lock) {
            if (!closed) {
                registration = offered;
                return;
            }
        }
        offered.unregister();
    }

    private void giveUp(String why) {
        synchronized (lock) {
            if (closed) {
                return; // whatever went wrong then, it is no matter any more
            }
        }
        log.info("sockets cannot be bound to an interface here: " + why);
    }

    /** The classes that know JNA are loaded here at the earliest. */
    static SystemSockets systemSockets(String system) throws IOException {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return LinuxSockets.load();
        }
        if (name.startsWith("windows")) {
            return WindowsSockets.load();
        }
        if (name.startsWith("mac")) {
            return DarwinSockets.load();
        }
        throw new IOException("this is not known for " + system);
    }
}
