package org.netbearer.impl.jmx;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;
import org.osgi.framework.Constants;

/** What the MBean is called. Pure. */
final class ManagementNames {
    private static final String PLAIN =
            NetworkConfigurationManagerMXBean.DOMAIN + ":type=" + NetworkConfigurationManagerMXBean.TYPE;

    private ManagementNames() {}

    static ObjectName plain() {
        return parsed(PLAIN);
    }

    static ObjectName ofInstance(String instance) {
        boolean simple = instance.matches("[\\w.-]+");
        return parsed(PLAIN + ",instance=" + (simple ? instance : ObjectName.quote(instance)));
    }

    /**
     * Finds a name for a framework that stays the same over its starts: Karaf's own, else that of the folder that holds its
     * storage, else its identity, which is a new one at each start.
     */
    static String ofFramework(Function<String, @Nullable String> properties) {
        return Stream.of(
                        Optional.ofNullable(properties.apply("karaf.name")),
                        Optional.ofNullable(properties.apply(Constants.FRAMEWORK_STORAGE))
                                .map(folder -> Path.of(folder).toAbsolutePath().normalize())
                                .map(ManagementNames::shortName),
                        Optional.ofNullable(properties.apply(Constants.FRAMEWORK_UUID)))
                .flatMap(Optional::stream)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("other");
    }

    /** Returns the last parts of a path, since that of the folder alone is often the same everywhere. */
    private static String shortName(Path folder) {
        int parts = folder.getNameCount();
        return folder.subpath(Math.max(0, parts - 2), parts).toString().replace('\\', '/');
    }

    private static ObjectName parsed(String name) {
        try {
            return new ObjectName(name);
        } catch (MalformedObjectNameException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
