package org.netbearer.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that the tests vary in one part. */
final class Samples {
    static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant LATER = THEN.plusSeconds(1);

    private Samples() {}

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException notALiteral) {
            throw new IllegalArgumentException(notALiteral);
        }
    }

    static ConfigurationSnapshot configuration(String identifier, ConfigurationState state) {
        return configuration(identifier, state, null, null);
    }

    static ConfigurationSnapshot configuration(
            String identifier, ConfigurationState state, @Nullable NetworkLink link, @Nullable WlanDetails wlan) {
        return new ConfigurationSnapshot(
                identifier,
                identifier,
                ConfigurationType.INTERNET_ACCESS_POINT,
                "test",
                BearerType.ETHERNET,
                Purpose.UNKNOWN,
                state,
                link,
                wlan,
                Assessment.CONNECTIVITY_UNKNOWN,
                Assessment.METERED_UNKNOWN,
                false,
                List.of(),
                false,
                null,
                null);
    }

    static NetworkLink link(@Nullable LinkCounters counters) {
        return new NetworkLink(
                "eth0",
                2,
                "",
                LinkKind.ETHERNET,
                Carrier.PRESENT,
                null,
                1500,
                List.of(),
                List.of(),
                List.of(),
                counters,
                Map.of());
    }

    static AccessPoint accessPoint(String bssid, int signalPercent, @Nullable Instant lastSeen) {
        return new AccessPoint(
                MacAddress.parse(bssid), Set.of(WlanSecurity.WPA2_PSK), 2412, 1, 20, signalPercent, null, 0, lastSeen);
    }

    static WlanDetails wlan(AccessPoint... points) {
        return new WlanDetails(Ssid.of("home"), Set.of(WlanSecurity.WPA2_PSK), List.of(points), null);
    }

    static NetworkSnapshot snapshot(ConfigurationSnapshot... configurations) {
        return snapshot("", configurations);
    }

    static NetworkSnapshot snapshot(String defaultIdentifier, ConfigurationSnapshot... configurations) {
        return new NetworkSnapshot(
                1,
                THEN,
                Arrays.stream(configurations)
                        .sorted(Comparator.comparing(ConfigurationSnapshot::identifier))
                        .toList(),
                defaultIdentifier,
                Arrays.stream(configurations).anyMatch(each -> each.state() == ConfigurationState.ACTIVE),
                Assessment.CONNECTIVITY_UNKNOWN,
                Assessment.METERED_UNKNOWN,
                Set.of(),
                List.of());
    }

    static NetworkSnapshot snapshotOf(BearerSnapshot... bearers) {
        return new NetworkSnapshot(
                1,
                THEN,
                List.of(),
                "",
                false,
                Assessment.CONNECTIVITY_UNKNOWN,
                Assessment.METERED_UNKNOWN,
                Set.of(),
                List.of(bearers));
    }

    static BearerSnapshot bearer(BearerHealth health, int configurations) {
        return new BearerSnapshot("test", 0, health, Set.of(), List.of(), configurations, "");
    }
}
