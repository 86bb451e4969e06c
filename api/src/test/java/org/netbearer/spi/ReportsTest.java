package org.netbearer.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.NetworkCapability;

/** What the records that a bearer hands over promise. */
final class ReportsTest {
    @Test
    void keepTheirOwnCopyOfEachCollection() {
        var configurations =
                new ArrayList<>(List.of(BearerConfiguration.builder("test:a").build()));
        var report = new BearerReport(BearerHealth.READY, configurations, List.of(), List.of(), Set.of());
        configurations.clear();
        assertThat(report.configurations()).hasSize(1);
    }

    @Test
    void refuseANullInACollection() {
        var withNull = Collections.<BearerConfiguration>singletonList(null);
        assertThatNullPointerException()
                .isThrownBy(() -> new BearerReport(BearerHealth.READY, withNull, List.of(), List.of(), Set.of()));
    }

    @Test
    void listCapabilitiesInTheOrderOfDeclaration() {
        var report = new BearerReport(
                BearerHealth.READY, List.of(), List.of(), List.of(), Set.of(NetworkCapability.values()));
        assertThat(report.capabilities()).containsExactly(NetworkCapability.values());
    }

    @Test
    void sortAddressesAndRoutesSoThatTheirOrderIsNoChange() throws UnknownHostException {
        var six = new LinkAddress(InetAddress.getByName("2001:db8::1"), 64);
        var four = new LinkAddress(InetAddress.getByName("192.0.2.1"), 24);
        var cheap = DefaultRoute.onLink(Family.IPV4, 100);
        var dear = DefaultRoute.onLink(Family.IPV4, 600);
        var sixth = DefaultRoute.onLink(Family.IPV6, 0);
        var link = LinkReport.builder(InterfaceKey.named("eth0"))
                .addresses(List.of(six, four))
                .defaultRoutes(List.of(sixth, dear, cheap))
                .build();
        assertThat(link.addresses()).contains(List.of(four, six));
        assertThat(link.defaultRoutes()).contains(List.of(cheap, dear, sixth));
    }

    @Test
    void tellNotKnownFromNone() {
        var unknown = LinkReport.builder(InterfaceKey.named("eth0")).build();
        assertThat(unknown.addresses()).isEmpty();
        assertThat(unknown.defaultRoutes()).isEmpty();
        assertThat(unknown.mtu()).isEmpty();
        assertThat(LinkReport.builder(InterfaceKey.named("eth0"))
                        .addresses(List.of())
                        .build())
                .isNotEqualTo(unknown);
    }

    @ParameterizedTest
    @EnumSource(names = {"USER_CHOICE", "INVALID"})
    void refuseATypeThatNoBearerCanReport(ConfigurationType type) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> BearerConfiguration.builder("test:a").type(type).build())
                .withMessage("a bearer cannot report a configuration of type " + type);
    }

    @Test
    void nameAConfigurationByItsIdentifierIfNothingElseIsSaid() {
        assertThat(BearerConfiguration.builder("test:a").build().name()).isEqualTo("test:a");
    }
}
