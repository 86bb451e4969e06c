package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.testkit.ConfigurationBuilder.ethernet;
import static org.netbearer.testkit.ConfigurationBuilder.wlan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.management.JMX;
import javax.management.StandardMBean;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.Connectivity;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkKind;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanLink;
import org.netbearer.api.WlanPhyMode;
import org.netbearer.api.WlanSecurity;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;

final class AttributesTest {
    private final ManagedManager managed = new ManagedManager();

    @AfterEach
    void close() {
        managed.close();
    }

    private CompositeData configuration(String identifier) throws Exception {
        return (CompositeData) ((TabularData) managed.get("Configurations"))
                .get(new Object[] {identifier})
                .get("value");
    }

    private static ConfigurationSnapshot detailed() throws Exception {
        var bssid = MacAddress.parse("02:00:00:00:00:01");
        var point = AccessPoint.builder()
                .bssid(bssid)
                .security(Set.of(WlanSecurity.WPA2_PSK))
                .frequencyMhz(5180)
                .channel(36)
                .channelWidthMhz(80)
                .signalPercent(71)
                .signalDbm(-55)
                .maxBitrateKbps(866_000)
                .lastSeen(Instant.ofEpochMilli(1234))
                .build();
        return wlan("nm:cafe", ACTIVE)
                .name("Cafe")
                .connectivity(Connectivity.PORTAL)
                .metered(Metered.GUESS_YES)
                .failed(new NetworkFailure(
                        FailureReason.NO_SECRETS, "7", "nobody gave the password", Instant.ofEpochMilli(99)))
                .wlan(WlanDetails.builder(Ssid.of("Cafe"))
                        .security(Set.of(WlanSecurity.WPA2_PSK))
                        .accessPoints(List.of(point))
                        .activeAccessPoint(bssid)
                        .link(WlanLink.builder()
                                .noiseDbm(-92)
                                .transmitRateKbps(866_700)
                                .phyMode(WlanPhyMode.AC)
                                .build())
                        .build())
                .link(NetworkLink.builder("wlan0")
                        .index(3)
                        .kind(LinkKind.WLAN)
                        .carrier(Carrier.PRESENT)
                        .hardwareAddress(MacAddress.parse("02:00:00:00:00:02"))
                        .mtu(1500)
                        .addresses(List.of(new LinkAddress(InetAddress.getByName("192.0.2.7"), 24)))
                        .defaultRoutes(List.of(
                                DefaultRoute.via(DefaultRoute.Family.IPV4, InetAddress.getByName("192.0.2.1"), 600)))
                        .nameServers(List.of(InetAddress.getByName("192.0.2.53")))
                        .counters(new LinkCounters(1, 2, 3, 4))
                        .build())
                .build();
    }

    @Nested
    final class BeforeAnythingIsKnown {
        @Test
        void canAllBeRead() throws Exception {
            assertThat(managed.get(managed.attributes())).hasSameSizeAs(managed.attributes());
            assertThat(managed.get("Online", "OnlineValue", "Connectivity", "ConnectivityValue", "Revision"))
                    .containsExactly(false, 0, "UNKNOWN", 0, 0L);
        }
    }

    @Nested
    final class Network {
        @Test
        void isTold() throws Exception {
            managed.manager.publish(
                    wlan("nm:cafe", ACTIVE)
                            .connectivity(Connectivity.FULL)
                            .metered(Metered.NO)
                            .build(),
                    ethernet("generic:eth0", DEFINED).build());

            assertThat(managed.get(
                            "Online",
                            "OnlineValue",
                            "Connectivity",
                            "ConnectivityValue",
                            "ConnectivityJudge",
                            "Metered",
                            "MeteredValue",
                            "DefaultConfiguration",
                            "ConfigurationCount",
                            "ActiveConfigurationCount",
                            "Revision"))
                    .containsExactly(true, 1, "FULL", 4, "nm", "NO", 2, "nm:cafe", 2, 1, 1L);
        }

        @Test
        void showsTheTunnelThatTakesTheTraffic() throws Exception {
            assertThat(managed.get("TunnelConfiguration", "DefaultConfiguration"))
                    .containsExactly("", "");
            managed.manager.publish(NetworkSnapshot.builder()
                    .revision(1)
                    .instant(Instant.EPOCH)
                    .configurations(List.of(
                            ethernet("generic:eth0", ACTIVE).build(),
                            ethernet("generic:wg0", ACTIVE).build()))
                    .defaultIdentifier("generic:eth0")
                    .tunnelIdentifier("generic:wg0")
                    .build());
            assertThat(managed.get("DefaultConfiguration", "TunnelConfiguration"))
                    .containsExactly("generic:eth0", "generic:wg0");
        }

