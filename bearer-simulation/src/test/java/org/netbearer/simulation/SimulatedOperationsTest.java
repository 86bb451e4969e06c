package org.netbearer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualTime;

/** What a caller of the simulated bearer can have it do. */
final class SimulatedOperationsTest {
    private static final String WIRED = "link eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1\n";
    private static final String WIRELESS = """
            link wlan0 wlan address=198.51.100.7/24 gateway=198.51.100.1
            network home on wlan0 signal=70
            network away on wlan0
            """;

    @Nested
    final class AnUpdate {
        @Test
        void takesItsTime() {
            var played = new Played(WIRELESS + "scan works takes=3s\n");
            var stage = played.context.call(() -> played.bearer.update(Played.REQUEST));
            played.advance("2s");
            assertThat(stage.toCompletableFuture()).isNotDone();
            played.advance("1s");
            assertThat(played.context.await(stage)).isEqualTo(UpdateResult.COMPLETED);
        }

        @Test
        void failsWithItsText() {
            var played = new Played("scan fails \"The driver did not answer.\"");
            assertThat(played.update()).isEqualTo(new UpdateResult(UpdateOutcome.FAILED, "The driver did not answer."));
            played.perform("scan denied");
            assertThat(played.update().outcome()).isEqualTo(UpdateOutcome.DENIED);
        }

        @Test
        void neverAnswersUntilTheBearerStops() {
            var played = new Played("scan silent");
            var stage = played.context.call(() -> played.bearer.update(Played.REQUEST));
            played.advance("1h");
            assertThat(stage.toCompletableFuture()).isNotDone();
            played.context.run(played.bearer::stop);
            assertThat(played.context.awaitFailure(stage))
                    .isInstanceOfSatisfying(
                            NetworkException.class,
                            gone -> assertThat(gone.reason()).isEqualTo(FailureReason.BEARER_GONE));
        }

        @Test
        void findsWhatTheScenarioKeptForIt() {
            var played = new Played(WIRELESS + "at scan\nnetwork away appears\nat scan\nnetwork away vanishes\n");
            assertThat(played.state("away")).isEqualTo(DEFINED);
            played.update();
            assertThat(played.state("away")).isEqualTo(DISCOVERED);
            played.update();
            assertThat(played.state("away")).isEqualTo(DEFINED);
        }

        @Test
        void datesWhatItHears() {
            var played = new Played(WIRELESS);
            played.advance("7s");
            played.update();
            assertThat(played.configuration("home")
                            .wlan()
                            .orElseThrow()
                            .accessPoints()
                            .get(0)
                            .lastSeen())
                    .contains(ManualTime.START.plusSeconds(7));
        }
    }

    @Nested
    final class AnActivation {
        @Test
        void failsWithTheScriptedReasonAndIsRemembered() {
            var played = new Played(WIRELESS
                    + "activation of home fails no-secrets \"NM_DEVICE_STATE_REASON_NO_SECRETS (7)\" takes=2s\n");
            var stage = played.context.call(() -> played.bearer.activate("simulation:home"));
            played.advance("2s");
            assertThat(played.context.awaitFailure(stage)).isInstanceOfSatisfying(NetworkException.class, failure -> {
                assertThat(failure.reason()).isEqualTo(FailureReason.NO_SECRETS);
                assertThat(failure.platformReason()).isEqualTo("NM_DEVICE_STATE_REASON_NO_SECRETS (7)");
            });
            var remembered = played.configuration("home").lastFailure().orElseThrow();
            assertThat(remembered.reason()).isEqualTo(FailureReason.NO_SECRETS);
            assertThat(remembered.at()).isEqualTo(ManualTime.START.plusSeconds(2));
            played.perform("activation of home works");
            played.activate("home");
            assertThat(played.configuration("home").lastFailure()).isEmpty();
        }

        @Test
        void isRefusedForWhatStandsInItsWay() {
            var played = new Played(WIRED + WIRELESS + "link eth0 down\nnetwork open on wlan0 profile=no signal=9\n");
            assertThat(played.refusal(bearer -> bearer.activate("simulation:eth0")))
                    .isEqualTo(FailureReason.NO_CARRIER);
            assertThat(played.refusal(bearer -> bearer.activate("simulation:away")))
                    .isEqualTo(FailureReason.NOT_IN_RANGE);
            assertThat(played.refusal(bearer -> bearer.activate("simulation:open")))
                    .isEqualTo(FailureReason.NOT_AVAILABLE);
            played.perform("daemon dies");
            assertThat(played.refusal(bearer -> bearer.activate("simulation:home")))
                    .isEqualTo(FailureReason.SERVICE_GONE);
            played.perform("daemon returns");
            played.perform("capabilities none");
            assertThat(played.refusal(bearer -> bearer.activate("simulation:home")))
                    .isEqualTo(FailureReason.NOT_SUPPORTED);
        }

        @Test
        void failsWithoutAnAddress() {
            var played = new Played("link eth0 ethernet disconnected");
            assertThat(played.refusal(bearer -> bearer.activate("simulation:eth0")))
                    .isEqualTo(FailureReason.NO_ADDRESS);
            assertThat(played.state("eth0")).isEqualTo(DISCOVERED);
        }

        @Test
        void isDisplacedByAnotherOnTheSameAdapter() {
            var played = new Played(WIRELESS + "network away signal=50\nactivation silent\nactivation of away works\n");
            var first = played.context.call(() -> played.bearer.activate("simulation:home"));
            played.activate("away");
            assertThat(played.context.awaitFailure(first))
                    .isInstanceOfSatisfying(
                            NetworkException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.DISPLACED));
            assertThat(played.states()).containsEntry("away", ACTIVE).containsEntry("home", DISCOVERED);
        }
    }
}
