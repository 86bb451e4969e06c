package org.netbearer.impl.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.impl.Configurations.configuration;
import static org.netbearer.impl.Configurations.ethernet;
import static org.netbearer.impl.assembly.Reports.NOW;
import static org.netbearer.impl.assembly.Reports.assemble;
import static org.netbearer.impl.assembly.Reports.entry;
import static org.netbearer.impl.assembly.Reports.link;
import static org.netbearer.impl.assembly.Reports.report;
import static org.netbearer.impl.assembly.Reports.routed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.Connectivity;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkField;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.internal.NetworkChanges;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

final class SnapshotAssemblerTest {
    private static List<String> identifiers(NetworkSnapshot snapshot) {
        return snapshot.configurations().stream()
                .map(ConfigurationSnapshot::identifier)
                .toList();
    }

    private static ConfigurationSnapshot find(NetworkSnapshot snapshot, String identifier) {
        return snapshot.configuration(identifier).orElseThrow();
    }

    @Test
    void aThousandShufflesOfTheSameReportsGiveOneOrderAndOneDefault() {
        var configurations = new ArrayList<BearerConfiguration>();
        for (int i = 0; i < 20; i++) {
            configurations.add(ethernet("fake:" + i, i % 2 == 0 ? ACTIVE : DISCOVERED));
            configurations.add(configuration("fake:w" + i, ACTIVE)
                    .bearerType(BearerType.WLAN)
                    .build());
        }
        var random = new Random(4711);
        var answers = new HashSet<NetworkSnapshot>();
        for (int round = 0; round < 1000; round++) {
            Collections.shuffle(configurations, random);
            var entries = new ArrayList<>(List.of(
                    entry("fake", 0, report(configurations.toArray(BearerConfiguration[]::new))),
                    entry("other", 0, report(ethernet("other:a", ACTIVE))),
                    BearerEntry.absent("wlanapi", "not Windows")));
            Collections.shuffle(entries, random);
            answers.add(SnapshotAssembler.assemble(Assembly.empty(), entries, AssemblyInputs.NONE, NOW)
                    .snapshot());
        }
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next().defaultIdentifier()).isEqualTo("fake:0");
    }

    @Test
    void saysNothingNewWhenNothingIsNew() {
        var entries = List.of(entry("fake", 0, report(ethernet("fake:a", ACTIVE))));
        var first = SnapshotAssembler.assemble(Assembly.empty(), entries, AssemblyInputs.NONE, NOW);
        var equal = List.of(entry("fake", 0, report(ethernet("fake:a", ACTIVE))));
        assertThat(SnapshotAssembler.assemble(first, equal, AssemblyInputs.NONE, NOW.plusSeconds(5))
                        .snapshot())
                .isSameAs(first.snapshot());
    }

    @Test
    void keepsTheInstancesOfWhatDidNotChange() {
        var a = ethernet("fake:a", ACTIVE);
        var first = SnapshotAssembler.assemble(
                Assembly.empty(),
                List.of(entry("fake", 0, report(a, ethernet("fake:b", DEFINED)))),
                AssemblyInputs.NONE,
                NOW);
        var second = SnapshotAssembler.assemble(
                first, List.of(entry("fake", 0, report(a, ethernet("fake:b", ACTIVE)))), AssemblyInputs.NONE, NOW);
        assertThat(find(second.snapshot(), "fake:a")).isSameAs(find(first.snapshot(), "fake:a"));
        assertThat(second.snapshot().revision()).isEqualTo(first.snapshot().revision() + 1);
    }

    @Nested
    final class Judgements {
        private final Assessment<Connectivity> portal =
                new Assessment<>(Connectivity.PORTAL, "connectivity", NOW, "portal at http://portal.example/");
        private final BearerReport judging = report(
                BearerStatus.READY,
                List.of(),
                List.of(LinkReport.builder(InterfaceKey.named("eth0"))
                        .connectivity(portal)
                        .build()));

        @Test
        void whatABearerJudgesOfALinkCountsForTheConfigurationsOverIt() {
            var snapshot = assemble(
                    entry("generic", -100, report(ethernet("generic:eth0", ACTIVE, "eth0"))),
                    entry("connectivity", -200, judging));

            assertThat(find(snapshot, "generic:eth0").connectivity()).isEqualTo(portal);
            assertThat(snapshot.connectivity()).isEqualTo(portal);
            assertThat(find(snapshot, "generic:eth0").link().orElseThrow().sources())
                    .containsEntry(LinkField.CONNECTIVITY, "connectivity");
        }

        @Test
        void aBearerThatJudgesItsOwnConfigurationsHasTheLastWord() {
            var full = new Assessment<>(Connectivity.FULL, "nm", NOW);
            var judged = configuration("nm:a", ACTIVE)
                    .interfaceKey(InterfaceKey.named("eth0"))
                    .connectivity(full)
                    .build();

            assertThat(find(assemble(entry("connectivity", 500, judging), entry("nm", 100, report(judged))), "nm:a")
                            .connectivity())
                    .isEqualTo(full);
        }

        @Test
        void aJudgementAloneSaysNothingOfTheLinkOfADaemonThatIsAway() {
            var away = report(BearerStatus.STALE, List.of(ethernet("nm:a", ACTIVE, "eth0")), List.of());

            assertThat(find(assemble(entry("nm", 100, away), entry("connectivity", 500, judging)), "nm:a")
                            .state())
                    .isEqualTo(ACTIVE);
        }
    }

    @Nested
    final class Claims {
        private final BearerReport generic = report(
                BearerStatus.READY,
                List.of(ethernet("generic:eth0", ACTIVE, "eth0"), ethernet("generic:eth1", DEFINED, "eth1")),
                List.of(link("eth0").build()));
        private final BearerReport nm =
                report(BearerStatus.READY, List.of(ethernet("nm:uuid", ACTIVE, "eth0")), List.of(), "eth0");

        @Test
        void hideWhatALowerBearerSaysOfTheInterface() {
            var snapshot = assemble(entry("generic", -100, generic), entry("nm", 100, nm));
            assertThat(identifiers(snapshot)).containsExactly("generic:eth1", "nm:uuid");
        }

        @Test
        void ofALowerBearerHideNothing() {
            var snapshot = assemble(entry("generic", 200, generic), entry("nm", 100, nm));
            assertThat(identifiers(snapshot)).containsExactly("generic:eth0", "generic:eth1", "nm:uuid");
        }

        @Test
        void ofABearerInTroubleHideNothing() {
            for (BearerStatus status : BearerStatus.values()) {
                var troubled = report(status, List.of(), List.of(), "eth0");
                var snapshot = assemble(entry("generic", -100, generic), entry("nm", 100, troubled));
                assertThat(identifiers(snapshot).contains("generic:eth0"))
                        .as(status.name())
                        .isEqualTo(!status.isHealthy());
            }
        }

        @Test
        void thatAreLostHandTheInterfaceBackWithoutGoingOffline() {
            var before = SnapshotAssembler.assemble(
                    Assembly.empty(),
                    List.of(entry("generic", -100, generic), entry("nm", 100, nm)),
                    AssemblyInputs.NONE,
                    NOW);
            var after = SnapshotAssembler.assemble(
                    before,
                    List.of(
                            entry("generic", -100, generic),
                            entry("nm", 100, report(BearerStatus.WAITING, List.of(), List.of()))),
                    AssemblyInputs.NONE,
                    NOW);
            var change = NetworkChanges.between(before.snapshot(), after.snapshot());
            assertThat(change.removed()).extracting("identifier").containsExactly("nm:uuid");
            assertThat(change.added()).extracting("identifier").containsExactly("generic:eth0");
            assertThat(change.onlineChanged()).isFalse();
        }

        @Test
        void joinByPlatformKeyBeforeIndexBeforeName() {
            var renamed = configuration("low:a", ACTIVE)
                    .interfaceKey(new InterfaceKey("eth9", 7, "{GUID}"))
                    .build();
            var low = report(BearerStatus.READY, List.of(renamed), List.of());
            assertThat(identifiers(claimedBy(low, new InterfaceKey("other", 8, "{guid}"))))
                    .isEmpty();
            assertThat(identifiers(claimedBy(low, new InterfaceKey("other", 7, ""))))
                    .isEmpty();
            assertThat(identifiers(claimedBy(low, InterfaceKey.named("eth9")))).isEmpty();
            assertThat(identifiers(claimedBy(low, new InterfaceKey("eth9", 8, ""))))
                    .containsExactly("low:a");
        }

        private NetworkSnapshot claimedBy(BearerReport low, InterfaceKey claim) {
            var high = new BearerReport(BearerHealth.READY, List.of(), List.of(), List.of(claim), Set.of());
            return assemble(entry("low", 0, low), entry("high", 1, high));
        }
    }

    @Nested
    final class Links {
        @Test
        void takeEachFieldFromTheBestBearerThatKnowsItAndSayWhich() throws UnknownHostException {
            var address = new LinkAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}), 24);
            var counters = new LinkCounters(1, 2, 3, 4);
            var generic = report(
                    BearerStatus.READY,
                    List.of(),
                    List.of(link("eth0")
                            .carrier(Carrier.ABSENT)
                            .addresses(List.of(address))
                            .counters(counters)
                            .build()));
            var nm = report(
                    BearerStatus.READY,
                    List.of(ethernet("nm:uuid", ACTIVE, "eth0")),
                    List.of(LinkReport.builder(new InterfaceKey("eth0", 3, ""))
                            .carrier(Carrier.PRESENT)
                            .mtu(1500)
                            .build()),
                    "eth0");
            var link = find(assemble(entry("generic", -100, generic), entry("nm", 100, nm)), "nm:uuid")
                    .link()
                    .orElseThrow();
            assertThat(link.index()).isEqualTo(3);
            assertThat(link.kind()).isEqualTo(LinkKind.ETHERNET);
            assertThat(link.carrier()).isEqualTo(Carrier.PRESENT);
            assertThat(link.addresses()).containsExactly(address);
            assertThat(link.counters()).contains(counters);
            assertThat(link.sources())
                    .isEqualTo(Map.of(
                            LinkField.KIND, "generic",
                            LinkField.CARRIER, "nm",
                            LinkField.MTU, "nm",
                            LinkField.ADDRESSES, "generic",
                            LinkField.COUNTERS, "generic"));
        }

        @Test
        void ofNobodyHaveTheirNameAndNothingElse() {
            var link = find(assemble(entry("fake", 0, report(ethernet("fake:a", ACTIVE, "eth7")))), "fake:a")
                    .link()
                    .orElseThrow();
            assertThat(link.name()).isEqualTo("eth7");
            assertThat(link.sources()).isEmpty();
        }
    }

    @Nested
    final class WhileADaemonIsAway {
        private NetworkSnapshot withKernel(LinkReport... links) {
            return assemble(
                    entry("generic", -100, report(BearerStatus.READY, List.of(), List.of(links))),
                    entry(
                            "nm",
                            100,
                            report(
                                    BearerStatus.STALE,
                                    List.of(ethernet("nm:uuid", ACTIVE, "eth0")),
                                    List.of(link("eth0")
                                            .carrier(Carrier.PRESENT)
                                            .build()),
                                    "eth0")));
        }

        @Test
        void itsConfigurationsStayAndAreMarkedStale() {
            var configuration = find(withKernel(routed("eth0", DefaultRoute.Family.IPV4, 100)), "nm:uuid");
            assertThat(configuration.stale()).isTrue();
            assertThat(configuration.state()).isEqualTo(ACTIVE);
        }

        @Test
        void theKernelSaysWhetherTheLinkIsStillUp() {
            var lost = find(withKernel(link("eth0").carrier(Carrier.ABSENT).build()), "nm:uuid");
            assertThat(lost.state()).isEqualTo(DEFINED);
            assertThat(lost.link()).isPresent();
            assertThat(lost.link().orElseThrow().carrier()).isEqualTo(Carrier.ABSENT);
            var addressLost =
                    find(withKernel(link("eth0").carrier(Carrier.PRESENT).build()), "nm:uuid");
            assertThat(addressLost.state()).isEqualTo(DISCOVERED);
            var unplugged =
                    find(withKernel(link("eth1").carrier(Carrier.PRESENT).build()), "nm:uuid");
            assertThat(unplugged.state()).isEqualTo(DEFINED);
        }

        @Test
        void nobodyElseKnowingTheLinksItsWordIsKept() {
            assertThat(find(withKernel(), "nm:uuid").state()).isEqualTo(ACTIVE);
        }

        @Test
        void theKernelSaysNothingBeforeItWasLookedAtAfterTheDaemonsLastWord() {
            var up = report(ethernet("nm:uuid", ACTIVE, "eth0"));
            var gone = report(
                    BearerStatus.STALE,
                    up.configurations(),
                    List.of(link("eth0").carrier(Carrier.PRESENT).build()),
                    "eth0");
            var nm = entry("nm", 100, up).withReport(up, 2).withReport(gone, 4);
            var view = report(
                    BearerStatus.READY,
                    List.of(),
                    List.of(link("eth0").carrier(Carrier.ABSENT).build()));
            var generic = entry("generic", -100, view);
            assertThat(find(assemble(nm, generic.withReport(view, 1)), "nm:uuid")
                            .state())
                    .isEqualTo(ACTIVE);
            assertThat(find(assemble(nm, generic.withReport(view, 3)), "nm:uuid")
                            .state())
                    .isEqualTo(DEFINED);
        }
    }

    @Test
    void aBearerThatDoesNotAnswerIsShownAsFailedAndItsNetworksAreLeftOut() {
        var silent = new BearerEntry(
                "nm",
                100,
                report(BearerStatus.READY, List.of(ethernet("nm:uuid", ACTIVE, "eth0")), List.of(), "eth0"),
                "",
                "update()",
                0);
        var snapshot = assemble(silent, entry("generic", -100, report(ethernet("generic:eth0", ACTIVE, "eth0"))));
        assertThat(identifiers(snapshot)).containsExactly("generic:eth0");
        assertThat(snapshot.bearers().get(0).health())
                .isEqualTo(new BearerHealth(BearerStatus.FAILED, "no-answer", "update() has not returned"));
    }

    @Test
    void theSecondBearerOfOneNameIsLeftOutAndSaysSo() {
        var snapshot = assemble(
                entry("nm", 100, report(ethernet("nm:a", ACTIVE))), entry("nm", 0, report(ethernet("nm:b", ACTIVE))));
        assertThat(identifiers(snapshot)).containsExactly("nm:a");
        assertThat(snapshot.bearers().get(1).fault()).isEqualTo("its name is taken");
    }

    @Test
    void capabilitiesAreTheUnionOfHealthyBearers() {
        var ready = new BearerReport(
                BearerHealth.READY, List.of(), List.of(), List.of(), Set.of(NetworkCapability.DATA_STATISTICS));
        var denied = new BearerReport(
                new BearerHealth(BearerStatus.DENIED, "", ""),
                List.of(),
                List.of(),
                List.of(),
                Set.of(NetworkCapability.FORCED_ROAMING));
        assertThat(assemble(entry("a", 0, ready), entry("b", 0, denied)).capabilities())
                .containsExactly(NetworkCapability.DATA_STATISTICS);
    }

    @Nested
    final class TheConnectivityByDefault {
        private BearerConfiguration judged(String identifier, Connectivity connectivity) {
            return configuration(identifier, ACTIVE)
                    .connectivity(new Assessment<>(connectivity, "fake", NOW))
                    .build();
        }

        @Test
        void isThatOfTheDefaultConfiguration() {
            var snapshot = assemble(entry(
                    "fake", 0, report(judged("fake:a", Connectivity.PORTAL), judged("fake:b", Connectivity.FULL))));
            assertThat(snapshot.connectivity().value()).isEqualTo(Connectivity.PORTAL);
        }

        @Test
        void isNoneOfflineJudgedByTheCoreAndKeepsItsDate() {
            var first = SnapshotAssembler.assemble(
                    Assembly.empty(),
                    List.of(entry("fake", 0, report(ethernet("fake:a", DEFINED)))),
                    AssemblyInputs.NONE,
                    NOW);
            var second = SnapshotAssembler.assemble(
                    first,
                    List.of(entry("fake", 0, report(ethernet("fake:b", DEFINED)))),
                    AssemblyInputs.NONE,
                    NOW.plusSeconds(60));
            assertThat(second.snapshot().connectivity())
                    .isEqualTo(new Assessment<>(Connectivity.NONE, Assessment.CORE, NOW));
        }
    }
}
