package org.netbearer.bearer.generic;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.netbearer.bearer.generic.netlink.KernelReader;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.testkit.ManualContext;

/**
 * Measures what a look costs and how long an event takes; to be started in a namespace of its own:
 *
 * <pre>{@code unshare --net --mount -- sh -c 'mount -t sysfs sysfs /sys; java -cp ... KernelLookCosts 1000 20'}</pre>
 *
 * <p>Arguments: how many interfaces, and how many of them have an address. Prints medians.
 */
final class KernelLookCosts {
    private static final int ROUNDS = 30;
    private static final int EVENTS = 100;

    /** This is a program for a person, and no part of a bundle. */
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private KernelLookCosts() {}

    public static void main(String[] arguments) throws Exception {
        int links = Integer.parseInt(arguments[0]);
        int addressed = Integer.parseInt(arguments[1]);
        var batch = new StringBuilder("link set dev lo up\n");
        for (int i = 0; i < links / 2; i++) {
            batch.append("link add name v")
                    .append(i)
                    .append(" type veth peer name w")
                    .append(i)
                    .append('\n');
            batch.append("link set dev v")
                    .append(i)
                    .append(" up\nlink set dev w")
                    .append(i)
                    .append(" up\n");
        }
        for (int i = 0; i < addressed; i++) {
            batch.append("addr add 10.")
                    .append(i / 250)
                    .append('.')
                    .append(i % 250)
                    .append(".1/24 dev ");
            batch.append(i % 2 == 0 ? "v" : "w").append(i / 2).append('\n');
        }
        if (addressed > 0) {
            batch.append("route add default via 10.0.0.9\n");
        }
        var ip = new ProcessBuilder("ip", "-batch", "-")
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (var input = ip.outputWriter()) {
            input.append(batch);
        }
        ip.waitFor();
        costs();
        latency();
        System.exit(0);
    }

    private static void costs() throws Exception {
        var files = new LinuxPort(Path.of("/"), ByteOrder.nativeOrder(), new JdkPort(() -> Destinations.DEFAULT));
        try (var kernel = KernelReader.open(
                Destinations.DEFAULT, new SysfsDevices(new SysfsPort(Path.of("/"))), JdkPort::sourceFor)) {
            kernel.changesAreTold(true);
            OUT.printf("%d links%n", kernel.read(true).links().size());
            OUT.printf("look at files    %7.2f ms of CPU%n", median(() -> files.read()));
            OUT.printf("thorough look    %7.2f ms of CPU%n", median(() -> kernel.read(true)));
            OUT.printf("look             %7.2f ms of CPU%n", median(() -> kernel.read(false)));
            var state = MachineState.told(kernel.read(false), List.of());
            var before = ReportTranslator.translate(null, state);
            OUT.printf("its translation  %7.2f ms of CPU%n", median(() -> ReportTranslator.translate(before, state)));
        }
    }

    /** Something to measure. */
    @FunctionalInterface
    private interface Work {
        Object run() throws Exception;
    }

    private static double median(Work work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var times = new ArrayList<Long>();
        for (int i = 0; i < 2 * ROUNDS; i++) {
            long before = threads.getCurrentThreadCpuTime();
            work.run();
            if (i >= ROUNDS) {
                times.add(threads.getCurrentThreadCpuTime() - before);
            }
        }
        return at(times, 0.5) / 1e6;
    }

    /** From the line of {@code ip monitor} to the report of the bearer, for changes that come alone. */
    private static void latency() throws Exception {
        var monitor = new ProcessBuilder("stdbuf", "-oL", "ip", "monitor", "address").start();
        var lines = new LinkedBlockingQueue<Long>();
        var reader = new Thread(() -> readLines(monitor.inputReader(), lines));
        reader.setDaemon(true);
        reader.start();
        var here = Machines.thisOne(null, () -> Destinations.DEFAULT, OUT::println);
        var bearer = new GenericBearer(here.port(), here.events(), Map.of());
        var after = new ArrayList<Long>();
        try (var context = ManualContext.live()) {
            context.run(() -> bearer.start(context));
            for (int i = 0; i < EVENTS; i++) {
                lines.poll(300, TimeUnit.MILLISECONDS); // alone
                lines.clear();
                int seen = context.reports().size();
                run("ip", "addr", i % 2 == 0 ? "add" : "del", "10.250.250.1/32", "dev", "lo");
                context.awaitReport(report -> context.reports().size() > seen);
                long reported = System.nanoTime();
                Long line = lines.poll(5, TimeUnit.SECONDS);
                if (line != null) {
                    after.add(reported - line);
                }
            }
            context.run(bearer::stop);
        } finally {
            monitor.destroy();
        }
        OUT.printf(
                "event after ip monitor's line: median %.2f ms, p99 %.2f ms (%d)%n",
                at(after, 0.5) / 1e6, at(after, 0.99) / 1e6, after.size());
    }

    private static void readLines(BufferedReader from, LinkedBlockingQueue<Long> to) {
        try {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                if (line.contains("10.250.250.1")) {
                    to.add(System.nanoTime());
                }
            }
        } catch (IOException end) {
            // the monitor was stopped
        }
    }

    private static void run(String... command) throws Exception {
        new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    }

    private static double at(List<Long> values, double part) {
        Collections.sort(values);
        return values.get((int) Math.min(values.size() - 1L, Math.round(part * (values.size() - 1))));
    }
}
