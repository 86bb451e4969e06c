package org.netbearer.itest.tenant;

import static java.util.stream.Collectors.joining;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanServer;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateReport;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Does what it is told by a word, some with the beginning of an identifier after it, and never lets go of anything by itself.
 *
 * <ul>
 *   <li>{@code hold}: gets manager, handles, snapshot and a proxy of the MBean, which it listens to
 *   <li>{@code update}: asks for an update and holds its stage; answers with a future of what becomes of it, in words
 *   <li>{@code known}: answers how many configurations there are
 *   <li>{@code alive}: answers how many of the handles that it holds are valid
 *   <li>{@code told}: answers how many notifications came since it was last told to hold
 *   <li>{@code read}: reads an attribute through each proxy that it holds, and answers how many there are
 *   <li>{@code release}: lets go of everything
 * </ul>
 *
 * Its service, and its answers, are of types of the JDK, for tests that must not be tied to the life of the api. Thread-safe.
 */
@Component(service = Function.class, property = "tenant=hoarder")
public final class Hoarder implements Function<String, Object> {
    private final List<Object> held = new CopyOnWriteArrayList<>();
    private final AtomicInteger told = new AtomicInteger();
    private final NotificationListener listener = (notification, handback) -> told.incrementAndGet();
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final BundleContext context;

    /**
     * Holds nothing yet.
     *
     * @param context of the tenant's bundle
     */
    @Activate
    public Hoarder(BundleContext context) {
        this.context = context;
    }

    @Override
    public Object apply(String words) {
        String[] word = words.split(" ", 2);
        String prefix = word.length == 1 ? "" : word[1];
        try {
            return switch (word[0]) {
                case "hold" -> hold();
                case "update" -> update();
                case "known" ->
                    (int) manager().snapshot().configurations().stream()
                            .filter(configuration -> configuration.identifier().startsWith(prefix))
                            .count();
                case "alive" ->
                    (int) held(NetworkConfiguration.class).stream()
                            .filter(handle -> handle.identifier().startsWith(prefix) && handle.isValid())
                            .count();
                case "told" -> told.get();
                case "read" ->
                    (int) held(NetworkConfigurationManagerMXBean.class).stream()
                            .filter(proxy -> proxy.getRevision() > 0)
                            .count();
                case "release" -> release();
                default -> throw new IllegalArgumentException(words);
            };
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private int hold() throws JMException {
        NetworkConfigurationManager manager = manager();
        held.add(manager);
        held.addAll(manager.allConfigurations());
        held.add(manager.defaultConfiguration());
        held.add(manager.snapshot());
        for (ObjectName bean : beans()) {
            held.add(JMX.newMXBeanProxy(server, bean, NetworkConfigurationManagerMXBean.class));
            server.addNotificationListener(bean, listener, null, null);
        }
        told.set(0);
        return held.size();
    }

    private CompletableFuture<String> update() {
        var stage = manager().updateConfigurations();
        held.add(stage);
        return stage.handle(Hoarder::outcome).toCompletableFuture();
    }

    private static String outcome(@Nullable UpdateReport report, @Nullable Throwable failure) {
        if (failure instanceof NetworkException refused) {
            return refused.reason().name();
        }
        return report == null
                ? String.valueOf(failure)
                : report.bearers().stream()
                        .map(bearer -> bearer.bearer() + "=" + bearer.outcome())
                        .collect(joining(" "));
    }

    @Deactivate
    void deactivate() throws JMException {
        release();
    }

    private int release() throws JMException {
        for (ObjectName bean : beans()) {
            try {
                server.removeNotificationListener(bean, listener);
            } catch (InstanceNotFoundException | ListenerNotFoundException e) {
                // the one that it listened to is gone, and with it whoever listened
            }
        }
        held.clear();
        return 0;
    }

    private Set<ObjectName> beans() throws JMException {
        return server.queryNames(
                new ObjectName(NetworkConfigurationManagerMXBean.DOMAIN + ":type="
                        + NetworkConfigurationManagerMXBean.TYPE + ",*"),
                null);
    }

    private <T> List<T> held(Class<T> type) {
        return held.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private NetworkConfigurationManager manager() {
        ServiceReference<NetworkConfigurationManager> reference =
                context.getServiceReference(NetworkConfigurationManager.class);
        if (reference == null) {
            throw new IllegalStateException("there is no manager");
        }
        return context.getService(reference);
    }
}
