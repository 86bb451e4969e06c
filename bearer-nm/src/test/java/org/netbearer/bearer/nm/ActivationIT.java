package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.spi.BearerReport;

/** Bringing profiles of the real NetworkManager up and down, while something else happens to them. */
final class ActivationIT {
    /** A daemon that does not answer is noticed after a few quiet periods. */
    private static final Duration FROZEN = Watchdog.PERIOD.multipliedBy(Watchdog.UNRESPONSIVE_AFTER + 2);

    private NmRig rig;
    private Watched watched;

    @BeforeEach
    void makeRig() {
        Needs.realDaemon();
        rig = new NmRig();
        watched = new Watched(rig.settings());
        watched.awaitStatus(BearerStatus.READY);
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

    /** A profile for the cable that is there. */
    private String profile(String name, String... more) {
        var arguments = new ArrayList<>(List.of("type", "ethernet", "ifname", "lan0", "con-name", name));
        arguments.addAll(List.of(more));
        return rig.addProfile(arguments.toArray(String[]::new));
    }

    /** A profile that waits for an address which nobody gives. */
    private String endless(String name) {
        rig.rig("dhcp", "lan0", "off");
        String uuid = profile(
                name, "autoconnect", "no", "ipv4.may-fail", "no", "ipv6.method", "disabled", "ipv4.dhcp-timeout", "60");
        watched.awaitState(uuid, DISCOVERED);
        return uuid;
    }

    private void awaitActivating(String name) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!rig.nmcli("-g", "NAME,STATE", "connection", "show", "--active").contains(name + ":activating")) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private static FailureReason reason(Throwable failure) {
        assertThat(failure).isInstanceOf(NetworkException.class);
        return ((NetworkException) failure).reason();
    }

    private void assertThatNothingIsLeft() {
        assertThat(rig.nmcli("-g", "NAME", "connection", "show", "--active")).isIn("", "lo");
    }

    private String activation(String uuid) {
        return Watched.configuration(uuid, watched.latest()).activation();
    }

    @Nested
    class WhenItIsCancelled {
        @Test
        void endsAtOnceAndLeavesNothing() {
            String uuid = endless("wired");
            var activation = watched.begin(bearer -> bearer.activate("nm:" + uuid));
            awaitActivating("wired");
            watched.run(bearer -> bearer.deactivate("nm:" + uuid));
            assertThat(reason(watched.context().awaitFailure(activation))).isEqualTo(FailureReason.ABORTED);
            assertThatNothingIsLeft();
        }

        @Test
        void endsBeforeTheDaemonHasAnswered() {
            String uuid = endless("wired");
            rig.rig("nm", "freeze");
            var activation = watched.begin(bearer -> bearer.activate("nm:" + uuid));
            var deactivation = watched.begin(bearer -> bearer.deactivate("nm:" + uuid));
            assertThat(reason(watched.context().awaitFailure(activation))).isEqualTo(FailureReason.ABORTED);
            rig.rig("nm", "thaw");
            watched.context().await(deactivation);
            assertThatNothingIsLeft();
        }
    }

    @Nested
    class WhenTheDeviceIsInUse {
        @Test
        void takesItAndGivesItBackByTheDaemonsOwnAutoconnect() {
            String first = profile("first");
            watched.awaitState(first, ACTIVE);
            String second = profile("second", "autoconnect", "no");
            watched.until(report -> Watched.has(second, report)
                    && Watched.configuration(second, report).state() == DISCOVERED);
            watched.run(bearer -> bearer.activate("nm:" + second));
            assertThat(Watched.configuration(first, watched.latest()).state()).isEqualTo(DISCOVERED);
            watched.run(bearer -> bearer.deactivate("nm:" + second));
            watched.run(bearer -> bearer.activate("nm:" + first));
            assertThat(Watched.configuration(second, watched.latest()).state()).isEqualTo(DISCOVERED);
        }

