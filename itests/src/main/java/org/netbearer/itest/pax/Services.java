package org.netbearer.itest.pax;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import javax.inject.Inject;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Hands services to the fields of a test. */
final class Services {
    /** Stands in outside, where a parameter has to have some value although nobody will use it. */
    static final BundleContext NOWHERE = (BundleContext) Proxy.newProxyInstance(
            Services.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> {
                throw new IllegalStateException("outside of the container there is no bundle");
            });

    private static final long PATIENCE_MILLIS = 10_000;

    private Services() {}

    static void inject(Object test, BundleContext context) throws ReflectiveOperationException, InterruptedException {
        for (Class<?> type = test.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    field.set(test, find(field.getType(), context));
                }
            }
        }
    }

    private static Object find(Class<?> type, BundleContext context) throws InterruptedException {
        if (type == BundleContext.class) {
            return context;
        }
        var tracker = new ServiceTracker<Object, Object>(context, type.getName(), null);
        tracker.open();
        Object service = tracker.waitForService(PATIENCE_MILLIS);
        if (service == null) {
            throw new IllegalStateException("no service " + type.getName() + " within " + PATIENCE_MILLIS + " ms");
        }
        return service;
    }
}
