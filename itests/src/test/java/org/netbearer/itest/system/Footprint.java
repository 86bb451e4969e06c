package org.netbearer.itest.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What the system has of each kind at a moment.
 *
 * @param threads names of our threads but spare ones of pools, sorted, without what numbers them
 * @param services types of our bundles' services, with what identifies a condition, sorted
 * @param beans names of our MBeans, sorted
 */
record Footprint(List<String> threads, List<String> services, List<String> beans) {
    /** It counts losses for a minute after the last one; that its component has ended it, the class loaders tell. */
    private static final String FLAPPING = "netbearer-log-timer";

    static Footprint of(BundleContext context) {
        return new Footprint(ourThreads(), ourServices(context), ourBeans());
    }

    /** Lists what differs from before; threads may have gone, for those of pools end when they had nothing to do. */
    List<String> beyond(Footprint before) {
        var differences = new ArrayList<String>();
        remains(threads, before.threads).forEach(name -> differences.add("new thread " + name));
        remains(services, before.services).forEach(name -> differences.add("new service " + name));
        remains(before.services, services).forEach(name -> differences.add("lost service " + name));
        remains(beans, before.beans).forEach(name -> differences.add("new MBean " + name));
        remains(before.beans, beans).forEach(name -> differences.add("lost MBean " + name));
        return differences;
    }

    private static List<String> remains(List<String> from, List<String> without) {
        var rest = new ArrayList<>(from);
        without.forEach(rest::remove);
        return rest;
    }

    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("netbearer-"))
                .filter(thread -> !isSpare(thread.getValue()))
                .filter(thread -> !thread.getKey().getName().equals(FLAPPING))
                .map(thread -> thread.getKey().getName().replaceAll("\\d+", "#"))
                .sorted()
                .toList();
    }

    /**
     * Returns whether a thread waits in a pool that is open, and that a pool keeps for a while without work. One that is forgotten
     * with its pool would keep a class loader, which is found by that.
     */
    private static boolean isSpare(StackTraceElement[] stack) {
        return Stream.of(stack)
                .anyMatch(frame -> frame.getClassName().startsWith("java.util.concurrent.SynchronousQueue"));
    }

    private static List<String> ourServices(BundleContext context) {
        try {
            ServiceReference<?>[] all = context.getAllServiceReferences(null, null);
            return Arrays.stream(all)
                    .filter(service -> service.getBundle() != null
                            && service.getBundle().getSymbolicName().startsWith("org.netbearer."))
                    .map(service -> Arrays.toString((Object[]) service.getProperty("objectClass"))
                            + Objects.requireNonNullElse(service.getProperty("osgi.condition.id"), ""))
                    .sorted()
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ourBeans() {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .queryNames(new ObjectName("org.netbearer*:*"), null)
                    .stream()
                    .map(ObjectName::getCanonicalName)
                    .sorted()
                    .toList();
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts the files that this process has open; 0 where the system does not say. */
    static int openFiles() {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(open)) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the netlink sockets that this process has open; 0 where the system does not say. */
    static int netlinkSockets() {
        Path table = Path.of("/proc/self/net/netlink");
        if (!Files.isReadable(table)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(table);
                Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            Set<String> netlink = lines.skip(1)
                    .map(line -> "socket:[" + line.strip().replaceFirst(".*\\s", "") + "]")
                    .collect(Collectors.toSet());
            return (int) files.filter(file -> netlink.contains(target(file))).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
