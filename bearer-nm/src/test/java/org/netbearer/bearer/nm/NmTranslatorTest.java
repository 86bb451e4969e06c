package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.ConfigurationState.UNDEFINED;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.Connectivity;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Purpose;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;

final class NmTranslatorTest {
    private static final String WIFI = NmProfile.WIRELESS;
    private static final byte[] HOME = "home".getBytes(StandardCharsets.UTF_8);
    private static final String POINT = "02:00:00:00:00:01";
    private static final int DISCONNECTED = NmDevice.DISCONNECTED;
    private static final int ACTIVATED = NmDevice.ACTIVATED;
    private static final long PRIVACY = 1;
    private static final long PSK = 0x100;

    private final Scene scene = new Scene();

    private Scene wifiProfile(String... availableOn) {
        return scene.profile(Scene.UUID, WIFI, availableOn)
                .setting(Scene.UUID, WIFI, "ssid", HOME)
                .setting(Scene.UUID, "802-11-wireless-security", "key-mgmt", "wpa-psk");
    }

    @Nested
    class Reach {
        private Scene bridge() {
            return scene.device("br0", 13, ACTIVATED)
                    .address("br0", "172.17.0.1")
                    .profile(Scene.UUID, "bridge", "br0")
                    .use(Scene.UUID, "br0", 2);
        }

        @Test
        void aBridgeWithoutAPortIsNotActive() {
            assertThat(bridge().configuration(Scene.UUID).state()).isEqualTo(DISCOVERED);
        }

        @Test
        void aBridgeOverAPhysicalPortIsActive() {
            bridge().device("eth0", 1, ACTIVATED).set("br0", "Ports", List.of(Scene.devicePath("eth0")));
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(ACTIVE);
        }

        @Test
        void ofAnOlderDaemonTheBridgeNamesItsPorts() {
            bridge().device("eth0", 1, ACTIVATED).slaves("br0", "Bridge", "eth0");
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(ACTIVE);
        }

        @Test
        void aLinkLocalAddressIsNotEnough() {
            scene.device("eth0", 1, ACTIVATED)
                    .address("eth0", "169.254.3.4")
                    .profile(Scene.UUID, "802-3-ethernet", "eth0")
                    .use(Scene.UUID, "eth0", 2);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DISCOVERED);
        }