        @Test
        void showsCapabilitiesByNameAndAsBits() throws Exception {
            managed.manager.publish(
                    List.of(),
                    List.of(new BearerSnapshot(
                            "nm",
                            100,
                            BearerHealth.READY,
                            Set.of(NetworkCapability.CAN_START_AND_STOP_INTERFACES, NetworkCapability.DATA_STATISTICS),
                            List.of("wlan0"),
                            0,
                            "")));

            assertThat((String[]) managed.get("Capabilities"))
                    .containsExactly("CAN_START_AND_STOP_INTERFACES", "DATA_STATISTICS");
            assertThat(managed.get("CapabilitiesValue")).isEqualTo(0b100001);
            var bearer = (CompositeData) ((TabularData) managed.get("Bearers"))
                    .get(new Object[] {"nm"})
                    .get("value");
            assertThat(bearer.get("capabilitiesValue")).isEqualTo(0b100001);
        }

        @Test
        void showsBearersWithTheirHealth() throws Exception {
            managed.manager.publish(
                    List.of(),
                    List.of(new BearerSnapshot(
                            "nm",
                            100,
                            new BearerHealth(BearerStatus.WAITING, "service-stopped", "start NetworkManager"),
                            Set.of(),
                            List.of(),
                            0,
                            "sent a report without a name")));

            var bearer = (CompositeData) ((TabularData) managed.get("Bearers"))
                    .get(new Object[] {"nm"})
                    .get("value");
            assertThat(bearer.getAll(new String[] {"status", "statusValue", "healthy", "code", "text", "fault"}))
                    .containsExactly(
                            "WAITING",
                            2,
                            false,
                            "service-stopped",
                            "start NetworkManager",
                            "sent a report without a name");
        }

        @Test
        void countsWhatTheCoreDoes() throws Exception {
            managed.counters.reports.add(7);
            managed.counters.faults.add(1);

            assertThat(managed.get("ReportsReceived", "BearerFaults", "ScansStarted"))
                    .containsExactly(7L, 1L, 0L);
        }
    }

    @Nested
    final class Configurations {
        @Test
        void areInOrderOfIdentifier() throws Exception {
            managed.manager.publish(
                    wlan("nm:b", DEFINED).build(),
                    wlan("nm:a", DEFINED).build(),
                    wlan("nm:c", DEFINED).build());

            assertThat(((TabularData) managed.get("Configurations")).keySet())
                    .extracting(Object::toString)
                    .containsExactly("[nm:a]", "[nm:b]", "[nm:c]");
        }

        @Test
        void showEachEnumAsTextAndNumber() throws Exception {
            managed.manager.publish(detailed());

            assertThat(configuration("nm:cafe").getAll(new String[] {
                        "state",
                        "stateValue",
                        "bearerType",
                        "bearerTypeValue",
                        "connectivity",
                        "connectivityValue",
                        "metered",
                        "meteredValue",
                        "lastFailureReason",
                        "lastFailureReasonValue",
                        "lastFailureTime",
                        "defaultConfiguration",
                        "signalPercent"
                    }))
                    .containsExactly(
                            "ACTIVE", 3, "WLAN", 1, "PORTAL", 2, "GUESS_YES", 3, "NO_SECRETS", 8, 99L, true, 71);
        }

        @Test
        void showInterfaceAndWifiInside() throws Exception {
            managed.manager.publish(detailed());

            var link = (CompositeData) configuration("nm:cafe").get("link");
            assertThat((String[]) link.get("addresses")).containsExactly("192.0.2.7/24");
            assertThat((String[]) link.get("defaultRoutes")).containsExactly("IPV4 via 192.0.2.1 metric 600");
            var wlan = (CompositeData) configuration("nm:cafe").get("wlan");
            var measured = (CompositeData) wlan.get("link");
            assertThat(measured.getAll(new String[] {
                        "signalDbm", "noiseDbm", "transmitRateKbps", "receiveRateKbps", "phyMode", "phyModeValue"
                    }))
                    .containsExactly(null, -92, 866_700, 0, "AC", 4);
            var points = (CompositeData[]) wlan.get("accessPoints");
            assertThat(points[0].getAll(new String[] {"bssid", "channel", "signalDbm", "lastSeen"}))
                    .containsExactly("02:00:00:00:00:01", 36, -55, 1234L);
            assertThat(wlan.get("securityValue")).isEqualTo(0b10000);
            assertThat(points[0].get("securityValue")).isEqualTo(0b10000);
        }

