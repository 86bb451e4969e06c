package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.BearerStatus.READY;
import static org.netbearer.api.BearerStatus.STALE;
import static org.netbearer.api.BearerStatus.WAITING;
import static org.netbearer.api.ConfigurationState.ACTIVE;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.UpdateRequest;

/** The real NetworkManager, stopped, killed, frozen and restarted, and its bus as well. */
final class RealDaemonLifeIT {
    private NmRig rig;
    private Watched watched;
    private String uuid;

    @BeforeEach
    void connect() {
        Needs.realDaemon();
        rig = new NmRig();
        uuid = rig.addProfile("type", "ethernet", "ifname", "lan0", "con-name", "wired");
        rig.nmcli("connection", "up", "wired");
    }

    @AfterEach
    void end() {
        if (watched != null) {
            watched.close();
        }
        if (rig != null) {
            rig.close();
        }
    }

    private void watch(Duration grace) {
        var settings = rig.settings();
        watched = new Watched(new NmSettings(settings.bus(), grace, List.of()));
        watched.awaitState(uuid, ACTIVE);
    }

    /** What every report since a moment has to say for nobody to notice more than a stale mark. */
    private void assertThatNothingWasLost(List<BearerReport> reports) {
        assertThat(reports).isNotEmpty().allSatisfy(report -> {
            assertThat(report.health().status()).isIn(READY, STALE);
            assertThat(Watched.configuration(uuid, report).state()).isEqualTo(ACTIVE);
        });
    }

    @Test
    void keepsWhatItSaidThroughARestart() {
        watch(Duration.ofSeconds(10));
        int before = watched.reports().size();
        rig.rig("nm", "restart");
        watched.awaitStatus(STALE);
        watched.awaitStatus(READY);
        assertThatNothingWasLost(
                watched.reports().subList(before, watched.reports().size()));
        rig.nmcli("connection", "down", "wired");
        watched.await(report -> Watched.configuration(uuid, report).state() != ACTIVE);
    }

    @Test
    void keepsWhatItSaidWhileAnotherDeviceHoldsUpARestart() {
        rig.rig("add-port", "lan1", "--no-dhcp");
        rig.addProfile(
                "type",
                "ethernet",
                "ifname",
                "lan1",
                "con-name",
                "slow",
                "ipv4.dhcp-timeout",
                "7",
                "ipv6.method",
                "disabled",
                "connection.autoconnect-retries",
                "1");
        watch(Duration.ofSeconds(3));
        int before = watched.reports().size();
        rig.rig("nm", "restart"); // returns when its start is over
        watched.awaitStatus(STALE);
        watched.awaitStatus(READY);
        assertThatNothingWasLost(
                watched.reports().subList(before, watched.reports().size()));
    }

    @Test
    void keepsWhatItSaidThroughACrash() {
        watch(Duration.ofSeconds(10));
        int before = watched.reports().size();
        rig.rig("nm", "kill");
        watched.awaitStatus(STALE);
        rig.rig("nm", "start");
        watched.awaitStatus(READY);
        assertThatNothingWasLost(
                watched.reports().subList(before, watched.reports().size()));
    }

    @Test
    void handsOverWhenTheGraceIsOverAndTakesBackAfterwards() {
        watch(Duration.ofSeconds(1));
        rig.rig("nm", "stop");
        watched.awaitStatus(STALE);
        var away = watched.awaitStatus(WAITING);
        assertThat(away.configurations()).isEmpty();
        assertThat(away.claims()).isEmpty();
        assertThat(away.health().code()).isEqualTo("service-stopped");
        rig.rig("nm", "start");
        var back = watched.awaitStatus(READY);
        assertThat(Watched.configuration(uuid, back).state()).isEqualTo(ACTIVE);
    }

    @Test
    void noticesAFrozenDaemonWhenItIsAskedForSomething() {
        watch(Duration.ofSeconds(10));
        rig.rig("nm", "freeze");
        var update = watched.begin(bearer -> bearer.update(new UpdateRequest(Duration.ofSeconds(2))));
        assertThat(watched.context().await(update).outcome()).isEqualTo(UpdateOutcome.TIMED_OUT);
        assertThat(watched.awaitStatus(STALE).health().code()).isEqualTo("service-silent");
        rig.rig("nm", "thaw");
        watched.awaitStatus(READY);
        assertThat(watched.run(bearer -> bearer.update(Watched.REQUEST)).outcome())
                .isEqualTo(UpdateOutcome.COMPLETED);
    }

    @Test
    void comesBackWhenTheBusAndThenTheDaemonDo() {
        watch(Duration.ofSeconds(10));
        int before = watched.reports().size();
        rig.rig("bus", "restart");
        watched.awaitStatus(STALE);
        rig.rig("nm", "restart");
        watched.awaitStatus(READY);
        assertThatNothingWasLost(
                watched.reports().subList(before, watched.reports().size()));
    }

    @Test
    void waitsForADaemonThatIsNotThereYet() {
        rig.rig("nm", "stop");
        watched = new Watched(rig.settings());
        assertThat(watched.awaitStatus(WAITING).health().code()).isEqualTo("service-stopped");
        rig.rig("nm", "start");
        watched.awaitState(uuid, ACTIVE);
    }
}
