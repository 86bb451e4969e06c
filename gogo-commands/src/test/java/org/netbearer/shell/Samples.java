package org.netbearer.shell;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkField;
import org.netbearer.api.LinkKind;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.Purpose;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanLink;
import org.netbearer.api.WlanPhyMode;
import org.netbearer.api.WlanSecurity;

/** Snapshots made by enqueue, with something for every column. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    static final String CAFE = "nm:0b1e6b2c-43a1-4c1f-9a2e-6f3d1c0a7e55";
    static final String GUEST = "nm:wlan0/e5aea2e7949f/open";
    static final String HOSTILE = "nm:wlan0/1b5d303b6f776e6564/open";

    private Samples() {}

    /** An office: wired and in use, a known Wi-Fi network in range, strangers, and what is not there now. */
    static NetworkSnapshot office() {
        return new NetworkSnapshot(
                7,
                NOON,
                List.of(ethernet(), cafe(), corporate(), hostile(), guest()),
                "generic:eth0",
                true,
                new Assessment<>(Connectivity.FULL, "nm", NOON.minusSeconds(600)),
                new Assessment<>(Metered.GUESS_NO, "nm", NOON.minusSeconds(600)),
                Set.of(NetworkCapability.CAN_START_AND_STOP_INTERFACES, NetworkCapability.DATA_STATISTICS),
                List.of(
                        new BearerSnapshot(
                                "nm",
                                100,
                                BearerHealth.READY,
                                Set.of(
                                        NetworkCapability.CAN_START_AND_STOP_INTERFACES,
                                        NetworkCapability.DATA_STATISTICS),
                                List.of("wlan0"),
                                4,
                                ""),
                        new BearerSnapshot(
                                "generic",
                                -100,
                                new BearerHealth(BearerStatus.DENIED, "no-permission", "/sys cannot be read; mount it"),
                                Set.of(NetworkCapability.DATA_STATISTICS),
                                List.of(),
                                2,
                                "said generic:eth0 twice")));
    }

    /** A machine with nothing at all. */
    static NetworkSnapshot nothing() {
        return new NetworkSnapshot(
                1,
                NOON,
                List.of(),
                "",
                false,
                new Assessment<>(Connectivity.NONE, Assessment.CORE, NOON),
                Assessment.METERED_UNKNOWN,
                Set.of(),
                List.of());
    }

    static ConfigurationSnapshot ethernet() {
        var link = NetworkLink.builder("eth0")
                .index(2)
                .kind(LinkKind.ETHERNET)
                .carrier(Carrier.PRESENT)
                .hardwareAddress(MacAddress.parse("02:00:5e:10:00:01"))
                .mtu(1500)
                .addresses(List.of(
                        new LinkAddress(address("192.0.2.17"), 24),
                        new LinkAddress(address("2001:db8::17"), 64),
                        new LinkAddress(address("fe80::5eff:fe10:1"), 64)))
                .defaultRoutes(List.of(
                        DefaultRoute.via(DefaultRoute.Family.IPV4, address("192.0.2.1"), 100),
                        DefaultRoute.onLink(DefaultRoute.Family.IPV6, 1024)))
                .nameServers(List.of(address("192.0.2.53")))
                .counters(new LinkCounters(123_456_789, 999, 98_765, 11))
                .sources(Map.of(
                        LinkField.KIND, "generic",
                        LinkField.CARRIER, "generic",
                        LinkField.HARDWARE_ADDRESS, "generic",
                        LinkField.MTU, "generic",
                        LinkField.ADDRESSES, "nm",
                        LinkField.DEFAULT_ROUTES, "generic",
                        LinkField.NAME_SERVERS, "nm",
                        LinkField.COUNTERS, "generic"))
                .build();
        return configuration(
                "generic:eth0", "eth0", BearerType.ETHERNET, ConfigurationState.ACTIVE, link, null, Connectivity.FULL);
    }

    static ConfigurationSnapshot cafe() {
        var wlan = WlanDetails.builder(Ssid.of("Café ☕"))
                .security(Set.of(WlanSecurity.WPA2_PSK, WlanSecurity.WPA3_SAE))
                .accessPoints(List.of(
                        accessPoint("02:00:5e:00:53:01", 5180, 36, 80, 71, -54),
                        accessPoint("02:00:5e:00:53:02", 2412, 1, 20, 38, -74)))
                .activeAccessPoint(MacAddress.parse("02:00:5e:00:53:01"))
                .link(WlanLink.builder()
                        .signalDbm(-54)
                        .noiseDbm(-92)
                        .transmitRateKbps(866_700)
                        .receiveRateKbps(780_000)
                        .phyMode(WlanPhyMode.AC)
                        .build())
                .build();
        return ConfigurationSnapshot.builder(CAFE)
                .name("Café ☕")
                .bearer("nm")
                .bearerType(BearerType.WLAN)
                .purpose(Purpose.PRIVATE)
                .state(ConfigurationState.ACTIVE)
                .link(wlan0())
                .wlan(wlan)
                .connectivity(new Assessment<>(Connectivity.PORTAL, "nm", NOON.minusSeconds(60)))
                .metered(new Assessment<>(Metered.YES, "nm", NOON.minusSeconds(60)))
                .stale(true)
                .lastFailure(new NetworkFailure(
                        FailureReason.NO_SECRETS,
                        "NM_DEVICE_STATE_REASON_NO_SECRETS (7)",
                        "no agent gave the key",
                        NOON.minusSeconds(3600)))
                .build();
    }

    /** A group, one of whose members is gone. */
    static ConfigurationSnapshot corporate() {
        return ConfigurationSnapshot.builder("nm:corporate")
                .name("Corporate")
                .type(ConfigurationType.SERVICE_NETWORK)
                .bearer("nm")
                .purpose(Purpose.PRIVATE)
                .state(ConfigurationState.DEFINED)
                .roamingAvailable(true)
                .children(List.of(CAFE, "nm:gone"))
                .build();
    }

    /** A name that is wide on the features, in an open network that nobody has a profile for. */
    static ConfigurationSnapshot guest() {
        var wlan = WlanDetails.builder(Ssid.of("客用"))
                .security(Set.of(WlanSecurity.OPEN))
                .accessPoints(List.of(accessPoint("02:00:5e:00:53:03", 2437, 6, 0, 55, null)))
                .build();
        return configuration(
                GUEST, "客用", BearerType.WLAN, ConfigurationState.UNDEFINED, wlan0(), wlan, Connectivity.UNKNOWN);
    }

    /** A stranger whose name retitles the terminal, clears it, and reads backwards. */
    static ConfigurationSnapshot hostile() {
        var ssid = Ssid.of("\033]0;owned\007\033[2J\u202egnp.exe".getBytes(StandardCharsets.UTF_8));
        var wlan = WlanDetails.builder(ssid).security(Set.of(WlanSecurity.OPEN)).build();
        return configuration(
                HOSTILE,
                ssid.text(),
                BearerType.WLAN,
                ConfigurationState.DISCOVERED,
                wlan0(),
                wlan,
                Connectivity.UNKNOWN);
    }

    /** An interface that Linux allows: a name may hold anything but a slash and white space. */
    static ConfigurationSnapshot hostileInterface() {
        return configuration(
                "generic:\033[2J",
                "desk",
                BearerType.ETHERNET,
                ConfigurationState.ACTIVE,
                link("\033[2J"),
                null,
                Connectivity.UNKNOWN);
    }

    private static NetworkLink wlan0() {
        return link("wlan0");
    }

    private static NetworkLink link(String name) {
        return NetworkLink.builder(name)
                .index(3)
                .platformKey("{6D0A3A4E-7A1B-4C55-9A0E-0C6C0D0E0F10}")
                .kind(LinkKind.WLAN)
                .carrier(Carrier.PRESENT)
                .addresses(List.of(new LinkAddress(address("169.254.7.7"), 16)))
                .sources(Map.of(LinkField.KIND, "nm", LinkField.CARRIER, "nm", LinkField.DEFAULT_ROUTES, "nm"))
                .build();
    }

    private static AccessPoint accessPoint(
            String bssid, int frequency, int channel, int width, int percent, Integer dbm) {
        var builder = AccessPoint.builder()
                .bssid(MacAddress.parse(bssid))
                .security(Set.of(WlanSecurity.WPA2_PSK))
                .frequencyMhz(frequency)
                .channel(channel)
                .channelWidthMhz(width)
                .signalPercent(percent)
                .maxBitrateKbps(270_000)
                .lastSeen(NOON.minusSeconds(3));
        Optional.ofNullable(dbm).ifPresent(builder::signalDbm);
        return builder.build();
    }

    static ConfigurationSnapshot configuration(
            String identifier,
            String name,
            BearerType bearerType,
            ConfigurationState state,
            NetworkLink link,
            WlanDetails wlan,
            Connectivity connectivity) {
        var builder = ConfigurationSnapshot.builder(identifier)
                .name(name)
                .bearerType(bearerType)
                .state(state)
                .connectivity(
                        connectivity == Connectivity.UNKNOWN
                                ? Assessment.CONNECTIVITY_UNKNOWN
                                : new Assessment<>(connectivity, "nm", NOON.minusSeconds(600)));
        Optional.ofNullable(link).ifPresent(builder::link);
        Optional.ofNullable(wlan).ifPresent(builder::wlan);
        return builder.build();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(literal, impossible);
        }
    }
}
