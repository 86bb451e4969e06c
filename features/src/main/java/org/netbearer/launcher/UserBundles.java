package org.netbearer.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * The bundles of a folder that the user named; one that cannot be used is reported in one line, and the others start.
 *
 * <p>They are started for this run only. What a kept storage holds of an earlier run is not started by the framework, before
 * anybody knows whether it is still wanted.
 */
final class UserBundles {
    /** Begins the locations, and tells these bundles from those that somebody installed in the shell. */
    private static final String LOCATION = "bundles:";

    private UserBundles() {}

    /**
     * Starts the bundles of a folder, and removes those of an earlier run that are not in it.
     *
     * @param folder the folder; null for none
     */
    static void start(BundleContext context, @Nullable Path folder) throws IOException, BundleException {
        Map<Bundle, Path> files = new LinkedHashMap<>();
        for (Path file : jars(folder)) {
            try (InputStream content = Files.newInputStream(file)) {
                files.put(install(context, file, content), file);
            } catch (BundleException | IOException e) {
                Terminal.printError(file.getFileName() + " is not installed: " + FailureText.of(e));
            }
        }
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION) && !files.containsKey(bundle)) {
                bundle.uninstall();
            }
        }
        files.forEach(UserBundles::start);
    }

    private static void start(Bundle bundle, Path file) {
        try {
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                bundle.start(Bundle.START_TRANSIENT);
            }
        } catch (BundleException e) {
            Terminal.printError(file.getFileName() + " is not started: " + FailureText.of(e));
        }
    }

    private static Bundle install(BundleContext context, Path file, InputStream content) throws BundleException {
        String location = LOCATION + file;
        Bundle known = context.getBundle(location);
        if (known == null) {
            return context.installBundle(location, content);
        }
        known.update(content);
        return known;
    }

    private static List<Path> jars(@Nullable Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        if (folder != null) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                files.forEach(jars::add);
            }
        }
        jars.sort(null);
        return jars;
    }
}
