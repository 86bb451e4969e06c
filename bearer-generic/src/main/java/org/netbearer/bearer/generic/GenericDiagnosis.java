package org.netbearer.bearer.generic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.PrintableText;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.Diagnosis;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.RouteChoice;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Writes down how this machine is read and what was read: kinds, states and counts, no names and no addresses. Thread-safe. */
@Component
public final class GenericDiagnosis implements Diagnosis {
    private static final int MOST_LINES = 5000;

    private final Function<Consumer<String>, Machines.Machine> machine;
    private final String version;

    /**
     * For Declarative Services.
     *
     * @param context where another library may be named
     */
    @Activate
    public GenericDiagnosis(BundleContext context) {
        this(
                log -> Machines.thisOne(context.getProperty(Machines.IP_HELPER), () -> Destinations.DEFAULT, log),
                context.getBundle().getVersion().toString());
    }

    GenericDiagnosis(Function<Consumer<String>, Machines.Machine> machine, String version) {
        this.machine = machine;
        this.version = version;
    }

    @Override
    public String name() {
        return GenericBearer.NAME;
    }

    @Override
    public List<String> transcript() {
        return transcript(Duration.ZERO);
    }

    @Override
    public List<String> transcript(Duration watch) {
        var lines = new ArrayList<String>();
        lines.add("netbearer generic " + version);
        lines.add("system " + property("os.name") + " " + property("os.version") + " " + property("os.arch") + "; Java "
                + property("java.runtime.version") + ", " + property("java.vm.name"));
        var here = machine.apply(lines::add);
        try (var port = here.port()) {
            describe(port.readThoroughly(), lines);
            events(here.events(), port, watch, lines);
        }
        lines.add("end");
        return lines.stream().map(PrintableText::of).toList();
    }

    private static void describe(MachineState state, List<String> lines) {
        lines.add("read by " + source(state) + "; "
                + (state.gaps().isEmpty()
                        ? "no gap"
                        : state.gaps().stream().map(MachineState.Gap::code).collect(Collectors.joining(", "))));
        var report = ReportTranslator.translate(null, state);
        int number = 0;
        for (LinkReport link : report.links()) {
            number++;
            lines.add("link " + number + ": " + link.kind() + ", carrier " + link.carrier() + ", "
                    + addresses(link, Family.IPV4) + " IPv4 and " + addresses(link, Family.IPV6)
                    + " IPv6 addresses beyond it, leads out "
                    + link.leadsOut()
                            .map(families -> families.stream().sorted().toList().toString())
                            .orElse("unknown")
                    + ", chosen " + link.chosen().map(GenericDiagnosis::text).orElse("unknown") + ", "
                    + (link.counters().isPresent() ? "counted" : "not counted")
                    + (link.key().index() == 0 ? ", no index" : "")
                    + (isActive(report, link) ? ", active" : ""));
        }
        lines.add("health " + report.health().status() + " " + report.health().code());
    }

    private static String source(MachineState state) {
        if (state.kernel() != null) {
            return "the kernel's routing protocol";
        }
        String told = state.entries().isEmpty() ? "" : ", kinds from the system";
        String asked = state.ways() == null ? "" : ", routes from the system";
        return state.sysfs() == null ? "the JDK" + told + asked : "sysfs and the JDK";
    }

    private static long addresses(LinkReport link, Family family) {
        return link.addresses().orElse(List.of()).stream()
                .filter(address -> address.isIpv6() == (family == Family.IPV6) && address.isBeyondLink())
                .count();
    }

    private static String text(List<RouteChoice> choices) {
        return choices.stream()
                .map(choice -> choice.family() + (choice.rank() == 0 ? "" : " as number " + choice.rank()))
                .toList()
                .toString();
    }

    private static boolean isActive(BearerReport report, LinkReport link) {
        return report.configurations().stream()
                .anyMatch(each -> each.state() == ConfigurationState.ACTIVE
                        && each.interfaceKey().filter(link.key()::equals).isPresent());
    }

    /** Each event is followed by a look, whose counts are written down: which link that was is not. */
    private static void events(ChangeEvents.Source source, MachinePort port, Duration watch, List<String> lines) {
        var changes = new LinkedBlockingQueue<Long>();
        long begun = System.nanoTime();
        try (var events = source.open(() -> changes.offer(System.nanoTime()))) {
            lines.add("events subscribed, " + (events.confirmed() ? "confirmed" : "not confirmed yet") + ", "
                    + (events.isComplete() ? "complete" : "beside polling"));
            if (!watch.isZero()) {
                lines.add("recording changes for " + watch.toSeconds() + " s");
                record(changes, port, begun, begun + watch.toNanos(), lines);
                lines.add("events " + (events.confirmed() ? "confirmed" : "never confirmed"));
            }
        } catch (Exception | Error unavailable) { // JNA says with a plain Error that its native half is another version
            lines.add("no events: " + unavailable.getClass().getSimpleName());
        }
    }

    private static void record(
            LinkedBlockingQueue<Long> changes, MachinePort port, long begun, long until, List<String> lines) {
        try {
            for (int i = 0; i < MOST_LINES; i++) {
                Long at = changes.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (at == null) {
                    return;
                }
                int more = changes.size();
                changes.clear();
                var report = ReportTranslator.translate(null, port.read());
                Map<Boolean, Long> active = report.links().stream()
                        .collect(Collectors.partitioningBy(link -> isActive(report, link), Collectors.counting()));
                lines.add("+" + TimeUnit.NANOSECONDS.toMillis(at - begun) + " ms: " + (1 + more) + " events; "
                        + report.links().size() + " links, " + active.get(true) + " active");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }
}
