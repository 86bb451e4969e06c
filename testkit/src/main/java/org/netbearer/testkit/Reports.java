package org.netbearer.testkit;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.Set;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;

/** What a test asks of a report. */
final class Reports {
    private Reports() {}

    static boolean isReady(BearerReport report) {
        return report.health().status() == BearerStatus.READY;
    }

    static Set<String> identifiers(BearerReport report) {
        return report.configurations().stream()
                .map(BearerConfiguration::identifier)
                .collect(toSet());
    }

    static ConfigurationState stateOf(String identifier, BearerReport report) {
        return report.configurations().stream()
                .filter(configuration -> configuration.identifier().equals(identifier))
                .findFirst()
                .map(BearerConfiguration::state)
                .orElseThrow(() -> new AssertionError(identifier + " is not in " + text(report)));
    }

    /** Returns a report as one line, for messages. */
    static String text(BearerReport report) {
        return report.health().status()
                + report.configurations().stream()
                        .map(configuration -> configuration.identifier() + " " + configuration.state())
                        .sorted()
                        .limit(20)
                        .collect(joining(", ", " [", "]"));
    }
}
