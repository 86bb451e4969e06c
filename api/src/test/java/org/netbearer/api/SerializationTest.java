package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Snapshots can be sent to a reader of another version. */
final class SerializationTest {
    /** Written by version 0.1; never written again, so that later versions prove that they read it. */
    private static final Path STORED = Path.of("src/test/resources/serialized/network-snapshot-0.1.ser");

    private static NetworkSnapshot full() {
        var link = NetworkLink.builder("wlan0")
                .index(3)
                .platformKey("{0}")
                .kind(LinkKind.WLAN)
                .carrier(Carrier.PRESENT)
                .hardwareAddress(MacAddress.parse("02:00:00:00:00:01"))
                .mtu(1500)
                .addresses(List.of(new LinkAddress(Samples.address("192.0.2.7"), 24)))
                .defaultRoutes(List.of(DefaultRoute.via(DefaultRoute.Family.IPV4, Samples.address("192.0.2.1"), 600)))
                .nameServers(List.of(Samples.address("192.0.2.53")))
                .counters(new LinkCounters(1, 2, 3, 4))
                .sources(Map.of(LinkField.KIND, "nm", LinkField.MTU, "generic"))
                .build();
        var point = AccessPoint.builder()
                .bssid(MacAddress.parse("02:00:00:00:00:02"))
                .security(Set.of(WlanSecurity.WPA2_PSK, WlanSecurity.WPA3_SAE))
                .frequencyMhz(2412)
                .channel(1)
                .channelWidthMhz(20)
                .signalPercent(70)
                .signalDbm(-55)
                .maxBitrateKbps(54_000)
                .lastSeen(Samples.THEN)
                .build();
        var wlan = WlanDetails.builder(Ssid.of(new byte[] {(byte) 0xff, 'x'}))
                .security(Set.of(WlanSecurity.WPA2_PSK))
                .accessPoints(List.of(point))
                .activeAccessPoint(MacAddress.parse("02:00:00:00:00:02"))
                .build();
        var used = ConfigurationSnapshot.builder("nm:home")
                .bearerType(BearerType.WLAN)
                .purpose(Purpose.PRIVATE)
                .state(ConfigurationState.ACTIVE)
                .link(link)
                .wlan(wlan)
                .connectivity(new Assessment<>(Connectivity.FULL, "nm", Samples.THEN))
                .metered(new Assessment<>(Metered.GUESS_NO, "nm", Samples.THEN))
                .stale(true)
                .lastFailure(new NetworkFailure(FailureReason.NO_SECRETS, "7", "no key", Samples.THEN))
                .build();
        return NetworkSnapshot.builder()
                .revision(7)
                .instant(Samples.LATER)
                .configurations(
                        List.of(used, ConfigurationSnapshot.builder("nm:other").build()))
                .defaultIdentifier("nm:home")
                .online(true)
                .connectivity(used.connectivity())
                .metered(used.metered())
                .capabilities(Set.of(NetworkCapability.DATA_STATISTICS))
                .bearers(List.of(BearerSnapshot.builder("nm")
                        .ranking(100)
                        .health(new BearerHealth(BearerStatus.STALE, "restarting", "it restarts"))
                        .claims(List.of("wlan0"))
                        .configurations(2)
                        .build()))
                .build();
    }

    @Test
    void aSnapshotIsReadAsItWasWritten() throws Exception {
        assertThat(read(written(full()))).isEqualTo(full());
        assertThat(read(written(NetworkSnapshot.EMPTY))).isEqualTo(NetworkSnapshot.EMPTY);
        var session = SessionSnapshot.builder(1)
                .statistics(SessionStatistics.builder()
                        .session(new LinkCounters(1, 2, 3, 4))
                        .build())
                .openedAt(Samples.THEN)
                .build();
        assertThat(read(written(session))).isEqualTo(session);
        assertThat(read(written(Ssid.REDACTED))).isSameAs(Ssid.REDACTED);
    }

