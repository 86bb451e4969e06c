package org.netbearer.itest.client;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.netbearer.api.NetworkListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Commands of the shell that listen to everything, and tell what was heard; beside those of {@link SessionClient}. Thread-safe. */
@Component(service = {})
public final class ListenerClient {
    private static final String[] COMMANDS = {"listen", "heard", "calls", "heap", "threads"};
    private static final int COLLECTIONS = 3;

    private final BundleContext context;
    private final Map<String, Ear> ears = new ConcurrentHashMap<>();

    /**
     * Offers the commands.
     *
     * @param context of the bundle whose name is their scope
     */
    @Activate
    public ListenerClient(BundleContext context) {
        this.context = context;
        context.registerService(
                ListenerClient.class,
                this,
                FrameworkUtil.asDictionary(Map.of(
                        "osgi.command.scope",
                        context.getBundle().getSymbolicName(),
                        "osgi.command.function",
                        COMMANDS)));
    }

    /** Listens, measurements included, and takes so many milliseconds for every call. */
    public String listen(String name, String millis) {
        var ear = new Ear(Long.parseLong(millis));
        ears.put(name, ear);
        var properties = FrameworkUtil.asDictionary(Map.of(NetworkListener.MEASUREMENTS, true));
        context.registerService(NetworkListener.class, ear, properties);
        return "listening";
    }

    /** Tells the access points and their strength as they were told last, and what was wrong with the telling. */
    public String heard(String name) {
        return Objects.requireNonNull(ears.get(name), name).accessPoints();
    }

    /** Counts the calls. */
    public String calls(String name) {
        return Long.toString(Objects.requireNonNull(ears.get(name), name).calls());
    }

    /** Measures what is left of the heap after a thorough collection, in bytes. */
    public String heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Long.toString(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** Counts the threads of the process and its open files, with a comma between them. */
    public String threads() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return ManagementFactory.getThreadMXBean().getThreadCount() + "," + files.count();
        }
    }
}
