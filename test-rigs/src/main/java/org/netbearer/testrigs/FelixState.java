package org.netbearer.testrigs;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What a framework shows of itself, for a failure that is to explain itself: bundles, services, components, threads. Confined to
 * one thread.
 */
final class FelixState {
    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";

    private final BundleContext framework;
    private final StringBuilder text = new StringBuilder();

    private FelixState(BundleContext framework) {
        this.framework = framework;
    }

    /**
     * Describes everything.
     *
     * @param framework the system bundle's context
     * @param bundle the bundle whose components are described
     */
    static String describe(BundleContext framework, Bundle bundle) {
        var state = new FelixState(framework);
        try {
            state.bundles();
            state.services();
            state.components(bundle);
        } catch (ReflectiveOperationException | InvalidSyntaxException | RuntimeException fault) {
            state.line("and no more, because of " + fault);
        }
        state.threads();
        return state.text.toString();
    }

    private void line(String line) {
        text.append("\n  ").append(line);
    }

    private void bundles() {
        for (Bundle each : framework.getBundles()) {
            line("bundle " + each + " in state " + each.getState() + ", modified " + each.getLastModified());
        }
    }

    private void services() throws InvalidSyntaxException {
        var references = framework.getAllServiceReferences(null, null);
        for (var each : references == null ? new ServiceReference<?>[0] : references) {
            var properties = new TreeMap<String, Object>();
            for (String key : each.getPropertyKeys()) {
                var value = each.getProperty(key);
                properties.put(key, value instanceof Object[] array ? Arrays.toString(array) : value);
            }
            line("service of " + each.getBundle() + " " + properties);
        }
    }

    /** Its types are those of the framework's own bundle, not the test's; but every one of its values can print itself. */
    private void components(Bundle bundle) throws ReflectiveOperationException {
        var reference = framework.getServiceReference(RUNTIME);
        if (reference == null) {
            line("no component runtime");
            return;
        }
        var runtime = framework.getService(reference);
        var described = (Collection<?>) call(runtime, "getComponentDescriptionDTOs", (Object) new Bundle[] {bundle});
        for (Object component : described) {
            line("component " + component);
            for (Object configuration : (Collection<?>) call(runtime, "getComponentConfigurationDTOs", component)) {
                line("  configured as " + configuration);
            }
        }
    }

    private static Object call(Object target, String name, Object argument) throws ReflectiveOperationException {
        for (var type : target.getClass().getInterfaces()) {
            for (var method : type.getMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 1) {
                    return method.invoke(target, argument);
                }
            }
        }
        throw new InvocationTargetException(null, name + " is not there");
    }

    private void threads() {
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            line("thread " + each.getKey().getName() + " " + each.getKey().getState());
            Arrays.stream(each.getValue()).limit(25).forEach(frame -> line("    at " + frame));
        }
    }
}
