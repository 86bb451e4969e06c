package org.netbearer.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.felix.framework.Felix;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/**
 * The framework with its bundles: those that travel in our own jar, and the user's.
 *
 * <p>Started once, stopped once; {@link #stop()} may come on any thread, also while it starts.
 */
final class Distribution {
    /** Property of the service that asks the console to run: the name of a {@link Options.Action}. */
    static final String ACTION = "netbearer.console.action";

    /** Property of the same service: the commands to run. */
    static final String COMMAND = "netbearer.console.command";

    /** Property of the same service: whether a person sits in front of it, a {@code Boolean}. */
    static final String TERMINAL = "netbearer.console.terminal";

    /** Properties of the service that prints a line on standard error. */
    private static final Dictionary<String, String> ERROR_LINES =
            FrameworkUtil.asDictionary(Map.of("netbearer.console", "complaints"));

    private static final long STOP_MILLIS = 10_000;

    private final Options options;
    private final Felix framework;
    private final PrintStream bundleOutput = Terminal.bundleOutput();

    Distribution(Options options, Path storage) {
        this.options = options;
        this.framework = new Felix(settings(options, storage));
    }

    private static Map<String, Object> settings(Options options, Path storage) {
        var settings = new HashMap<String, Object>();
        settings.put(
                Constants.FRAMEWORK_STORAGE, storage.resolve(Storage.BUNDLES).toString());
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(OwnBundles.LAST_START_LEVEL));
        settings.put("felix.log.logger", new FrameworkLog());
        settings.put("felix.log.level", "2");
        settings.put("org.osgi.service.log.admin.loglevel", options.verbose() ? "INFO" : "WARN");
        // gogo.shell brings commands; reading them from somebody is the console's part
        settings.put("gosh.args", "--nointeractive");
        settings.put("netbearer.version", Launcher.version());
        Path conf = options.conf();
        if (conf != null) {
            settings.put("felix.fileinstall.dir", conf.toString());
            settings.put("felix.fileinstall.filter", ".*\\.(cfg|config)");
            settings.put("felix.fileinstall.noInitialDelay", "true");
            settings.put("felix.fileinstall.enableConfigSave", "false");
            settings.put("felix.fileinstall.log.level", "2");
            settings.put(
                    "felix.fileinstall.tmpdir", storage.resolve("fileinstall").toString());
        }
        return settings;
    }

    /**
     * Starts everything, then asks the console to run.
     *
     * @param end takes the exit status, from any thread
     * @throws IOException if our own jar cannot be read
     * @throws BundleException if the framework does not start
     */
    void start(IntConsumer end) throws IOException, BundleException {
        System.setOut(bundleOutput);
        framework.init();
        framework
                .getBundleContext()
                .registerService(Consumer.class, (Consumer<String>) Terminal::printError, ERROR_LINES);
        OwnBundles.install(framework.getBundleContext(), options.conf() != null);
        framework.start();
        UserBundles.start(framework.getBundleContext(), options.bundles());
        var watch = new Thread(() -> awaitStop(end), "netbearer-framework");
        watch.setDaemon(true);
        watch.start();
        if (options.action() == Options.Action.DAEMON) {
            Terminal.printError("running until terminated");
        } else {
            Map<String, Object> request = Map.of(
                    ACTION, options.action().name(), COMMAND, options.command(), TERMINAL, Terminal.isAttached());
            framework.getBundleContext().registerService(IntConsumer.class, end, FrameworkUtil.asDictionary(request));
        }
    }

    /** Stops everything within a bounded time; harmless if it did not start. */
    void stop() {
        // some bundles print what they were interrupted at
        bundleOutput.close();
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            Terminal.printError("cannot stop: " + FailureText.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitStop(IntConsumer end) {
        try {
            framework.waitForStop(0);
            end.accept(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
