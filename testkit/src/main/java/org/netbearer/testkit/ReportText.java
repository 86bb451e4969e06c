package org.netbearer.testkit;

import static java.util.stream.Collectors.joining;

import org.netbearer.spi.BearerReport;

/** Shows a report in one line, for messages. */
final class ReportText {
    private ReportText() {}

    static String of(BearerReport report) {
        return report.health().status()
                + report.configurations().stream()
                        .map(configuration -> configuration.identifier() + " " + configuration.state())
                        .sorted()
                        .limit(20)
                        .collect(joining(", ", " [", "]"));
    }
}