        @Test
        void endsAnActivationThatSomebodyElseDisplaces() {
            String first = endless("first");
            String second = profile(
                    "second", "autoconnect", "no", "ipv4.method", "manual", "ip4", "10.77.1.9/24", "gw4", "10.77.1.1");
            watched.awaitState(second, DISCOVERED);
            var activation = watched.begin(bearer -> bearer.activate("nm:" + first));
            awaitActivating("first");
            rig.nmcli("connection", "up", "second");
            assertThat(reason(watched.context().awaitFailure(activation))).isEqualTo(FailureReason.DISPLACED);
            watched.awaitState(second, ACTIVE);
        }
    }

    @Nested
    class WhenTheProfileChangesMeanwhile {
        @Test
        void failsIfItIsDeleted() {
            String uuid = endless("wired");
            var activation = watched.begin(bearer -> bearer.activate("nm:" + uuid));
            awaitActivating("wired");
            rig.nmcli("connection", "delete", "wired");
            assertThat(reason(watched.context().awaitFailure(activation)))
                    .isEqualTo(FailureReason.INVALID_CONFIGURATION);
        }

        @Test
        void goesOnIfItIsEdited() {
            String uuid = endless("wired");
            var activation = watched.begin(bearer -> bearer.activate("nm:" + uuid));
            awaitActivating("wired");
            rig.nmcli("connection", "modify", "wired", "connection.id", "renamed");
            rig.rig("dhcp", "lan0", "on");
            watched.context().await(activation);
            var configuration = Watched.configuration(uuid, watched.latest());
            assertThat(configuration.state()).isEqualTo(ACTIVE);
            assertThat(configuration.name()).isEqualTo("renamed");
        }
    }

    @Nested
    class WhenAPasswordIsNeeded {
        private String withoutPassword() {
            String uuid = profile("dot1x", "autoconnect", "no", "802-1x.eap", "md5", "802-1x.identity", "anna");
            watched.awaitState(uuid, DISCOVERED);
            return uuid;
        }

        private void fail(String uuid) {
            assertThat(watched.fail(bearer -> bearer.activate("nm:" + uuid)))
                    .isInstanceOfSatisfying(NetworkException.class, failure -> {
                        assertThat(failure.reason()).isEqualTo(FailureReason.NO_SECRETS);
                        assertThat(failure.platformReason()).isEqualTo("NM_DEVICE_STATE_REASON_NO_SECRETS (7)");
                    });
        }

        @Test
        void failsAtOnceIfThereIsNobodyToAsk() {
            String uuid = withoutPassword();
            long begun = System.nanoTime();
            fail(uuid);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("while an agent would be given minutes")
                    .isLessThan(Duration.ofSeconds(3));
            assertThatNothingIsLeft();
        }

        @Test
        void waitsForAnAgentOfTheSameUser() {
            String uuid = withoutPassword();
            rig.rig(
                    "exec",
                    "sh",
                    "-c",
                    "(sleep 60 | nmcli agent secret) > /run/agent 2>&1 &"
                            + " until grep -q registered /run/agent; do sleep 0.02; done");
            var activation = watched.begin(bearer -> bearer.activate("nm:" + uuid));
            awaitState("lan0:connecting (need authentication)");
            assertThat(activation.toCompletableFuture()).isNotDone();
            watched.run(bearer -> bearer.deactivate("nm:" + uuid));
            assertThat(reason(watched.context().awaitFailure(activation))).isEqualTo(FailureReason.ABORTED);
        }

        @Test
        void isForgottenWithTheProfile() {
            String uuid = withoutPassword();
            fail(uuid);
            watched.awaitConfiguration(uuid, each -> each.lastFailure().isPresent());
            String file = rig.settings()
                    .bus()
                    .sockets()
                    .get(0)
                    .resolveSibling("connections/dot1x.nmconnection")
                    .toString();
            rig.rig("exec", "cp", "-p", file, "/run/kept");
            rig.nmcli("connection", "delete", "dot1x");
            watched.await(report -> !Watched.has(uuid, report));
            rig.rig("exec", "cp", "-p", "/run/kept", file);
            rig.nmcli("connection", "reload");
            watched.awaitConfiguration(uuid, each -> each.lastFailure().isEmpty());
        }

