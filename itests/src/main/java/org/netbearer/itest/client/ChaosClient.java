package org.netbearer.itest.client;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionRequest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Commands of the shell that change bundles, register listeners that misbehave, and describe the present; in a scope that is
 * named like the bundle. Each returns one line. Confined to the thread of the shell.
 */
@Component(service = {})
public final class ChaosClient {
    private static final String[] COMMANDS = {"bundle", "misbehave", "abandon", "behave", "rows", "way", "footprint"};
    private static final int PATIENCE_SECONDS = 30;

    /** It counts losses for a minute after the last one. */
    private static final String FLAPPING = "netbearer-log-timer";

    private static final int CONNECT_SECONDS = 3;
    private static final long BLOCKED_NANOS = 300_000_000;

    private final BundleContext context;
    private final Deque<ServiceRegistration<?>> listeners = new ArrayDeque<>();
    private final Deque<NotificationListener> clients = new ArrayDeque<>();
    private final Deque<NetworkSession> sessions = new ArrayDeque<>();
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /**
     * Offers the commands.
     *
     * @param context of the bundle whose name is their scope
     */
    @Activate
    public ChaosClient(BundleContext context) {
        this.context = context;
        context.registerService(
                ChaosClient.class,
                this,
                FrameworkUtil.asDictionary(Map.of(
                        "osgi.command.scope",
                        context.getBundle().getSymbolicName(),
                        "osgi.command.function",
                        COMMANDS)));
    }

    @Deactivate
    void deactivate() {
        behave();
    }

    /** Stops, starts, updates, refreshes or reinstalls a bundle, and waits until that is done. */
    public String bundle(String name, String action) throws BundleException, InterruptedException {
        Bundle bundle = bundle(name);
        switch (action) {
            case "stop" -> bundle.stop();
            case "start" -> bundle.start();
            case "refresh" -> refresh(bundle);
            case "update" -> {
                bundle.update();
                refresh(bundle);
            }
            case "reinstall" -> {
                bundle.uninstall();
                refresh(bundle);
                context.installBundle(bundle.getLocation()).start();
            }
            default -> throw new IllegalArgumentException(action);
        }
        return "done";
    }

    /** Registers a listener that throws an exception or an error, blocks, or unregisters while it is called; or one of JMX. */
    public String misbehave(String how) throws JMException {
        if (how.equals("jmx")) {
            NotificationListener client = (notification, handback) -> {
                throw new IllegalStateException("a client of JMX that fails");
            };
            for (ObjectName name : server.queryNames(new ObjectName("org.netbearer:*"), null)) {
                server.addNotificationListener(name, client, null, null);
                clients.add(client);
            }
            return "done";
        }
        var listener = new Misbehaving(how);
        var registration = context.registerService(NetworkListener.class, listener, null);
        listener.begin(registration);
        listeners.add(registration);
        return "done";
    }

    /** Begins to open a session that nobody looks after, if there is a manager. */
    public String abandon(String identifier) {
        var reference = context.getServiceReference(NetworkConfigurationManager.class);
        if (reference == null) {
            return "no manager";
        }
        try {
            NetworkConfigurationManager manager = context.getService(reference);
            NetworkSession session =
                    manager.createSession(SessionRequest.on(manager.configurationFromIdentifier(identifier))
                            .connectTimeout(Duration.ofSeconds(CONNECT_SECONDS)));
            session.open();
            sessions.add(session);
            return "begun";
        } finally {
            context.ungetService(reference);
        }
    }

    /** Closes the sessions, whose manager may have gone, and takes away whatever misbehaves. */
    public String behave() {
        while (!sessions.isEmpty()) {
            NetworkSession session = sessions.remove();
            try {
                session.closeAsync();
            } catch (RuntimeException | LinkageError gone) {
                // its manager was stopped, and maybe uninstalled
            }
        }
        while (!listeners.isEmpty()) {
            unregister(listeners.remove());
        }
        while (!clients.isEmpty()) {
            NotificationListener client = clients.remove();
            try {
                for (ObjectName name : server.queryNames(new ObjectName("org.netbearer:*"), null)) {
                    server.removeNotificationListener(name, client);
                }
            } catch (JMException gone) {
                // the MBean that it listened to was replaced
            }
        }
        return "done";
    }

