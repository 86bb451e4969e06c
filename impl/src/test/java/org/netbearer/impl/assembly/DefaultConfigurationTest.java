package org.netbearer.impl.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.impl.Configurations.configuration;
import static org.netbearer.impl.Configurations.ethernet;
import static org.netbearer.impl.assembly.Reports.assemble;
import static org.netbearer.impl.assembly.Reports.entry;
import static org.netbearer.impl.assembly.Reports.report;
import static org.netbearer.impl.assembly.Reports.routed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/** Which configuration is the default (B-20 to B-27). */
final class DefaultConfigurationTest {
    private NetworkSnapshot of(List<BearerConfiguration> configurations, LinkReport... links) {
        return assemble(entry("fake", 0, report(BearerStatus.READY, configurations, List.of(links))));
    }

    @Test
    void isTheOwnerOfTheCheapestIpv4Route() {
        var snapshot = of(
                List.of(ethernet("fake:a", ACTIVE, "a"), ethernet("fake:b", ACTIVE, "b")),
                routed("a", DefaultRoute.Family.IPV4, 600),
                routed("b", DefaultRoute.Family.IPV4, 100));
        assertThat(snapshot.defaultIdentifier()).isEqualTo("fake:b");
    }

    @Test
    void prefersAnyIpv4RouteToAnIpv6Route() {
        var snapshot = of(
                List.of(ethernet("fake:a", ACTIVE, "a"), ethernet("fake:b", ACTIVE, "b")),
                routed("a", DefaultRoute.Family.IPV6, 1),
                routed("b", DefaultRoute.Family.IPV4, 1000));
        assertThat(snapshot.defaultIdentifier()).isEqualTo("fake:b");
    }

    @Test
    void isTheOwnerOfTheCheapestIpv6RouteWhereThereIsNoOther() {
        var snapshot = of(
                List.of(ethernet("fake:a", ACTIVE, "a"), ethernet("fake:b", ACTIVE, "b")),
                routed("a", DefaultRoute.Family.IPV6, 600),
                routed("b", DefaultRoute.Family.IPV6, 100));
        assertThat(snapshot.defaultIdentifier()).isEqualTo("fake:b");
    }

    @Test
    void isAWlanWithTheRouteBeforeAnEthernetWithout() {
        var wlan = configuration("fake:w", ACTIVE)
                .bearerType(BearerType.WLAN)
                .interfaceKey(InterfaceKey.named("w"))
                .build();
        var snapshot = of(List.of(ethernet("fake:a", ACTIVE, "a"), wlan), routed("w", DefaultRoute.Family.IPV4, 600));
        assertThat(snapshot.defaultIdentifier()).isEqualTo("fake:w");
    }

    @Test
    void isNotAProfileThatMerelyCouldUseTheRoutedInterface() {
        var snapshot = of(
                List.of(ethernet("fake:a", DISCOVERED, "a"), ethernet("fake:b", ACTIVE, "b")),
                routed("a", DefaultRoute.Family.IPV4, 100));
        assertThat(snapshot.defaultIdentifier()).isEqualTo("fake:b");
    }

    @Test
    void isNeverATunnel() {
        var tunnel = LinkReport.builder(InterfaceKey.named("t"))
                .kind(LinkKind.TUN)
                .defaultRoutes(List.of(DefaultRoute.onLink(DefaultRoute.Family.IPV4, 0)))
                .build();
        var snapshot = of(
                List.of(
                        ethernet("fake:a", ACTIVE, "a"),
                        configuration("fake:t", ACTIVE)
                                .interfaceKey(InterfaceKey.named("t"))
                                .build()),
                tunnel);
        assertThat(snapshot.defaultIdentifier()).isEqualTo("fake:a");
    }

    @Test
    void isNothingThatIsMerelyDefined() {
        assertThat(of(List.of(ethernet("fake:a", DEFINED))).defaultIdentifier()).isEmpty();
    }

    @Test
    void goesByStateThenServiceNetworkThenBearerThenIdentifier() {
        var snap = configuration("fake:s", DISCOVERED)
                .type(ConfigurationType.SERVICE_NETWORK)
                .build();
        var wlan =
                configuration("fake:a", DISCOVERED).bearerType(BearerType.WLAN).build();
        var first = ethernet("fake:b", DISCOVERED);
        var second = ethernet("fake:c", DISCOVERED);
        assertThat(of(List.of(wlan, second, first)).defaultIdentifier()).isEqualTo("fake:b");
        assertThat(of(List.of(wlan, second, first, snap)).defaultIdentifier()).isEqualTo("fake:s");
        assertThat(of(List.of(snap, ethernet("fake:z", ACTIVE))).defaultIdentifier())
                .isEqualTo("fake:z");
    }
}
