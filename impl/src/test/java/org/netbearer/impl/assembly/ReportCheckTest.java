package org.netbearer.impl.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.impl.Configurations.configuration;
import static org.netbearer.impl.Configurations.ethernet;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.ConfigurationType;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

final class ReportCheckTest {
    private static ReportCheck check(BearerConfiguration... configurations) {
        return ReportCheck.of(
                "fake", new BearerReport(BearerHealth.READY, List.of(configurations), List.of(), List.of(), Set.of()));
    }

    private static List<String> identifiers(ReportCheck check) {
        return check.report().configurations().stream()
                .map(BearerConfiguration::identifier)
                .toList();
    }

    @Test
    void aFlawlessReportPassesAsItIs() {
        var report = new BearerReport(
                BearerHealth.READY, List.of(ethernet("fake:a", ACTIVE)), List.of(), List.of(), Set.of());
        assertThat(ReportCheck.of("fake", report).report()).isSameAs(report);
    }

    @Test
    void foreignAndRepeatedIdentifiersGoAndTheRestStays() {
        var check = check(
                ethernet("fake:a", ACTIVE),
                ethernet("nm:a", ACTIVE),
                ethernet("fake:", ACTIVE),
                ethernet("fake:a", ACTIVE),
                ethernet("fake:b", ACTIVE));
        assertThat(identifiers(check)).containsExactly("fake:a", "fake:b");
        assertThat(check.fault()).isEqualTo("foreign identifier \"nm:a\", and 2 more");
    }

    @Test
    void whatIsQuotedIsSafeToPrint() {
        assertThat(check(ethernet("x:\u001b[2J", ACTIVE)).fault()).isEqualTo("foreign identifier \"x:\\u{1b}[2J\"");
    }

    @Test
    void membersThatTheReportDoesNotContainGo() {
        var network = configuration("fake:s", ACTIVE)
                .type(ConfigurationType.SERVICE_NETWORK)
                .children(List.of("fake:a", "fake:gone"))
                .build();
        var check = check(network, ethernet("fake:a", ACTIVE));
        assertThat(check.report().configurations().get(0).children()).containsExactly("fake:a");
        assertThat(check.fault()).isEqualTo("member \"fake:gone\" of \"fake:s\" is not in the report");
    }

    @Test
    void twoLinksWithoutANameAreTwoIfTheirKeysAre() {
        var one = LinkReport.builder(new InterfaceKey("", 0, "{A}")).build();
        var two = LinkReport.builder(new InterfaceKey("", 7, "{B}")).build();
        var again = LinkReport.builder(new InterfaceKey("", 0, "{a}")).build();
        var also = LinkReport.builder(new InterfaceKey("", 7, "")).build();
        var check = ReportCheck.of(
                "wlanapi",
                new BearerReport(BearerHealth.READY, List.of(), List.of(one, two, again, also), List.of(), Set.of()));
        assertThat(check.report().links()).containsExactly(one, two);
        assertThat(check.fault()).isEqualTo("link \"{a}\" twice, and 1 more");
    }

    @Test
    void ofTwoLinksWithOneNameTheFirstStays() {
        var one = LinkReport.builder(InterfaceKey.named("eth0")).mtu(1).build();
        var two = LinkReport.builder(InterfaceKey.named("eth0")).mtu(2).build();
        var check = ReportCheck.of(
                "fake", new BearerReport(BearerHealth.READY, List.of(), List.of(one, two), List.of(), Set.of()));
        assertThat(check.report().links()).containsExactly(one);
        assertThat(check.fault()).isEqualTo("link \"eth0\" twice");
    }
}
