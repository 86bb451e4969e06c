package org.netbearer.launcher;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;

/**
 * Runs one command line, from its options to its exit status.
 *
 * <p>Public for {@link Main}, which looks it up in another class loader.
 */
public final class Launcher {
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
        try {
            Options options = Options.parse(arguments);
            return switch (options.action()) {
                case HELP -> print(Options.HELP);
                case VERSION -> print("Netbearer " + version());
                case SHELL, COMMAND, DAEMON -> launch(options);
            };
        } catch (UsageException e) {
            return printError(USAGE, e.getMessage());
        } catch (IOException | BundleException e) {
            return printError(NOT_STARTED, "cannot start: " + FailureText.of(e));
        }
    }

    private static int launch(Options options) throws IOException, BundleException {
        var ended = new CompletableFuture<Integer>();
        var storage = Storage.open(options.storage());
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
        return ended.join();
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
