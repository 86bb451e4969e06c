package org.netbearer.impl.assembly;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/** Reports, links and snapshots for tests, in one call each. */
final class Reports {
    private Reports() {}

    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    static BearerEntry entry(String name, int ranking, BearerReport report) {
        return new BearerEntry(name, ranking, report, "", "", 0);
    }

    static BearerReport report(BearerConfiguration... configurations) {
        return new BearerReport(BearerHealth.READY, List.of(configurations), List.of(), List.of(), Set.of());
    }

    static BearerReport report(
            BearerStatus status, List<BearerConfiguration> configurations, List<LinkReport> links, String... claims) {
        return new BearerReport(
                new BearerHealth(status, "", ""),
                configurations,
                links,
                List.of(claims).stream().map(InterfaceKey::named).toList(),
                Set.of());
    }

    static LinkReport.Builder link(String name) {
        return LinkReport.builder(InterfaceKey.named(name)).kind(LinkKind.ETHERNET);
    }

    static LinkReport routed(String name, DefaultRoute.Family family, long metric) {
        return link(name)
                .carrier(Carrier.PRESENT)
                .defaultRoutes(List.of(new DefaultRoute(family, Optional.empty(), metric)))
                .build();
    }

    static NetworkSnapshot assemble(BearerEntry... entries) {
        return SnapshotAssembler.assemble(Assembly.empty(), List.of(entries), AssemblyInputs.NONE, NOW)
                .snapshot();
    }
}
