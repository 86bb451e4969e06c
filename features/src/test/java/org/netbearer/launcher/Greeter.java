package org.netbearer.launcher;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

/** What the bundle of a user does in these tests: brings the commands {@code user:greet}, {@code user:setting} and {@code user:changed}. */
public final class Greeter implements BundleActivator {
    private @Nullable BundleContext context;

    @Override
    public void start(BundleContext bundle) {
        context = bundle;
        bundle.registerService(
                Greeter.class,
                this,
                FrameworkUtil.asDictionary(Map.of("osgi.command.scope", "user", "osgi.command.function", new String[] {
                    "greet", "setting", "changed", "act"
                })));
    }

    @Override
    public void stop(BundleContext context) {}

    /**
     * The command.
     *
     * @param name whom to greet
     * @return the greeting
     */
    public String greet(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("greet: nobody\nthere");
        }
        return "hello " + name;
    }

    /**
     * Another command.
     *
     * @param pid of a configuration
     * @param key of one of its properties
     * @return its value
     */
    public Object setting(String pid, String key) throws IOException {
        ConfigurationAdmin admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        return admin.getConfiguration(pid, null).getProperties().get(key);
    }

    /**
     * A command that waits.
     *
     * @param pid of a configuration
     * @param key of one of its properties
     * @param before a value of it
     * @return another value, or the same one if it stays so for half a minute
     */
    public Object changed(String pid, String key, String before) throws IOException, InterruptedException {
        var changes = new LinkedBlockingQueue<ConfigurationEvent>();
        var listener = context.registerService(ConfigurationListener.class, changes::add, null);
        try {
            while (setting(pid, key).equals(before) && changes.poll(30, TimeUnit.SECONDS) != null) {}
            return setting(pid, key);
        } finally {
            listener.unregister();
        }
    }

    /**
     * A command that changes the state of a bundle.
     *
     * @param action {@code start}, {@code stop} or {@code update}
     * @param name of the bundle
     */
    public void act(String action, String name) throws BundleException {
        for (Bundle bundle : context.getBundles()) {
            if (name.equals(bundle.getSymbolicName())) {
                switch (action) {
                    case "start" -> bundle.start();
                    case "stop" -> bundle.stop();
                    default -> bundle.update();
                }
            }
        }
    }
}
