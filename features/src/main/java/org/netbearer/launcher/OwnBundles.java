package org.netbearer.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The bundles that travel in the jar of this class, as {@code bundles/GROUP/NAME.jar}; the group is the start level. */
final class OwnBundles {
    private static final String LOCATION = "netbearer:";
    private static final String FOLDER = "bundles/";

    /** The log comes first, so that it goes last; configurations come before the components that they are for. */
    private static final List<String> GROUPS = List.of("log", "platform", "conf", "netbearer");

    /** The start level at which all of them are started. */
    static final int LAST_START_LEVEL = GROUPS.size();

    private OwnBundles() {}

    /**
     * Installs or updates the bundles in an initialised framework and marks all to be started; bundles of an earlier run that are no longer wanted are uninstalled.
     *
     * @param conf whether the group {@code conf} is wanted
     */
    static void install(BundleContext context, boolean conf) throws IOException, BundleException {
        Path home = home();
        try (JarFile jar = new JarFile(home.toFile())) {
            Set<String> wanted = new HashSet<>();
            for (JarEntry entry : bundles(jar)) {
                String group = group(entry);
                if (conf || !group.equals("conf")) {
                    wanted.add(LOCATION + entry.getName());
                    install(context, jar, entry).adapt(BundleStartLevel.class).setStartLevel(1 + GROUPS.indexOf(group));
                }
            }
            for (Bundle bundle : context.getBundles()) {
                if (bundle.getLocation().startsWith(LOCATION) && !wanted.contains(bundle.getLocation())) {
                    bundle.uninstall();
                }
            }
        }
    }

    private static Bundle install(BundleContext context, JarFile jar, JarEntry entry)
            throws IOException, BundleException {
        String location = LOCATION + entry.getName();
        Bundle known = context.getBundle(location);
        try (InputStream content = jar.getInputStream(entry)) {
            if (known == null) {
                known = context.installBundle(location, content);
                known.start();
            } else {
                known.update(content);
            }
            return known;
        }
    }

    private static List<JarEntry> bundles(JarFile jar) {
        List<JarEntry> bundles = new ArrayList<>();
        jar.stream()
                .filter(entry ->
                        entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".jar"))
                .forEach(bundles::add);
        return bundles;
    }

    private static String group(JarEntry entry) {
        String name = entry.getName();
        return name.substring(FOLDER.length(), name.lastIndexOf('/'));
    }

    private static Path home() throws IOException {
        try {
            return Path.of(OwnBundles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("our own jar has a strange place: " + e.getMessage(), e);
        }
    }
}
