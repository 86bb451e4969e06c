package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerType;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.Ssid;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.UpdateReport;
import org.netbearer.api.WlanDetails;
import org.netbearer.internal.NetworkChanges;
import org.netbearer.testkit.ConfigurationBuilder;
import org.netbearer.testkit.SettableManager;

class ChangeEventsTest {
    private final SettableManager manager = new SettableManager();

    private List<String> lines(NetworkSnapshot before, NetworkSnapshot after) {
        return ChangeEvents.of(NetworkChanges.between(before, after)).stream()
                .map(event -> event.kind() + " " + event.text())
                .toList();
    }

    @Test
    void tellsInTheOrderOfListeners() {
        var before = manager.publish(
                ConfigurationBuilder.ethernet("t:a", ConfigurationState.DISCOVERED)
                        .build(),
                ConfigurationBuilder.ethernet("t:b", ConfigurationState.DEFINED).build());
        var after = manager.publish(
                ConfigurationBuilder.ethernet("t:b", ConfigurationState.ACTIVE).build(),
                ConfigurationBuilder.ethernet("t:c", ConfigurationState.DEFINED).build());
        assertThat(lines(before, after))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("removed t:a").endsWith(", was discovered"),
                        line -> assertThat(line).isEqualTo("changed t:b  state defined -> active"),
                        line -> assertThat(line).startsWith("added t:c").endsWith(", defined"),
                        line -> assertThat(line).isEqualTo("default t:a -> t:b"),
                        line -> assertThat(line).isEqualTo("online no -> yes"));
    }

    @Test
    void tellsPeopleOfALinkOnceAndNotForEachNetworkOfItsAdapter() {
        var before = manager.publish(
                wlan("t:away", "wlan0", Carrier.PRESENT, ConfigurationState.DEFINED),
                wlan("t:home", "wlan0", Carrier.PRESENT, ConfigurationState.ACTIVE),
                wlan("t:work", "wlan0", Carrier.PRESENT, ConfigurationState.DISCOVERED));
        var after = manager.publish(
                wlan("t:away", "wlan0", Carrier.ABSENT, ConfigurationState.DEFINED),
                wlan("t:home", "wlan0", Carrier.ABSENT, ConfigurationState.DISCOVERED),
                wlan("t:work", "wlan0", Carrier.ABSENT, ConfigurationState.DEFINED));
        assertThat(ChangeEvents.withEachLinkOnce(NetworkChanges.between(before, after)).stream()
                        .filter(event -> event.kind().equals("changed"))
                        .map(ChangeEvent::text))
                .containsExactly(
                        "t:home  state active -> discovered; carrier present -> absent",
                        "t:work  state discovered -> defined");
        assertThat(lines(before, after))
                .filteredOn(line -> line.contains("carrier"))
                .hasSize(3);
    }

    private static ConfigurationSnapshot wlan(
            String identifier, String interfaceName, Carrier carrier, ConfigurationState state) {
        return ConfigurationSnapshot.builder(identifier)
                .bearerType(BearerType.WLAN)
                .state(state)
                .link(NetworkLink.builder(interfaceName).carrier(carrier).build())
                .build();
    }

    @Test
    void saysEachPartThatChanged() {
        var bare = Samples.configuration(
                Samples.CAFE, "Cafe", BearerType.WLAN, ConfigurationState.DEFINED, null, null, Connectivity.UNKNOWN);
        assertThat(lines(manager.publish(bare), manager.publish(Samples.cafe())).get(0))
                .isEqualTo("changed " + Samples.CAFE + "  state defined -> active (stale); name Cafe -> Café ☕;"
                        + " purpose unknown -> private; connectivity unknown -> portal (nm);"
                        + " metered unknown -> yes (nm); interface none -> wlan0; SSID none -> Café ☕;"
                        + " last failure none -> no secrets at 2026-11-23T11:00:00Z");
    }

    @Test
    void saysWhatCameAndWhatWentOfALink() {
        var before = Samples.ethernet();
        var link = before.link().orElseThrow();
        var moved = Samples.configuration(
                "generic:eth0",
                "eth0",
                BearerType.ETHERNET,
                ConfigurationState.ACTIVE,
                NetworkLink.builder(link.name())
                        .index(link.index())
                        .platformKey(link.platformKey())
                        .kind(link.kind())
                        .carrier(link.carrier())
                        .hardwareAddress(link.hardwareAddress().orElseThrow())
                        .mtu(9000)
                        .addresses(link.addresses().subList(1, 3))
                        .defaultRoutes(link.defaultRoutes().subList(1, 2))
                        .sources(link.sources())
                        .build(),
                null,
                Connectivity.FULL);
        assertThat(lines(manager.publish(before), manager.publish(moved)).get(0))
                .isEqualTo("changed generic:eth0  MTU 1500 -> 9000; addresses -192.0.2.17/24;"
                        + " default routes -192.0.2.1/metric 100; DNS servers -192.0.2.53;"
                        + " traffic 123 MB in, 999 B out -> none");
    }

    @Test
    void letsNoHostileNameThrough() {
        var before = ConfigurationBuilder.wlan("t:x", ConfigurationState.DISCOVERED)
                .name("good")
                .build();
        var after = ConfigurationBuilder.wlan("t:x", ConfigurationState.DISCOVERED)
                .name("\033]0;bad\007\u202e")
                .wlan(WlanDetails.builder(Ssid.of("\033]0;bad\007\u202e")).build())
                .failed(new NetworkFailure(FailureReason.OTHER, "\033", "\033", Instant.EPOCH))
                .build();
        var events = ChangeEvents.of(NetworkChanges.between(manager.publish(before), manager.publish(after)));
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.line(false, false)).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
            assertThat(event.line(false, true)).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
        });
    }

    @Test
    void tellsTheEndOfAnUpdate() {
        var report = new UpdateReport(
                1, Instant.EPOCH, Instant.EPOCH, 1, List.of(new BearerUpdate("nm", UpdateOutcome.FAILED, "no scan")));
        var event = ChangeEvents.of(report, Samples.office());
        assertThat(event.line(false, false)).isEqualTo("2026-11-23T12:00:00Z  update        nm failed (no scan)");
        assertThat(event.line(false, true))
                .startsWith(
                        "{\"revision\":7,\"instant\":\"2026-11-23T12:00:00Z\",\"event\":\"update\",\"report\":{\"ticket\":1,");
    }

    @Test
    void coloursOnlyTheKind() {
        var event = ChangeEvents.of(NetworkChanges.between(NetworkSnapshot.EMPTY, Samples.office()))
                .get(0);
        assertThat(event.line(true, false))
                .startsWith("2026-11-23T12:00:00Z  \033[32madded\033[0m         generic:eth0");
        assertThat(event.line(true, true)).doesNotContain("\033");
    }
}