        private void awaitState(String line) {
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!rig.nmcli("-g", "DEVICE,STATE", "device").contains(line)) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @Nested
    class WhenTheDaemonFreezes {
        @Test
        void failsAndShowsALateSuccess() {
            String uuid = profile("wired", "autoconnect", "no");
            watched.awaitState(uuid, DISCOVERED);
            rig.rig("nm", "freeze");
            var failure = watched.fail(bearer -> bearer.activate("nm:" + uuid), FROZEN);
            assertThat(reason(failure)).isEqualTo(FailureReason.SERVICE_GONE);
            rig.rig("nm", "thaw");
            watched.awaitState(uuid, ACTIVE);
        }

        @Test
        void failsAlsoIfTheDaemonHadBegun() {
            String uuid = endless("wired");
            var activation = watched.begin(bearer -> bearer.activate("nm:" + uuid));
            awaitActivating("wired");
            rig.rig("nm", "freeze");
            assertThat(reason(watched.fail(bearer -> activation, FROZEN))).isEqualTo(FailureReason.SERVICE_GONE);
            watched.awaitStatus(BearerStatus.STALE);
            rig.rig("nm", "thaw");
            watched.awaitStatus(BearerStatus.READY);
            watched.run(bearer -> bearer.deactivate("nm:" + uuid));
            assertThatNothingIsLeft();
        }
    }

    @Nested
    class ItsKey {
        @Test
        void isThereWhileItIsActiveAndNewEachTime() {
            String uuid = profile("wired");
            String first = watched.awaitState(uuid, ACTIVE).activation();
            assertThat(first).isNotEmpty();
            rig.nmcli("connection", "up", "wired");
            String second = watched.awaitConfiguration(
                            uuid,
                            each -> each.state() == ACTIVE && !each.activation().equals(first))
                    .activation();
            rig.nmcli("connection", "down", "wired");
            assertThat(watched.awaitState(uuid, DISCOVERED).activation()).isEmpty();
            rig.nmcli("connection", "up", "wired");
            assertThat(watched.awaitState(uuid, ACTIVE).activation()).isNotIn("", first, second);
        }

        @Test
        void staysThroughARestartOfTheDaemonAndIsNewAfterwards() {
            String uuid = profile("wired");
            String before = watched.awaitState(uuid, ACTIVE).activation();
            rig.rig("nm", "restart");
            watched.awaitStatus(BearerStatus.STALE);
            assertThat(activation(uuid)).isEqualTo(before);
            watched.awaitStatus(BearerStatus.READY);
            assertThat(activation(uuid)).isEqualTo(before);
            rig.nmcli("connection", "up", "wired");
            watched.awaitConfiguration(
                    uuid, each -> each.state() == ACTIVE && !each.activation().equals(before));
        }
    }

    @Nested
    class Autoconnect {
        /** What the reference says of it; the daemon has no way to unblock it but these. */
        @Test
        void isBlockedByADeactivationUntilAnActivationOrARestart() {
            String uuid = profile("wired");
            watched.awaitState(uuid, ACTIVE);
            watched.run(bearer -> bearer.deactivate("nm:" + uuid));
            rig.rig("carrier", "lan0", "down");
            watched.awaitState(uuid, DEFINED);
            rig.rig("carrier", "lan0", "up");
            rig.nmcli("connection", "modify", "wired", "connection.id", "renamed");
            watched.awaitState(uuid, DISCOVERED);
            int before = watched.reports().size();
            rig.nmcli("networking", "off");
            watched.await(report -> report.claims().isEmpty()
                    && Watched.configuration(uuid, report).state() != DISCOVERED);
            rig.nmcli("networking", "on");
            watched.awaitState(uuid, DISCOVERED);
            assertThat(since(before))
                    .allSatisfy(report -> assertThat(
                                    Watched.configuration(uuid, report).state())
                            .isNotEqualTo(ACTIVE));
            rig.rig("nm", "restart");
            watched.awaitState(uuid, ACTIVE);
        }

        private List<BearerReport> since(int before) {
            return watched.reports().subList(before, watched.reports().size());
        }
    }
}
