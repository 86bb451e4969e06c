package org.netbearer.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            assertTrue(
                    identifier.startsWith(bearer + ":") && identifier.length() > bearer.length() + 1,
                    () -> "an identifier is the bearer's name, a colon and a key, not " + identifier);
            assertTrue(identifiers.add(identifier), () -> identifier + " is reported twice");
            for (String child : configuration.children()) {
                assertTrue(
                        child.startsWith(bearer + ":"),
                        () -> "member " + child + " of " + identifier + " is of another bearer");
            }
        }
        eachOnce(report.links().stream().map(LinkReport::key).toList());
        eachOnce(report.claims());
        assertNotEquals(BearerStatus.ABSENT, report.health().status(), "a bearer that reports is present");
        if (!report.health().status().isHealthy()) {
            assertEquals(Set.of(), report.capabilities(), "capabilities of an unhealthy bearer");
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
                configuration.lastFailure().ifPresent(failure -> dates.add(failure.at()));
                for (Instant date : dates) {
                    assertFalse(
                            date.isAfter(now),
                            () -> configuration.identifier() + " is dated " + date
                                    + ", after the time of the context's clock, " + now);
                }
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
                    && (link.addresses().isPresent() || link.defaultRoutes().isPresent())) {
                assertTrue(
                        active.contains(link.key()),
                        () -> configuration.identifier() + " is reported ACTIVE, but by LinkActivity its link "
                                + link.key() + " is not");
            }
        }
    }

    private static @Nullable LinkReport linkOf(BearerConfiguration configuration, List<LinkReport> links) {
        return configuration
                .interfaceKey()
                .flatMap(key ->
                        links.stream().filter(link -> link.key().matches(key)).findFirst())
                .orElse(null);
    }

    private static void eachOnce(List<InterfaceKey> keys) {
        var seen = new HashSet<InterfaceKey>();
        for (InterfaceKey key : keys) {
            assertTrue(seen.add(key), () -> "interface " + key + " is reported twice");
        }
    }
}
