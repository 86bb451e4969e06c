package org.netbearer.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
        var builder = ConfigurationSnapshot.builder(identifier)
                .bearer("test")
                .bearerType(BearerType.ETHERNET)
                .state(state);
        if (link != null) {
            builder.link(link);
        }
        if (wlan != null) {
            builder.wlan(wlan);
        }
        return builder.build();
    }

    static NetworkLink link(@Nullable LinkCounters counters) {
        var builder = NetworkLink.builder("eth0")
                .index(2)
                .kind(LinkKind.ETHERNET)
                .carrier(Carrier.PRESENT)
                .mtu(1500);
        return counters == null ? builder.build() : builder.counters(counters).build();
    }

    static AccessPoint accessPoint(String bssid, int signalPercent, @Nullable Instant lastSeen) {
        var builder = AccessPoint.builder()
                .bssid(MacAddress.parse(bssid))
                .security(Set.of(WlanSecurity.WPA2_PSK))
                .frequencyMhz(2412)
                .channel(1)
                .channelWidthMhz(20)
                .signalPercent(signalPercent);
        return lastSeen == null ? builder.build() : builder.lastSeen(lastSeen).build();
    }

    static WlanDetails wlan(AccessPoint... points) {
        return WlanDetails.builder(Ssid.of("home"))
                .security(Set.of(WlanSecurity.WPA2_PSK))
                .accessPoints(List.of(points))
                .build();
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