        @Test
        void areMadeOnceForEachConfigurationAsItIs() throws Exception {
            var other = ethernet("generic:eth0", ACTIVE).build();
            managed.manager.publish(detailed(), other);
            var before = configuration("generic:eth0");
            managed.manager.publish(wlan("nm:cafe", DEFINED).build(), other);

            assertThat(configuration("generic:eth0")).isSameAs(before);
            assertThat(configuration("nm:cafe").get("state")).isEqualTo("DEFINED");
            managed.manager.publish(ethernet("generic:eth0", ACTIVE).on("eth0").build());
            assertThat(configuration("generic:eth0")).isNotSameAs(before);
        }

        @Test
        void areShownInNumbersForWhoReadsOften() throws Exception {
            managed.manager.publish(detailed());
            var numbers = (CompositeData) ((TabularData) managed.get("Metrics"))
                    .get(new Object[] {"nm:cafe"})
                    .get("value");
            assertThat(numbers.getAll(new String[] {
                        "name",
                        "interfaceName",
                        "bearerType",
                        "active",
                        "defaultConfiguration",
                        "stateValue",
                        "receivedBytes"
                    }))
                    .containsExactly("Cafe", "wlan0", "WLAN", 1, 1, 3, 1L);
        }

        @Test
        void areWhatTheJdkWouldMakeOfTheSameViews() throws Exception {
            managed.manager.publish(
                    detailed(), ethernet("generic:eth0", DISCOVERED).build());
            var plain = new StandardMBean(
                    new ManagerMBean(
                            managed.manager,
                            managed.counters,
                            new Notifications(() -> managed.name, new Log()),
                            new LeasedSessions(managed.manager, (delay, task) -> () -> {})),
                    NetworkConfigurationManagerMXBean.class,
                    true);

            assertThat(managed.get("Configurations")).isEqualTo(plain.getAttribute("Configurations"));
            assertThat(plain.getAttribute("Configurations")).isEqualTo(managed.get("Configurations"));
            assertThat(managed.get("Configurations"))
                    .hasToString(plain.getAttribute("Configurations").toString());
        }

        @Test
        void travelAsClassesOfTheJdk() throws Exception {
            managed.manager.publish(detailed());
            var bytes = new ByteArrayOutputStream();
            try (var out = new ObjectOutputStream(bytes)) {
                out.writeObject(managed.get("Configurations"));
                out.writeObject(managed.get("RecentEvents"));
            }

            assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("org.netbearer.impl");
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(managed.get("Configurations"));
            }
        }

        @Test
        void canBeReadThroughAProxyOfTheInterface() throws Exception {
            managed.manager.publish(detailed());
            var proxy = JMX.newMXBeanProxy(managed.server, managed.name, NetworkConfigurationManagerMXBean.class);

            assertThat(proxy.getConfigurations())
                    .containsEntry("nm:cafe", Views.of(detailed(), true))
                    .hasSize(1);
            assertThat(proxy.getRecentEvents())
                    .first()
                    .satisfies(event -> assertThat(event.type()).startsWith("netbearer."));
        }

        @Test
        void areShownAtAGlanceInOneLineEach() throws Exception {
            managed.manager.publish(
                    detailed(), ethernet("generic:eth0", DEFINED).build());

            assertThat((String[]) managed.get("Overview"))
                    .containsExactly(
                            "  DEFINED  Ethernet  eth0  [generic:eth0]", "* ACTIVE  WLAN  Cafe  on wlan0  [nm:cafe]");
        }

        @Test
        void areShownOneByOne() throws Exception {
            managed.manager.publish(detailed());

            var shown = (CompositeData) managed.invoke("configuration", "nm:cafe", String.class);

            assertThat(shown).isEqualTo(configuration("nm:cafe"));
        }

        @Test
        void keepHostileNamesFromTheTool() throws Exception {
            managed.manager.publish(
                    wlan("nm:x", DEFINED).name("\u001b[2Jboo\u202e").on("wl\n0").build());

            assertThat(configuration("nm:x").getAll(new String[] {"name", "interfaceName"}))
                    .containsExactly("\\u{1b}[2Jboo\\u{202e}", "wl\\n0");
            assertThat(managed.messages()).allMatch(message -> message.matches("\\p{Print}*"));
        }
    }
}