    @Test
    void aStreamOfVersion01IsRead() throws Exception {
        if (Boolean.getBoolean("golden.write") && !Files.exists(STORED)) {
            Files.createDirectories(STORED.getParent());
            Files.write(STORED, written(full()));
        }
        assertThat(read(Files.readAllBytes(STORED))).isEqualTo(full());
    }

    @Nested
    final class ByAReaderOfAnotherVersion {
        /** The streams name other types of equally long names, as if another version had written them. */
        private static Object asIf(Object value, String written, String read) throws Exception {
            byte[] bytes = written(value);
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(written).hasSameSizeAs(read);
            assertThat(text).contains(written);
            return read(text.replace(written, read).getBytes(StandardCharsets.ISO_8859_1));
        }

        @Test
        void whatItMissesIsWhatTheFormerConstructorTakes() throws Exception {
            assertThat(asIf(new Version1("a", List.of("b")), "Version1", "Version2"))
                    .isEqualTo(new Version2("a", List.of("b"), 42, Optional.empty()));
        }

        @Test
        void whatItDoesNotKnowIsSkipped() throws Exception {
            assertThat(asIf(new Version2("a", List.of("b"), 7, Optional.of("c")), "Version2", "Version1"))
                    .isEqualTo(new Version1("a", List.of("b")));
        }

        @Test
        void aConstantThatItDoesNotKnowIsTheOneForUnknown() throws Exception {
            assertThat(asIf(new Assessment<>(Connectivity.PORTAL, "nm", Samples.THEN), "PORTAL", "GALAXY"))
                    .isEqualTo(new Assessment<>(Connectivity.UNKNOWN, "nm", Samples.THEN));
        }

        @Test
        void aConstantThatItDoesNotKnowIsLeftOutOfASet() throws Exception {
            var snapshot = BearerSnapshot.builder("nm")
                    .capabilities(Set.of(NetworkCapability.FORCED_ROAMING, NetworkCapability.DATA_STATISTICS))
                    .build();
            assertThat(asIf(snapshot, "FORCED_ROAMING", "FORCED_TIPPING"))
                    .isEqualTo(BearerSnapshot.builder("nm")
                            .capabilities(Set.of(NetworkCapability.DATA_STATISTICS))
                            .build());
        }

        @Test
        void aTypeThatItDoesNotKnowIsNone() throws Exception {
            var configuration = ConfigurationSnapshot.builder("nm:a")
                    .wlan(WlanDetails.builder(Ssid.HIDDEN).build())
                    .build();
            assertThat(asIf(configuration, "WlanDetails", "WlanDetaile"))
                    .isEqualTo(ConfigurationSnapshot.builder("nm:a").build());
        }

        @Test
        void whatCannotBeMadeIsRefused() {
            assertThatExceptionOfType(InvalidObjectException.class)
                    .isThrownBy(() -> asIf(new LinkCounters(1, 2, 3, 4), "sentBytes", "sentBites"));
            assertThatExceptionOfType(InvalidObjectException.class)
                    .isThrownBy(() -> asIf(new BearerUpdate("nm", UpdateOutcome.GONE, ""), "outcome", "income!"));
        }
    }

    @Nested
    final class InMemory {
        @Test
        void equalsAsksForIdentityBeforeContent() {
            var tag = new Uncomparable();
            var value = new Holder(List.of(tag), Optional.of(tag));
            assertThat(new Holder(value.tags(), value.tag())).isEqualTo(value);
        }
    }

    private record Holder(List<Uncomparable> tags, Optional<Uncomparable> tag) {}

    private static final class Uncomparable {
        @Override
        public boolean equals(Object other) {
            throw new AssertionError("the content was compared");
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** A value in its first version. */
    public record Version1(String name, List<String> tags) implements Serializable {
        private Object writeReplace() {
            return SerializedValue.of(this);
        }
    }

    /** The same value two components later. */
    public record Version2(String name, List<String> tags, int size, Optional<String> label) implements Serializable {
        public Version2(String name, List<String> tags) {
            this(name, tags, 42, Optional.empty());
        }

        private Object writeReplace() {
            return SerializedValue.of(this);
        }
    }

    private static byte[] written(Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (var stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return stream.readObject();
        }
    }
}
