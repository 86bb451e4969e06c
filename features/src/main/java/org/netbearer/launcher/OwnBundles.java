package org.netbearer.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The bundles that travel in the jar of this class, as {@code bundles/GROUP/NAME.jar}; the group is the start level. */
final class OwnBundles {
    /** The scheme of the locations; {@link BundleUrls} opens them. */
    static final String SCHEME = "netbearer";

    private static final String LOCATION = SCHEME + ":";
    private static final String FOLDER = "bundles/";

    /** The log comes first, so that it goes last; configurations come before the components that they are for. */
    private static final List<String> GROUPS = List.of("log", "editor", "platform", "conf", "netbearer", system());

    /** The group that reads configurations from a folder. */
    static final String CONFIGURATIONS = "conf";

    /** The group with which a person edits lines. */
    static final String LINE_EDITOR = "editor";

    /** The groups that every run needs. */
    static final Set<String> ALWAYS = Set.of("log", "platform", "netbearer", system());

    /** The start level at which all of them are started. */
    static final int LAST_START_LEVEL = GROUPS.size();

    private OwnBundles() {}

    /**
     * Installs or updates the bundles in an initialised framework and marks all to be started; bundles of an earlier run that are no
     * longer wanted are uninstalled.
     *
     * @param groups the groups that are wanted
     * @return all of them, in the order of their names
     */
    static List<Bundle> install(BundleContext context, Set<String> groups) throws IOException, BundleException {
        List<Bundle> installed = new ArrayList<>();
        try (JarFile jar = new JarFile(home().toFile())) {
            List<JarEntry> wanted = bundles(jar, groups);
            uninstallOthers(context, wanted);
            for (JarEntry entry : wanted) {
                Bundle bundle = install(context, jar, entry);
                bundle.adapt(BundleStartLevel.class).setStartLevel(1 + GROUPS.indexOf(group(entry)));
                installed.add(bundle);
            }
        }
        return installed;
    }

    /** Uninstalls what an earlier version left, before a bundle of the same name comes from another place. */
    private static void uninstallOthers(BundleContext context, List<JarEntry> wanted) throws BundleException {
        Set<String> locations =
                wanted.stream().map(entry -> LOCATION + entry.getName()).collect(Collectors.toSet());
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION) && !locations.contains(bundle.getLocation())) {
                bundle.uninstall();
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

    private static List<JarEntry> bundles(JarFile jar, Set<String> groups) {
        return jar.stream()
                .filter(entry ->
                        entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".jar"))
                .filter(entry -> groups.contains(group(entry)))
                .toList();
    }

    private static String group(JarEntry entry) {
        String name = entry.getName();
        return name.substring(FOLDER.length(), name.lastIndexOf('/'));
    }

    /** Returns the group of the bearers that are for this system alone; those of others are not installed. */
    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
    }

    /** Returns the path of our own jar. */
    static Path home() throws IOException {
        try {
            return Path.of(OwnBundles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the location of our own jar is no path: " + e.getMessage(), e);
        }
    }
}
