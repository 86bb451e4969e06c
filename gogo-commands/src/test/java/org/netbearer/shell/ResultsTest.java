package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.UpdateReport;

class ResultsTest {
    private static final TerminalFeatures COLOUR = new TerminalFeatures(true, true, TerminalFeatures.UNLIMITED);

    private static final UpdateReport REPORT = new UpdateReport(
            3,
            Samples.NOON.minusMillis(2345),
            Samples.NOON,
            7,
            List.of(
                    new BearerUpdate("nm", UpdateOutcome.COMPLETED, ""),
                    new BearerUpdate("generic", UpdateOutcome.TIMED_OUT, "no answer within 10 s")));

    record Case(String name, CommandResult result) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return Stream.concat(views().stream(), sessions().stream()).toList();
    }

    private static List<Case> sessions() {
        NetworkSnapshot office = Samples.office();
        var gateway = SessionSamples.gateway();
        return List.of(
                new Case("sessions", new SessionList(office, SessionSamples.all(), Set.of(1L, 4L))),
                new Case("sessions-nothing", new SessionList(office, List.of(), Set.of())),
                new Case("stats", new SessionDetails(gateway, false, office)),
                new Case("stats-lost", new SessionDetails(SessionSamples.lost(), true, office)),
                new Case("open", new OpenedSession(gateway, OpenedSession.How.BROUGHT_UP, office, null)),
                new Case(
                        "open-rollback",
                        new OpenedSession(SessionSamples.shared(), OpenedSession.How.WAS_UP, office, Samples.NOON)),
                new Case("close", new ClosedSession(gateway, ClosedSession.Outcome.WENT_DOWN, office)),
                new Case(
                        "close-lost", new ClosedSession(SessionSamples.lost(), ClosedSession.Outcome.HAD_NONE, office)),
                new Case("stop", new StoppedLink(Samples.CAFE, true, List.of(2L, 5L), office, null)),
                new Case("stop-down", new StoppedLink(Samples.GUEST, false, List.of(), office, Samples.NOON)),
                new Case("checkpoint", new CheckpointView(CheckpointView.Outcome.CREATED, Samples.NOON)),
                new Case("confirm", new CheckpointView(CheckpointView.Outcome.CONFIRMED, null)),
                new Case("rollback", new CheckpointView(CheckpointView.Outcome.ROLLED_BACK, null)));
    }

    private static List<Case> views() {
        NetworkSnapshot office = Samples.office();
        NetworkSnapshot nothing = Samples.nothing();
        return List.of(
                new Case("list", new ConfigurationList(office, office.configurations())),
                new Case("list-nothing", new ConfigurationList(nothing, List.of())),
                new Case("show-ethernet", new ConfigurationDetails(Samples.ethernet(), office)),
                new Case("show-wlan", new ConfigurationDetails(Samples.cafe(), office)),
                new Case("show-hostile", new ConfigurationDetails(Samples.hostile(), office)),
                new Case("show-service-network", new ConfigurationDetails(Samples.corporate(), office)),
                new Case("show-user-choice", new ConfigurationDetails(office.userChoice(), office)),
                new Case("primary", new PrimaryView(office)),
                new Case("primary-nothing", new PrimaryView(nothing)),
                new Case("online", new OnlineView(office)),
                new Case("online-nothing", new OnlineView(nothing)),
                new Case("capabilities", new CapabilityView(office)),
                new Case("capabilities-nothing", new CapabilityView(nothing)),
                new Case("bearers", new BearerList(office, true)),
                new Case("bearers-nothing", new BearerList(nothing, true)),
                new Case("update", new UpdateView(UpdateView.Kind.UPDATE, REPORT, office)),
                new Case("check", new UpdateView(UpdateView.Kind.CHECK, REPORT, office)),
                new Case(
                        "check-nothing",
                        new UpdateView(
                                UpdateView.Kind.CHECK,
                                new UpdateReport(1, Samples.NOON, Samples.NOON, 1, List.of()),
                                nothing)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsAsText(Case one) {
        Golden.check(one.name() + ".txt", one.result().text(TerminalFeatures.PLAIN));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsAsJson(Case one) {
        Golden.check(one.name() + ".json", JsonWriter.pretty(one.result().json()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void differsInColourOnlyByEscapeSequences(Case one) {
        assertThat(one.result().text(COLOUR).replaceAll("\033\\[[0-9]*m", ""))
                .isEqualTo(one.result().text(TerminalFeatures.PLAIN));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void letsNoControlCharacterThrough(Case one) {
        assertThat(one.result().text(TerminalFeatures.PLAIN)).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}&&[^\n]]");
        assertThat(JsonWriter.pretty(one.result().json())).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}&&[^\n]]");
    }

    @Test
    void showsTheGoodInGreen() {
        assertThat(new OnlineView(Samples.office()).text(COLOUR)).contains("online        \033[32myes\033[0m");
    }

    @Test
    void isItsPlainTextAsString() {
        assertThat(cases())
                .allSatisfy(
                        one -> assertThat(one.result()).hasToString(one.result().text(TerminalFeatures.PLAIN)));
    }

    @Test
    void theTunnelThatTakesTheTrafficIsMarkedAndStandsBesideTheDefault() {
        NetworkSnapshot office = NetworkSnapshot.builder()
                .revision(1)
                .instant(Samples.NOON)
                .configurations(List.of(
                        ConfigurationSnapshot.builder("generic:eth0")
                                .name("eth0")
                                .build(),
                        ConfigurationSnapshot.builder("generic:wg0").name("wg0").build()))
                .defaultIdentifier("generic:eth0")
                .tunnelIdentifier("generic:wg0")
                .build();
        var view = new PrimaryView(office);
        assertThat(view.text(TerminalFeatures.PLAIN).lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("*").contains("eth0"),
                        line -> assertThat(line).startsWith(">").contains("wg0"));
        assertThat(view.json().get("tunnel")).isNotNull();
    }
}
