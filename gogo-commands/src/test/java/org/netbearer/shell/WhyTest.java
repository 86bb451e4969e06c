package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.internal.NetworkChanges;

/** What the shell tells of the past and of its causes. */
class WhyTest {
    private final History history = new History(10);
    private NetworkSnapshot now = NetworkSnapshot.EMPTY;

    private static ConfigurationSnapshot wired(ConfigurationState state, Carrier carrier) {
        return ConfigurationSnapshot.builder("nm:wired")
                .name("wired")
                .bearer("nm")
                .bearerType(BearerType.ETHERNET)
                .state(state)
                .link(NetworkLink.builder("eth0")
                        .kind(LinkKind.ETHERNET)
                        .carrier(carrier)
                        .build())
                .build();
    }

    private static ConfigurationSnapshot office() {
        return ConfigurationSnapshot.builder("nm:office")
                .name("Office")
                .bearer("nm")
                .bearerType(BearerType.WLAN)
                .state(DISCOVERED)
                .link(NetworkLink.builder("wlan0")
                        .kind(LinkKind.WLAN)
                        .carrier(Carrier.ABSENT)
                        .build())
                .wlan(WlanDetails.builder(Ssid.of("Office")).build())
                .lastFailure(new NetworkFailure(FailureReason.NO_SECRETS, "", "no agent gave the key", Samples.NOON))
                .build();
    }

    /** A minute later. */
    private void publish(BearerHealth health, ConfigurationSnapshot... configurations) {
        boolean online = List.of(configurations).stream().anyMatch(one -> one.state() == ACTIVE);
        var after = NetworkSnapshot.builder()
                .revision(now.revision() + 1)
                .instant(Samples.NOON.plus(Duration.ofMinutes(now.revision())))
                .configurations(List.of(configurations))
                .online(online)
                .defaultIdentifier(online ? "nm:wired" : "")
                .bearers(List.of(BearerSnapshot.builder("nm").health(health).build()))
                .build();
        history.add(NetworkChanges.between(now, after));
        now = after;
    }

    private WhyView machine() {
        return WhyView.ofMachine(new Why(now, history));
    }

    @Nested
    class TheMachine {
        @Test
        void isOfflineForWhatIsBrokenOnEachInterfaceAndSinceWhen() {
            publish(BearerHealth.READY, office(), wired(ACTIVE, Carrier.PRESENT));
            publish(BearerHealth.READY, office(), wired(DEFINED, Carrier.ABSENT));
            Golden.check("why-offline.txt", machine().text(TerminalFeatures.PLAIN));
            Golden.check("why-offline.json", JsonWriter.pretty(machine().json()));
        }

        @Test
        void isOnlineByTheDefault() {
            publish(BearerHealth.READY, office(), wired(ACTIVE, Carrier.PRESENT));
            assertThat(machine().verdict())
                    .isEqualTo("online by wired on eth0 (nm:wired); nobody judges how far traffic gets");
            assertThat(machine().good()).isTrue();
        }

        @Test
        void namesNetbearersOwnCheckThatIsThereAndOff() {
            publish(BearerHealth.READY, wired(ACTIVE, Carrier.PRESENT));
            assertThat(text())
                    .contains("NetworkManager's connectivity check is off")
                    .doesNotContain("Netbearer's");
            now = NetworkSnapshot.builder()
                    .revision(now.revision() + 1)
                    .instant(Samples.NOON)
                    .configurations(now.configurations())
                    .online(true)
                    .defaultIdentifier("nm:wired")
                    .bearers(List.of(
                            BearerSnapshot.builder("nm")
                                    .health(BearerHealth.READY)
                                    .build(),
                            BearerSnapshot.builder("connectivity")
                                    .health(new BearerHealth(
                                            BearerStatus.WAITING, "not-configured", "check.uri is not set"))
                                    .build()))
                    .build();
            assertThat(text()).contains("Netbearer's connectivity check is off (check.uri is not set)");
        }

        private String text() {
            return machine().text(TerminalFeatures.PLAIN);
        }

        @Test
        void isOfflineForTheBearerIfThatIsWhatFails() {
            publish(
                    new BearerHealth(BearerStatus.DENIED, "no-permission", "polkit says no"),
                    wired(DEFINED, Carrier.ABSENT));
            assertThat(machine().verdict()).isEqualTo("offline: wired: nm is denied: polkit says no");
            assertThat(machine().chains().get(0).broken().orElseThrow().name()).isEqualTo("permission");
        }

        @Test
        void mayBeAContainerWithoutANetwork() {
            publish(BearerHealth.READY);
            assertThat(machine().verdict()).startsWith("offline: this machine has no network interface");
        }
    }

