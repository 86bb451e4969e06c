package org.netbearer.bearer.generic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that looks at the machine, or the network namespace, that it is started in and writes down what it sees.
 *
 * <p>First argument: {@code jdk} for what the JDK lists, {@code report} for the bearer's report, {@code jdk-report} for
 * the report without sysfs and {@code /proc}. Second: the file to write.
 */
final class Reader {
    private Reader() {}

    public static void main(String[] arguments) throws IOException {
        var jdk = new JdkPort(false);
        List<String> lines = switch (arguments[0]) {
            case "jdk" -> JdkRecords.lines(jdk.links());
            case "report" ->
                ReportLines.of(
                        ReportTranslator.translate(null, Machines.thisOne().read()));
            case "jdk-report" ->
                ReportLines.of(
                        ReportTranslator.translate(null, new JdkOnlyPort(MachineState.Platform.LINUX, jdk).read()));
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        Files.write(Path.of(arguments[1]), lines);
    }
}
