package org.netbearer.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.LinkReport;

/** What has to be true of every report of every bearer. */
final class ReportRules {
    private ReportRules() {}

    static void check(String bearer, BearerReport report) {
        var identifiers = new HashSet<String>();
        for (var configuration : report.configurations()) {
            var identifier = configuration.identifier();
            assertThat(identifier).as("an identifier begins with the bearer").startsWith(bearer + ":");
            assertThat(identifier.length()).as("%s has a key", identifier).isGreaterThan(bearer.length() + 1);
            assertThat(identifiers.add(identifier))
                    .as("%s is unique", identifier)
                    .isTrue();
            assertThat(configuration.children())
                    .as("the members of %s", identifier)
                    .allMatch(child -> child.startsWith(bearer + ":"));
        }
        eachOnce(report.links().stream().map(LinkReport::key).toList());
        eachOnce(report.claims());
        assertThat(report.health().status())
                .as("a bearer that reports is present")
                .isNotEqualTo(BearerStatus.ABSENT);
        if (!report.health().status().isHealthy()) {
            assertThat(report.capabilities())
                    .as("what an unhealthy bearer can do")
                    .isEmpty();
        }
        checkStates(report);
    }

    /** A judgement or a failure is not dated by another clock than the context's. */
    static void checkDates(ManualContext context) {
        Instant now = context.clock().instant();
        for (var report : context.reports()) {
            for (var configuration : report.configurations()) {
                var dates = new ArrayList<Instant>();
                dates.add(configuration.connectivity().since());
                dates.add(configuration.metered().since());
                if (configuration.lastFailure() != null) {
                    dates.add(configuration.lastFailure().at());
                }
                assertThat(dates)
                        .as("the dates of %s, in the clock of the context", configuration.identifier())
                        .allMatch(date -> !date.isAfter(now));
            }
        }
    }

    static boolean isForeign(Thread thread) {
        var name = thread.getName().toLowerCase(Locale.ROOT);
        return name.startsWith("junit")
                || name.startsWith("forkjoinpool")
                || name.startsWith("surefire")
                || name.contains("process reaper")
                || name.contains("cleaner")
                || name.contains("attach listener");
    }

    private static void checkStates(BearerReport report) {
        Set<InterfaceKey> active = LinkActivity.activeKeysAmong(report.links());
        for (var configuration : report.configurations()) {
            var link = linkOf(configuration, report.links());
            if (configuration.type() == ConfigurationType.INTERNET_ACCESS_POINT
                    && configuration.state() == ConfigurationState.ACTIVE
                    && link != null
                    && (link.addresses() != null || link.defaultRoutes() != null)) {
                assertThat(active)
                        .as("%s is ACTIVE by the rule of LinkActivity", configuration.identifier())
                        .contains(link.key());
            }
        }
    }

    private static @Nullable LinkReport linkOf(BearerConfiguration configuration, List<LinkReport> links) {
        var key = configuration.interfaceKey();
        return key == null
                ? null
                : links.stream()
                        .filter(link -> link.key().matches(key))
                        .findFirst()
                        .orElse(null);
    }

    private static void eachOnce(List<InterfaceKey> keys) {
        assertThat(keys).as("each interface once").doesNotHaveDuplicates();
    }
}