    /** Lists identifier, state, type and name of what a bearer reports, in one line. */
    public String rows(String bearer) {
        return snapshot().configurations().stream()
                .filter(each -> each.identifier().startsWith(bearer + ":"))
                .map(each -> each.identifier() + "=" + each.state() + " " + each.bearerType() + " " + each.name())
                .sorted()
                .collect(Collectors.joining("|", "[", "]"));
    }

    /** Returns the name of the interface of the default configuration, or {@code none}; and {@code online} or {@code offline}. */
    public String way() {
        NetworkSnapshot now = snapshot();
        return now.defaultConfiguration()
                        .flatMap(each -> each.link().map(NetworkLink::name))
                        .orElse("none")
                + (now.online() ? " online" : " offline");
    }

    /** Counts what may leak: our threads but spare ones by name, services, MBeans, open files. */
    public String footprint() throws JMException, InvalidSyntaxException, IOException {
        System.gc();
        String threads = Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().startsWith("netbearer-"))
                .filter(each -> !each.getKey().getName().equals(FLAPPING))
                .filter(each -> Stream.of(each.getValue())
                        .noneMatch(frame -> frame.getClassName().startsWith("java.util.concurrent.SynchronousQueue")))
                .map(each -> each.getKey().getName().replaceAll("\\d+", "#"))
                .sorted()
                .collect(Collectors.joining(",", "[", "]"));
        String services = Stream.of(context.getAllServiceReferences(null, null))
                .filter(each -> each.getBundle() != null
                        && each.getBundle().getSymbolicName().startsWith("org.netbearer."))
                .map(ChaosClient::type)
                .sorted()
                .collect(Collectors.joining(",", "[", "]"));
        int beans = server.queryNames(new ObjectName("org.netbearer*:*"), null).size();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return "beans=" + beans + " files=" + files.count() + " threads=" + threads + " services=" + services;
        }
    }

    /** Returns the simple name of a service's first type, with what identifies a condition. */
    private static String type(ServiceReference<?> service) {
        String type = ((String[]) service.getProperty("objectClass"))[0];
        Object condition = service.getProperty("osgi.condition.id");
        return type.substring(type.lastIndexOf('.') + 1) + (condition == null ? "" : "/" + condition);
    }

    private NetworkSnapshot snapshot() {
        var reference = context.getServiceReference(NetworkConfigurationManager.class);
        if (reference == null) {
            return NetworkSnapshot.EMPTY;
        }
        try {
            return context.getService(reference).snapshot();
        } finally {
            context.ungetService(reference);
        }
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(each -> each.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private void refresh(Bundle bundle) throws InterruptedException {
        var done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(bundle + " is not refreshed");
        }
    }

    private static void unregister(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException gone) {
            // it ended itself
        }
    }

    /** Fails, blocks, or ends its own registration, even before that is known. */
    private static final class Misbehaving implements NetworkListener {
        private final String how;
        private volatile @Nullable ServiceRegistration<?> registration;
        private volatile boolean ended;

        Misbehaving(String how) {
            this.how = how;
        }

        void begin(ServiceRegistration<?> made) {
            registration = made;
            if (ended) {
                unregister(made);
            }
        }

        @Override
        public void networkChanged(NetworkChange change) {
            switch (how) {
                case "throw" -> throw new IllegalStateException("a listener that fails");
                case "error" -> throw new LinkageError("a listener that fails badly");
                case "block" -> LockSupport.parkNanos(BLOCKED_NANOS);
                default -> end();
            }
        }

        private void end() {
            ended = true;
            ServiceRegistration<?> made = registration;
            if (made != null) {
                unregister(made);
            }
        }
    }
}
