package org.netbearer.launcher;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;

/**
 * Runs one command line, from its options to its exit status.
 *
 * <p>Public for {@link Main}, which looks it up in another class loader.
 */
public final class Launcher {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int NOT_STARTED = 3;

    private Launcher() {}

    /**
     * Runs a command line.
     *
     * @param arguments see {@link Options#HELP}
     * @return the exit status
     */
    public static int run(String... arguments) {
        // the framework formats version numbers, which are digits of ASCII in no other locale
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        try {
            Options options = Options.parse(arguments);
            return switch (options.action()) {
                case HELP -> print(Options.HELP);
                case VERSION -> print("Netbearer " + version());
                case SHELL, COMMAND, DAEMON -> launch(options);
            };
        } catch (UsageException e) {
            return printError(USAGE, e.getMessage());
        } catch (StartException e) {
            return printError(NOT_STARTED, "cannot start: " + e.getMessage());
        } catch (IOException | BundleException | RuntimeException | Error e) {
            return printError(NOT_STARTED, "cannot start: " + reason(e));
        }
    }

    private static int launch(Options options) throws IOException, BundleException, StartException {
        String missing = RequiredModules.missing(ModuleLayer.boot());
        if (missing != null) {
            throw new StartException(missing);
        }
        var ended = new CompletableFuture<Integer>();
        var storage = Storage.open(options.storage());
        if (options.action() == Options.Action.COMMAND) {
            QuickCompilation.request(storage.folder());
        }
        var distribution = new Distribution(options, storage.folder());
        // the one way down, whether commands ended, the framework was stopped or a signal came
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            distribution.stop();
                            storage.close();
                        },
                        "netbearer-shutdown"));
        distribution.start(ended::complete);
        if (options.action() == Options.Action.DAEMON) {
            Terminal.printNotice("running until terminated");
        } else {
            var console =
                    new Thread(() -> ended.complete(distribution.runConsole(ended::complete)), "netbearer-console");
            console.setDaemon(true);
            console.setUncaughtExceptionHandler(
                    (thread, failure) -> ended.complete(printError(FAILED, FailureText.of(failure))));
            console.start();
        }
        return ended.join();
    }

    /** Returns why the start failed. */
    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPathException path) {
                return "no file name in this locale: " + path.getInput() + " (LC_ALL=C.UTF-8 allows all names)";
            }
        }
        return FailureText.of(failure);
    }

    private static int print(String text) {
        System.out.println(text);
        return 0;
    }

    private static int printError(int status, @Nullable String message) {
        Terminal.printError(String.valueOf(message));
        return status;
    }

    static String version() {
        String version = Launcher.class.getPackage().getImplementationVersion();
        return version == null ? "(version unknown)" : version;
    }
}
