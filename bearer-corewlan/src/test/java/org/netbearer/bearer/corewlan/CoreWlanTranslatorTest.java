package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelBand2GHz;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelBand5GHz;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelBand6GHz;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityUnknown;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPA2Personal;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPA3Transition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanLink;
import org.netbearer.api.WlanPhyMode;
import org.netbearer.api.WlanSecurity;
import org.netbearer.bearer.corewlan.RadioState.Access;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Air;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Link;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Location;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Network;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Profile;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Radio;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;

/** What is made of values alone, on any machine. */
@SuppressWarnings("ClassCanBeStatic") // JUnit's nested tests
class CoreWlanTranslatorTest {
    private static final Ssid HOME = Ssid.of("home");
    private static final MacAddress POINT = MacAddress.parse("02:0a:00:00:00:01");
    private static final Network HEARD = network(HOME, POINT, kCWSecurityWPA2Personal);
    private static final Network NAMELESS = network(null, null, kCWSecurityWPA2Personal);

    @Nested
    class Names {
        @Test
        void areRedactedIfNothingThatIsSeenHasOne() {
            assertThat(accessTo(null, Location.UNKNOWN, NAMELESS)).isEqualTo(Access.REDACTED);
            assertThat(accessTo(new Link(null, null, kCWSecurityWPA2Personal), Location.ALLOWED))
                    .isEqualTo(Access.REDACTED);
        }

        @Test
        void areSeenWhateverTheSystemSaysOfConsent() {
            assertThat(accessTo(null, Location.DENIED, HEARD)).isEqualTo(Access.GRANTED);
        }

        @Test
        void areRedactedByTheMissingConsentIfNothingIsSeen() {
            assertThat(accessTo(null, Location.DENIED)).isEqualTo(Access.REDACTED);
            assertThat(accessTo(null, Location.UNKNOWN)).isEqualTo(Access.GRANTED);
        }

        @Test
        void areHiddenIfThereIsAnAddress() {
            var report = translated(null, List.of(), network(null, POINT, kCWSecurityWPA2Personal));
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier, BearerConfiguration::name)
                    .containsExactly(tuple("corewlan:en0/hidden/psk", "<hidden>"));
        }
    }

    @Nested
    class Links {
        @Test
        void makeTheirNetworkActiveWithoutBeingHeard() {
            var report = translated(new Link(HOME, POINT, kCWSecurityWPA2Personal), List.of());
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier, BearerConfiguration::state)
                    .containsExactly(tuple("corewlan:en0/686f6d65/psk", ConfigurationState.ACTIVE));
        }

        @Test
        void ofUnknownSecurityAreThoseOfTheNetworkOfTheirName() {
            var report = translated(new Link(HOME, POINT, kCWSecurityUnknown), List.of(), HEARD);
            assertThat(report.configurations())
                    .extracting(BearerConfiguration::identifier, BearerConfiguration::state)
                    .containsExactly(tuple("corewlan:en0/686f6d65/psk", ConfigurationState.ACTIVE));
        }
    }

    @Nested
    class Networks {
        @Test
        void keepTheirInstancesWhileNothingChanges() {
            var stored = List.of(new Profile(HOME, kCWSecurityWPA3Transition));
            var first = translated(BearerReport.empty(BearerHealth.READY), null, stored, HEARD);
            var second = translated(first, null, stored, HEARD);
            assertThat(second).isEqualTo(first);
            assertThat(second.configurations().get(0))
                    .isSameAs(first.configurations().get(0));
            assertThat(second.links().get(0)).isSameAs(first.links().get(0));
        }

        @Test
        void areTheSameStoredAndHeardIfTheFamilyIs() {
            var report = translated(null, List.of(new Profile(HOME, kCWSecurityWPA3Transition)), HEARD);
            var home = report.configurations().get(0);
            assertThat(report.configurations()).hasSize(1);
            assertThat(home.state()).isEqualTo(ConfigurationState.DISCOVERED);
            assertThat(home.wlan().orElseThrow().security())
                    .containsExactly(WlanSecurity.WPA2_PSK, WlanSecurity.WPA3_SAE);
        }

        @Test
        void haveTheFrequencyOfTheirChannelAndBand() {
            assertThat(Radios.frequency(1, kCWChannelBand2GHz)).isEqualTo(2412);
            assertThat(Radios.frequency(14, kCWChannelBand2GHz)).isEqualTo(2484);
            assertThat(Radios.frequency(36, kCWChannelBand5GHz)).isEqualTo(5180);
            assertThat(Radios.frequency(2, kCWChannelBand6GHz)).isEqualTo(5935);
            assertThat(Radios.frequency(5, kCWChannelBand6GHz)).isEqualTo(5975);
            assertThat(Radios.frequency(5, 0)).isZero();
        }

        @Test
        void haveWhatIsMeasuredOfTheirLink() {
            assertThat(Radios.link(new Air(-51, -92, 11, 144.4, 6, "SI")))
                    .contains(WlanLink.builder()
                            .signalDbm(-51)
                            .noiseDbm(-92)
                            .transmitRateKbps(144_400)
                            .phyMode(WlanPhyMode.AX)
                            .build());
            assertThat(Radios.link(new Air(0, 0, 0, 0, 0, ""))).isEmpty();
            assertThat(Radios.link(new Air(5, Long.MIN_VALUE, 0, Double.NaN, 99, "")))
                    .isEmpty();
            assertThat(Radios.link(new Air(0, 0, 0, Double.POSITIVE_INFINITY, -1, "")))
                    .isEmpty();
        }

        @Test
        void withNumbersThatCannotBeTrueAreUnknownInThem() {
            var odd = Radios.accessPoint(
                    new Network(HOME, POINT, Set.of(Long.MIN_VALUE), Long.MAX_VALUE, Long.MIN_VALUE, 99, -1));
            assertThat(odd.signalPercent()).isEqualTo(-1);
            assertThat(odd.signalDbm()).isEmpty();
            assertThat(odd.channel()).isZero();
            assertThat(odd.frequencyMhz()).isZero();
            assertThat(odd.channelWidthMhz()).isZero();
            assertThat(odd.security()).isEmpty();
        }
    }

    private static Network network(Ssid ssid, MacAddress bssid, long security) {
        return new Network(ssid, bssid, Set.of(security), -50, 6, kCWChannelBand2GHz, 1);
    }

    private static Access accessTo(Link link, Location location, Network... heard) {
        return RadioState.of(
                        new Radio("en0", true, null, link, List.of(heard), List.of(), null),
                        location,
                        Carrier.UNKNOWN,
                        null)
                .access();
    }

    private static BearerReport translated(Link link, List<Profile> stored, Network... heard) {
        return translated(BearerReport.empty(BearerHealth.READY), link, stored, heard);
    }

    private static BearerReport translated(BearerReport before, Link link, List<Profile> stored, Network... heard) {
        var radio = new Radio("en0", true, null, link, List.of(heard), stored, null);
        return CoreWlanTranslator.translate(
                before,
                List.of(RadioState.of(radio, Location.ALLOWED, Carrier.UNKNOWN, null)),
                LinkFacts.NONE,
                Map.of(),
                false,
                BearerHealth.READY);
    }
}
