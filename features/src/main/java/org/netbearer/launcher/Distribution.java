package org.netbearer.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import org.apache.felix.framework.Felix;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.url.URLConstants;
import org.osgi.service.url.URLStreamHandlerService;

/**
 * The framework with its bundles: those that travel in our own jar, and the user's.
 *
 * <p>Started once, stopped once; {@link #stop()} may come on any thread, also while it starts.
 */
final class Distribution {
    /** Name of the class in the bundle of the console that runs commands; a {@code ToIntFunction} of its request. */
    private static final String CONSOLE = "org.netbearer.console.Console";

    private static final String CONSOLE_BUNDLE = "org.netbearer.console";

    /** Properties of the service that prints a line on standard error. */
    private static final Dictionary<String, String> ERROR_LINES =
            FrameworkUtil.asDictionary(Map.of("netbearer.console", "errors"));

    private static final long STOP_MILLIS = 10_000;

    private final Options options;
    private final ErrorLines errors = new ErrorLines();
    private final Felix framework;
    private final PrintStream bundleOutput = Terminal.bundleOutput();

    Distribution(Options options, Path storage) {
        this.options = options;
        this.framework = new Felix(settings(options, storage, new FrameworkLog(errors)));
    }

    private static Map<String, Object> settings(Options options, Path storage, FrameworkLog log) {
        var settings = new HashMap<String, Object>();
        settings.put(
                Constants.FRAMEWORK_STORAGE, storage.resolve(Storage.BUNDLES).toString());
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(OwnBundles.LAST_START_LEVEL));
        settings.put("felix.log.logger", log);
        settings.put("felix.log.level", "2");
        boolean daemon = options.action() == Options.Action.DAEMON;
        settings.put("org.osgi.service.log.admin.loglevel", daemon || options.verbose() ? "INFO" : "WARN");
        settings.put("netbearer.log.time", String.valueOf(daemon && !Terminal.isJournal()));
        // gogo.shell brings commands; reading them from somebody is the console's part
        settings.put("gosh.args", "--nointeractive");
        settings.put("netbearer.version", Launcher.version());
        Path state = options.state();
        if (state != null) {
            settings.put("netbearer.state", state.toString());
        }
        Path conf = options.conf();
        if (conf != null) {
            settings.put("felix.fileinstall.dir", conf.toString());
            settings.put("felix.fileinstall.filter", ".*\\.(cfg|config)");
            settings.put("felix.fileinstall.configEncoding", Utf8WithMark.NAME);
            settings.put("felix.fileinstall.noInitialDelay", "true");
            settings.put("felix.fileinstall.enableConfigSave", "false");
            settings.put("felix.fileinstall.log.level", "2");
            settings.put(
                    "felix.fileinstall.tmpdir", storage.resolve("fileinstall").toString());
        }
        return settings;
    }

    /**
     * Starts everything.
     *
     * @param end called with the exit status when the framework stops, on any thread
     * @throws IOException if our own jar cannot be read
     * @throws BundleException if the framework does not start
     * @throws StartException if one of our own bundles does not start
     */
    void start(IntConsumer end) throws IOException, BundleException, StartException {
        System.setOut(bundleOutput);
        framework.init();
        BundleContext context = framework.getBundleContext();
        context.registerService(Consumer.class, errors, ERROR_LINES);
        context.registerService(
                URLStreamHandlerService.class,
                new BundleUrls(OwnBundles.home()),
                FrameworkUtil.asDictionary(Map.of(URLConstants.URL_HANDLER_PROTOCOL, OwnBundles.SCHEME)));
        var own = OwnBundles.install(context, groups());
        framework.start();
        StartCheck.requireActive(own);
        errors.release();
        UserBundles.start(context, options.bundles());
        var watch = new Thread(() -> awaitStop(end), "netbearer-framework");
        watch.setDaemon(true);
        watch.start();
    }

    /** Returns the groups of bundles that this run needs. */
    private Set<String> groups() {
        var groups = new HashSet<>(OwnBundles.ALWAYS);
        if (options.conf() != null) {
            groups.add(OwnBundles.CONFIGURATIONS);
        }
        if (options.action() == Options.Action.SHELL && Terminal.isAttached()) {
            groups.add(OwnBundles.LINE_EDITOR);
        }
        return groups;
    }

    /**
     * Runs the console until it ends.
     *
     * @param end called with the exit status if the output is gone, on any thread
     * @return the exit status
     */
    @SuppressWarnings("unchecked") // another class loader's, of which only the interface is known here
    int runConsole(IntConsumer end) {
        Map<String, Object> request = Map.of(
                "action",
                options.action().name(),
                "command",
                options.command(),
                "terminal",
                Terminal.isAttached(),
                "errors",
                errors,
                "redirect",
                (Consumer<@Nullable Consumer<String>>) errors::redirect,
                "end",
                end);
        try {
            for (Bundle bundle : framework.getBundleContext().getBundles()) {
                if (CONSOLE_BUNDLE.equals(bundle.getSymbolicName())) {
                    var console = bundle.loadClass(CONSOLE)
                            .getConstructor(BundleContext.class)
                            .newInstance(bundle.getBundleContext());
                    return ((ToIntFunction<Map<String, Object>>) console).applyAsInt(request);
                }
            }
            throw new ClassNotFoundException(CONSOLE_BUNDLE);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the console cannot be loaded: " + e, e);
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