        @Test
        void noSignalMeansDefinedWhateverTheDaemonSays() {
            scene.connectedDevice("eth0", 1, ACTIVATED)
                    .set("eth0", "InterfaceFlags", 0x1L)
                    .profile(Scene.UUID, "802-3-ethernet", "eth0")
                    .use(Scene.UUID, "eth0", 2);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DEFINED);
        }

        @Test
        void aRouteOfAnotherTableIsNoDefaultRoute() {
            scene.connectedDevice("eth0", 20, ACTIVATED)
                    .profile(Scene.UUID, "802-3-ethernet", "eth0")
                    .use(Scene.UUID, "eth0", 2);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(ACTIVE);
            scene.route("eth0", 100, 1000);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DISCOVERED);
        }
    }

    @Nested
    class Profiles {
        @Test
        void aProfileWithoutADeviceIsDefined() {
            scene.profile(Scene.UUID, "802-3-ethernet");
            var configuration = scene.configuration(Scene.UUID);
            assertThat(configuration.state()).isEqualTo(DEFINED);
            assertThat(configuration.interfaceKey()).isEmpty();
        }

        @Test
        void ofTwoDevicesTheOneInUseIsReported() {
            scene.connectedDevice("eth1", 1, ACTIVATED)
                    .device("eth0", 1, DISCONNECTED)
                    .profile(Scene.UUID, "802-3-ethernet", "eth0", "eth1")
                    .use(Scene.UUID, "eth1", 2);
            assertThat(scene.configuration(Scene.UUID)
                            .interfaceKey()
                            .orElseThrow()
                            .name())
                    .isEqualTo("eth1");
        }

        @Test
        void ofTwoDevicesThatAreFreeTheFirstByNameIsReported() {
            scene.device("eth1", 1, DISCONNECTED)
                    .device("eth0", 1, DISCONNECTED)
                    .profile(Scene.UUID, "802-3-ethernet", "eth0", "eth1");
            assertThat(scene.configuration(Scene.UUID)
                            .interfaceKey()
                            .orElseThrow()
                            .name())
                    .isEqualTo("eth0");
        }

        @Test
        void ofTwoDevicesThatAreFreeTheOneWithTheCheaperRouteIsReported() {
            scene.connectedDevice("eth0", 1, DISCONNECTED)
                    .route("eth0", 200)
                    .connectedDevice("eth1", 1, DISCONNECTED)
                    .route("eth1", 100)
                    .profile(Scene.UUID, "802-3-ethernet", "eth0", "eth1");
            assertThat(scene.configuration(Scene.UUID)
                            .interfaceKey()
                            .orElseThrow()
                            .name())
                    .isEqualTo("eth1");
        }

        @Test
        void aProfileWithoutADeviceNamesTheInterfaceThatItIsBoundTo() {
            scene.profile(Scene.UUID, "802-3-ethernet").setting(Scene.UUID, "connection", "interface-name", "eth7");
            assertThat(scene.configuration(Scene.UUID).interfaceKey()).contains(InterfaceKey.named("eth7"));
        }

        @Test
        void aVpnNamesNoInterface() {
            scene.profile(Scene.UUID, "vpn").setting(Scene.UUID, "connection", "interface-name", "eth7");
            assertThat(scene.configuration(Scene.UUID).interfaceKey()).isEmpty();
        }

        @Test
        void anActivationThatOutlivedTheDaemonHasAnAlias() {
            scene.connectedDevice("eth0", 1, ACTIVATED)
                    .profile(Scene.UUID, "802-3-ethernet", "eth0")
                    .use(Scene.UUID, "eth0", 2);
            var before = scene.translate();
            var key = before.byIdentifier().get("nm:" + Scene.UUID).activation();
            var after = NmTranslator.translate(
                            scene.instance("next ").state(), KernelLinks.NOTHING, false, before, Scene.NOW)
                    .byIdentifier()
                    .get("nm:" + Scene.UUID);
            assertThat(after.activation()).isEqualTo(key);
            assertThat(after.activationAlias()).isEqualTo("next /active/" + Scene.UUID);
        }

        @Test
        void theLoopbackIsNeverReported() {
            scene.connectedDevice("lo", 32, ACTIVATED)
                    .profile(Scene.UUID, "loopback", "lo")
                    .use(Scene.UUID, "lo", 2);
            assertThat(scene.translate().configurations()).isEmpty();
            assertThat(scene.translate().links()).isEmpty();
        }

        @Test
        void aVpnNeedsSomethingThatCarriesIt() {
            scene.profile(Scene.UUID, "vpn").use(Scene.UUID, "", 2);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DEFINED);
            scene.connectedDevice("eth0", 1, ACTIVATED);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(ACTIVE);
            assertThat(scene.configuration(Scene.UUID).purpose()).isEqualTo(Purpose.PRIVATE);
        }

        @Test
        void aVethIsEthernet() {
            scene.device("eth0", 20, DISCONNECTED).profile(Scene.UUID, "802-3-ethernet", "eth0");
            assertThat(scene.configuration(Scene.UUID).bearerType()).isEqualTo(BearerType.ETHERNET);
        }

        @Test
        void aModemIsNamedByWhatItCanDo() {
            scene.device("wwan0", 8, DISCONNECTED).profile(Scene.UUID, "gsm", "wwan0");
            scene.modem("wwan0", 0x4 | 0x8);
            assertThat(scene.configuration(Scene.UUID).bearerType()).isEqualTo(BearerType.LTE);
        }
    }

    @Nested
    class ProfilesOfOtherUsers {
        @Test
        void areReportedWhileTheyAreInUse() {
            scene.connectedDevice("eth0", 1, ACTIVATED)
                    .profile(Scene.UUID, "802-3-ethernet", "eth0")
                    .use(Scene.UUID, "eth0", 2)
                    .unreadable(Scene.UUID);
            var configuration = scene.configuration(Scene.UUID);
            assertThat(configuration.state()).isEqualTo(ACTIVE);
            assertThat(configuration.name()).isEqualTo("name of " + Scene.UUID);
            assertThat(configuration.bearerType()).isEqualTo(BearerType.ETHERNET);
            assertThat(configuration.interfaceKey().orElseThrow().name()).isEqualTo("eth0");
        }

        @Test
        void areNotListedWhileNobodyUsesThem() {
            scene.device("eth0", 1, DISCONNECTED)
                    .profile(Scene.UUID, "802-3-ethernet", "eth0")
                    .unreadable(Scene.UUID);
            assertThat(scene.translate().configurations()).isEmpty();
        }

        @Test
        void areTheNetworkOfTheAccessPointThatTheyUse() {
            scene.radio("wlan0", ACTIVATED)
                    .address("wlan0", "192.0.2.9")
                    .accessPoint("wlan0", POINT, HOME, PRIVACY, PSK)
                    .associated("wlan0", POINT);
            wifiProfile("wlan0").use(Scene.UUID, "wlan0", 2).unreadable(Scene.UUID);
            assertThat(scene.translate().configurations())
                    .as("and not a network without a profile beside it")
                    .singleElement()
                    .satisfies(each -> assertThat(each.state()).isEqualTo(ACTIVE))
                    .satisfies(each ->
                            assertThat(each.wlan().orElseThrow().ssid().text()).isEqualTo("home"))
                    .satisfies(each -> assertThat(each.purpose()).isEqualTo(Purpose.PRIVATE));
        }
    }

    @Nested
    class Wlan {
        @Test
        void aSavedNetworkInRangeIsDiscoveredWithItsAccessPoints() {
            wifiProfile("wlan0").radio("wlan0", DISCONNECTED).accessPoint("wlan0", POINT, HOME, PRIVACY, PSK);
            var configuration = wifiProfile("wlan0").configuration(Scene.UUID);
            assertThat(configuration.state()).isEqualTo(DISCOVERED);
            assertThat(configuration.wlan().orElseThrow().accessPoints()).hasSize(1);
            assertThat(scene.translate().configurations()).hasSize(1);
        }

        @Test
        void aHiddenProfileIsDefinedUntilItsNameWasSeen() {
            scene.radio("wlan0", DISCONNECTED);
            wifiProfile("wlan0").setting(Scene.UUID, WIFI, "hidden", true);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DEFINED);
            scene.accessPoint("wlan0", POINT, HOME, PRIVACY, PSK);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DISCOVERED);
        }

        @Test
        void aProfileForOneAccessPointIsDefinedWhileOnlyOthersAreHeard() {
            scene.radio("wlan0", DISCONNECTED).accessPoint("wlan0", POINT, HOME, PRIVACY, PSK);
            wifiProfile("wlan0").setting(Scene.UUID, NmProfile.WIRELESS, "bssid", "06:00:00:00:00:77");
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DEFINED);
            scene.accessPoint("wlan0", "06:00:00:00:00:77", HOME, PRIVACY, PSK);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DISCOVERED);
        }

        @Test
        void accessPointsThatHideTheirNamesAreNetworksOfTheirOwn() {
            scene.radio("wlan0", DISCONNECTED)
                    .accessPoint("wlan0", "06:00:00:00:00:01", new byte[0], PRIVACY, PSK)
                    .accessPoint("wlan0", "06:00:00:00:00:02", new byte[0], PRIVACY, PSK);
            assertThat(scene.translate().configurations()).hasSize(2);
        }

        @Test
        void aNetworkOfTheSameNameButOtherSecurityIsAnotherOne() {
            scene.radio("wlan0", DISCONNECTED).accessPoint("wlan0", POINT, HOME, 0, 0);
            wifiProfile("wlan0");
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DEFINED);
            var open = scene.translate().byIdentifier().get("nm:wlan0/686f6d65/open");
            assertThat(open.state()).isEqualTo(UNDEFINED);
            assertThat(open.purpose()).isEqualTo(Purpose.PUBLIC);
        }

        @Test
        void theNetworkThatItOpensItselfIsNoneWithoutAProfile() {
            scene.radio("wlan0", ACTIVATED)
                    .accessPoint("wlan0", POINT, HOME, PRIVACY, PSK)
                    .associated("wlan0", POINT);
            wifiProfile("wlan0").setting(Scene.UUID, WIFI, "mode", "ap");
            assertThat(scene.translate().configurations())
                    .as("a hotspot of this name that somebody else has")
                    .hasSize(2);
            scene.use(Scene.UUID, "wlan0", 2);
            assertThat(scene.translate().configurations()).hasSize(1);
        }

        @Test
        void oneNetworkHeardByTwoRadiosIsReportedForEach() {
            scene.radio("wlan0", DISCONNECTED)
                    .radio("wlan1", DISCONNECTED)
                    .accessPoint("wlan0", POINT, HOME, 0, 0)
                    .accessPoint("wlan1", POINT, HOME, 0, 0);
            assertThat(scene.translate().byIdentifier())
                    .containsOnlyKeys("nm:wlan0/686f6d65/open", "nm:wlan1/686f6d65/open");
        }

        @Test
        void associationIsTheSignalOfARadio() {
            scene.radio("wlan0", ACTIVATED)
                    .address("wlan0", "192.0.2.9")
                    .accessPoint("wlan0", POINT, HOME, PRIVACY, PSK);
            wifiProfile("wlan0").use(Scene.UUID, "wlan0", 2);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(DISCOVERED);
            assertThat(scene.translate().links().stream()
                            .filter(link -> link.key().name().equals("wlan0"))
                            .findFirst()
                            .orElseThrow()
                            .carrier())
                    .isEqualTo(Carrier.ABSENT);
            scene.associated("wlan0", POINT);
            assertThat(scene.configuration(Scene.UUID).state()).isEqualTo(ACTIVE);
            assertThat(scene.configuration(Scene.UUID).wlan().orElseThrow().activeAccessPoint())
                    .contains(MacAddress.parse(POINT));
        }
    }

    @Nested
    class Judgement {
        private Scene connected() {
            return scene.connectedDevice("eth0", 1, ACTIVATED)
                    .profile(Scene.UUID, "802-3-ethernet", "eth0")
                    .use(Scene.UUID, "eth0", 2)
                    .set("eth0", "Ip4Connectivity", 2L)
                    .set("eth0", "Ip6Connectivity", 3L);
        }

        @Test
        void aPortalSaysMoreThanTheOtherFamilysSilence() {
            assertThat(connected().configuration(Scene.UUID).connectivity().value())
                    .isEqualTo(Connectivity.PORTAL);
        }

        @Test
        void withTheCheckSwitchedOffNothingIsKnown() {
            connected().manager("ConnectivityCheckEnabled", false).set("eth0", "Ip4Connectivity", 4L);
            assertThat(scene.configuration(Scene.UUID).connectivity().value()).isEqualTo(Connectivity.UNKNOWN);
        }

        @Test
        void whileTheDaemonIsNotConnectedAnOldResultDoesNotCount() {
            connected().manager("State", 20L).set("eth0", "Ip4Connectivity", 4L);
            assertThat(scene.configuration(Scene.UUID).connectivity().value()).isEqualTo(Connectivity.NONE);
        }

        @Test
        void anAssessmentOfSomebodyElseIsNotKept() {
            var now = Scene.NOW.plusSeconds(60);
            var mine = new Assessment<>(Connectivity.PORTAL, NmIdentifiers.NAME, Scene.NOW);
            var others = new Assessment<>(Connectivity.PORTAL, "another", Scene.NOW);
            var another = new Assessment<>(Connectivity.FULL, NmIdentifiers.NAME, Scene.NOW);
            NmState state = connected().state();
            var assessments = new AssessmentTranslator(state.manager(), now);
            NmDevice device = state.devices().get(0);
            assertThat(assessments.connectivity(device, knownWith(mine)).since())
                    .isEqualTo(Scene.NOW);
            assertThat(assessments.connectivity(device, knownWith(others)).since())
                    .isEqualTo(now);
            assertThat(assessments.connectivity(device, knownWith(another)).since())
                    .isEqualTo(now);
        }

        private static BearerConfiguration knownWith(Assessment<Connectivity> connectivity) {
            return BearerConfiguration.builder("nm:x")
                    .connectivity(connectivity)
                    .build();
        }

        @Test
        void aPortalStaysOneWhileAnotherDeviceConnects() {
            connected().manager("State", 40L).manager("Connectivity", 2L);
            assertThat(scene.configuration(Scene.UUID).connectivity().value()).isEqualTo(Connectivity.PORTAL);
        }

        @Test
        void whileTheDaemonDisconnectsAnOldResultDoesNotCount() {
            connected().manager("State", 30L).set("eth0", "Ip4Connectivity", 4L);
            assertThat(scene.configuration(Scene.UUID).connectivity().value()).isEqualTo(Connectivity.NONE);
        }

        @Test
        void theDateIsThatOfTheFirstSightAndInstancesAreHandedOutAgain() {
            var first = NmTranslator.translate(
                    connected().state(), KernelLinks.NOTHING, false, Translation.NOTHING, Scene.NOW);
            var second =
                    NmTranslator.translate(scene.state(), KernelLinks.NOTHING, false, first, Scene.NOW.plusSeconds(60));
            assertThat(second.configurations().get(0))
                    .isSameAs(first.configurations().get(0));
            assertThat(second.links().get(0)).isSameAs(first.links().get(0));
        }
    }
}
