package org.netbearer.bearer.generic;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.InterfaceTable;
import org.netbearer.bearer.generic.port.RouteLookup;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.ManualContext;

/**
 * A program that looks at the machine, or the network namespace, that it is started in and writes down what it sees.
 *
 * <p>First argument: {@code jdk} for what the JDK lists, {@code report} for the bearer's report, {@code jdk-report} for
 * the report without sysfs and {@code /proc}, {@code files-report} for that without netlink, {@code watch} for the report of a running bearer at the start and after each
 * of the shell commands that follow. Second: the file to write.
 */
final class Reader {
    private Reader() {}

    public static void main(String[] arguments) throws Exception {
        var jdk = new JdkPort(() -> Destinations.DEFAULT);
        List<String> lines = switch (arguments[0]) {
            case "jdk" -> JdkRecords.lines(jdk.links(JdkSource.Depth.EVERYTHING));
            case "report" ->
                ReportLines.withRouting(
                        ReportTranslator.translate(null, here().port().read()));
            case "files-report" ->
                ReportLines.withRouting(ReportTranslator.translate(
                        null, new LinuxPort(Path.of("/"), ByteOrder.nativeOrder(), jdk).read()));
            case "jdk-report" ->
                ReportLines.of(ReportTranslator.translate(
                        null,
                        new JdkOnlyPort(
                                        MachineState.Platform.LINUX,
                                        jdk,
                                        InterfaceTable.NONE,
                                        RouteLookup.NONE,
                                        () -> Destinations.DEFAULT)
                                .read()));
            case "watch" -> watch(List.of(arguments).subList(2, arguments.length));
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        Files.write(Path.of(arguments[1]), lines);
    }

    private static boolean isOf(MachinePort machine, BearerReport report, List<String> before) {
        var lines = ReportLines.of(report);
        return !lines.equals(before) && lines.equals(ReportLines.of(ReportTranslator.translate(null, machine.read())));
    }

    private static Machines.Machine here() {
        return Machines.thisOne(null, () -> Destinations.DEFAULT, line -> {});
    }

    private static List<String> watch(List<String> commands) throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        var here = here();
        var bearer = new GenericBearer(here.port(), here.events(), Map.of());
        try (var context = ManualContext.live()) {
            context.run(() -> bearer.start(context));
            lines.addAll(ReportLines.of(context.awaitReport()));
            for (String command : commands) {
                var before = ReportLines.of(context.latest());
                if (new ProcessBuilder("sh", "-euc", command)
                                .inheritIO()
                                .start()
                                .waitFor()
                        != 0) {
                    throw new IOException("failed: " + command);
                }
                lines.add("after " + command);
                // one command is several events: the report of the last is meant
                try (var fresh = here().port()) {
                    lines.addAll(ReportLines.of(context.awaitReport(report -> isOf(fresh, report, before))));
                }
            }
            context.run(bearer::stop);
        }
        return lines;
    }
}