    @Nested
    class ANetwork {
        @Test
        void isExplainedByTheFirstThingThatIsMissing() {
            publish(BearerHealth.READY, office());
            var why = WhyView.ofNetwork(new Why(now, history), office());
            assertThat(why.verdict())
                    .isEqualTo(
                            "Office does not work: failed: no agent gave the key (no secrets) since 2026-11-23T12:00:00Z");
            assertThat(why.text(TerminalFeatures.PLAIN)).endsWith("-> bearer:open nm:office");
        }

        @Test
        void ofServicesIsExplainedByItsMembers() {
            var service = ConfigurationSnapshot.builder("netbearer:uplink")
                    .name("uplink")
                    .type(ConfigurationType.SERVICE_NETWORK)
                    .children(List.of("nm:office", "nm:wired"))
                    .build();
            publish(BearerHealth.READY, service, office(), wired(ACTIVE, Carrier.PRESENT));
            var why = WhyView.ofNetwork(new Why(now, history), service);
            assertThat(why.verdict()).startsWith("uplink works, by wired on eth0");
            assertThat(why.chains()).hasSize(2);
        }
    }

    @Nested
    class TheHistory {
        @Test
        void keepsWhatHappenedInOrder() {
            publish(BearerHealth.READY, wired(ACTIVE, Carrier.PRESENT));
            publish(BearerHealth.READY, wired(DEFINED, Carrier.ABSENT));
            Golden.check("history.txt", new HistoryView(history.entries()).text(TerminalFeatures.PLAIN));
            Golden.check("history.json", JsonWriter.pretty(new HistoryView(history.entries()).json()));
        }

        @Test
        void dropsTheOldestOfTheSameKindOnly() {
            for (int i = 0; i < 20; i++) {
                publish(BearerHealth.READY, wired(i % 2 == 0 ? ACTIVE : DEFINED, Carrier.PRESENT));
            }
            assertThat(history.entries().stream().filter(entry -> entry.event().equals("changed")))
                    .hasSize(10);
            assertThat(history.entries()).anyMatch(entry -> entry.event().equals("bearer"));
        }

        @Test
        void countsLossesOfAnInterface() {
            publish(BearerHealth.READY, wired(ACTIVE, Carrier.PRESENT));
            publish(BearerHealth.READY, wired(DEFINED, Carrier.ABSENT));
            publish(BearerHealth.READY, wired(ACTIVE, Carrier.PRESENT));
            publish(BearerHealth.READY, wired(DEFINED, Carrier.ABSENT));
            var flaps = FlapView.of(
                    history.entries(), history.begun().orElseThrow(), Samples.NOON.plus(Duration.ofMinutes(8)));
            assertThat(flaps.rows()).containsExactly(new FlapView.Row("eth0", false, 2, Duration.ofMinutes(5), 0.25));
            Golden.check("flaps.txt", flaps.text(TerminalFeatures.PLAIN));
            Golden.check("flaps.json", JsonWriter.pretty(flaps.json()));
        }
    }

    @Nested
    class TheReport {
        private String report(boolean full) {
            var office = Samples.office();
            history.add(NetworkChanges.between(NetworkSnapshot.EMPTY, office));
            return new Report(office, SessionSamples.all(), history.entries(), List.of(), full)
                    .text(TerminalFeatures.PLAIN);
        }

        @Test
        void namesNoNetworkAndNoAddress() {
            assertThat(report(false))
                    .contains("<network-1>", "<hardware-address-1>", "<address-1>", "\"interface\": \"wlan0\"")
                    .doesNotContain(
                            "Caf",
                            "192.0.2.17",
                            "02:00:5e",
                            "436166c3a9",
                            "0b1e6b2c",
                            "2001:db8",
                            "telemetry",
                            "169.254");
        }

        @Test
        void namesNobodyWhoOpenedASession() {
            assertThat(report(false)).contains("shell:<person-1>").doesNotContain("root@pts");
            var session = SessionSnapshot.builder(9).owner("org.example.app").build();
            var texts = new Pseudonyms(Samples.office(), List.of(session))
                    .replaceIn(Map.of("text", "stopped by session 4 of shell:anna@192.0.2.9:51234 or jmx:bob@local"));
            assertThat(texts).containsEntry("text", "stopped by session 4 of shell:<person-1> or jmx:<person-2>");
        }

        @Test
        void namesThemIfAsked() {
            assertThat(report(true)).contains("192.0.2.17", "0b1e6b2c", "shell:root@pts/0");
        }
    }
}
