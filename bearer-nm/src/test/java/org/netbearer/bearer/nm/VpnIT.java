package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;

/** A VPN of the real NetworkManager, whose service a script plays. */
final class VpnIT {
    private NmRig rig;
    private Watched watched;

    @BeforeEach
    void makeRig() {
        Needs.realDaemon();
        rig = new NmRig("--open-policy");
        watched = new Watched(rig.settings());
        watched.awaitStatus(BearerStatus.READY);
        watched.awaitState(rig.addProfile("type", "ethernet", "ifname", "lan0", "con-name", "wired"), ACTIVE);
    }

    @AfterEach
    void endRig() {
        if (watched != null) {
            watched.close();
        }
        if (rig != null) {
            rig.close();
        }
    }

    /** Creates the service known, and a profile for it. */
    private String vpn(String program) {
        String file = String.join(
                "\\n",
                "[VPN Connection]",
                "name=fake",
                "service=org.freedesktop.NetworkManager.fakevpn",
                "program=" + program);
        rig.rig(
                "exec",
                "sh",
                "-c",
                "mkdir -p /etc/NetworkManager/VPN && printf '" + file + "\\n' > /etc/NetworkManager/VPN/fake.name");
        rig.rig("nm", "restart");
        watched.awaitStatus(BearerStatus.READY);
        String uuid = rig.addProfile(
                "type",
                "vpn",
                "con-name",
                "vpn",
                "autoconnect",
                "no",
                "vpn-type",
                "fake",
                "vpn.data",
                "gateway=192.0.2.1");
        watched.awaitState(uuid, DISCOVERED);
        return uuid;
    }

    @Test
    void tellsThatTheLoginWasRefused() {
        assertFails(
                vpn(FakeNm.RIG.resolve("fake-vpn").toString()),
                FailureReason.AUTHENTICATION_FAILED,
                "NM_ACTIVE_CONNECTION_STATE_REASON_LOGIN_FAILED (10)");
    }

    @Test
    void tellsThatItsServiceDoesNotStart() {
        assertFails(
                vpn("/nonexistent"),
                FailureReason.SERVICE_GONE,
                "NM_ACTIVE_CONNECTION_STATE_REASON_SERVICE_START_FAILED (8)");
    }

    private void assertFails(String uuid, FailureReason reason, String platformReason) {
        assertThat(watched.fail(bearer -> bearer.activate("nm:" + uuid)))
                .isInstanceOfSatisfying(NetworkException.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(reason);
                    assertThat(failure.platformReason()).isEqualTo(platformReason);
                });
        var failed = watched.awaitConfiguration(uuid, each -> each.lastFailure().isPresent());
        assertThat(List.of(
                        failed.lastFailure().orElseThrow().reason(),
                        failed.lastFailure().orElseThrow().platformReason()))
                .isEqualTo(List.of(reason, platformReason));
    }
}
