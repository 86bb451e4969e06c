package org.netbearer.shell;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Converter;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.testkit.SettableManager;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;

/**
 * Starts the bundle that {@link GogoIT} puts into its framework: a manager that shows {@link Samples#office()}, and a service
 * made of JDK types that runs a command line as the launcher does.
 */
public final class ProbeActivator implements BundleActivator {
    private final SettableManager manager = new SettableManager();

    @Override
    public void start(BundleContext context) throws Exception {
        manager.publish(Samples.office());
        context.addServiceListener(
                event -> greet(context, event),
                // the monitor's, not the one that keeps the history
                "(&(objectClass=" + NetworkListener.class.getName() + ")(" + NetworkListener.MEASUREMENTS + "=*))");
        context.registerService(NetworkConfigurationManager.class, impatient(), null);
        context.registerService(
                UnaryOperator.class,
                line -> run((String) line, context),
                FrameworkUtil.asDictionary(java.util.Map.of("probe", "run")));
    }

    @Override
    public void stop(BundleContext context) {
        manager.stop();
    }

    /** Tells a new listener the present, and then that the machine lost all it had. */
    private void greet(BundleContext context, ServiceEvent event) {
        var listener = (NetworkListener) context.getService(event.getServiceReference());
        if (event.getType() == ServiceEvent.REGISTERED) {
            manager.publish(Samples.office());
            manager.add(listener);
            manager.publish(List.of(Samples.corporate()), List.of());
        } else if (event.getType() == ServiceEvent.UNREGISTERING) {
            manager.remove(listener);
            manager.publish(Samples.office());
        }
    }

    /** Creates the manager end its updates at once. */
    private NetworkConfigurationManager impatient() {
        return (NetworkConfigurationManager) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {NetworkConfigurationManager.class},
                (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(manager, arguments);
                        manager.complete(new BearerUpdate("nm", UpdateOutcome.RECENT, "looked a moment ago"));
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Runs a line in a new session; gives all that it printed, then its value or, after a sign, its failure. */
    private static String run(String line, BundleContext context) {
        var processor = context.getService(context.getServiceReference(CommandProcessor.class));
        var out = new ByteArrayOutputStream();
        try (var session = processor.createSession(InputStream.nullInputStream(), out, out)) {
            var value = session.execute(line);
            String printed = out.toString(StandardCharsets.UTF_8);
            return value == null ? printed : printed + session.format(value, Converter.INSPECT);
        } catch (Exception e) {
            return out.toString(StandardCharsets.UTF_8) + "FAILED " + e.getMessage();
        }
    }
}
