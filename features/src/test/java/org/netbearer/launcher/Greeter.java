package org.netbearer.launcher;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/** What the bundle of a user does in these tests: brings the commands {@code user:greet} and {@code user:setting}. */
public final class Greeter implements BundleActivator {
    private @Nullable BundleContext context;

    @Override
    public void start(BundleContext bundle) {
        context = bundle;
        bundle.registerService(
                Greeter.class,
                this,
                FrameworkUtil.asDictionary(Map.of(
                        "osgi.command.scope", "user", "osgi.command.function", new String[] {"greet", "setting"})));
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
}
