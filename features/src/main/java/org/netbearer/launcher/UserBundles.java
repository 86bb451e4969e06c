package org.netbearer.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** The bundles of a folder that the user named; one that cannot be used is said in one line, and the others start. */
final class UserBundles {
    private UserBundles() {}

    static void start(BundleContext context, Path folder) throws IOException {
        List<Bundle> bundles = new ArrayList<>();
        for (Path file : jars(folder)) {
            try (InputStream content = Files.newInputStream(file)) {
                bundles.add(install(context, file, content));
            } catch (BundleException | IOException e) {
                Terminal.say(file.getFileName() + " is not installed: " + Reason.of(e));
            }
        }
        for (Bundle bundle : bundles) {
            try {
                if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                    bundle.start();
                }
            } catch (BundleException e) {
                Terminal.say(Path.of(bundle.getLocation()).getFileName() + " is not started: " + Reason.of(e));
            }
        }
    }

    private static Bundle install(BundleContext context, Path file, InputStream content) throws BundleException {
        Bundle known = context.getBundle(file.toString());
        if (known == null) {
            return context.installBundle(file.toString(), content);
        }
        known.update(content);
        return known;
    }

    private static List<Path> jars(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            files.forEach(jars::add);
        }
        jars.sort(null);
        return jars;
    }
}
