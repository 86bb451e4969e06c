package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of several bundles and several processes on one profile of the real NetworkManager: who takes it down. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharedProfileIT {
    @TempDir
    private static Path folder;

    private final List<NetbearerProcess> running = new ArrayList<>();
    private int started;
    private Rig rig;
    private NetbearerProcess first;
    private NetbearerProcess second;
    private String profile;

    @BeforeAll
    void startTwo() throws IOException {
        rig = new Rig();
        first = start("leases", "anna", "bert");
        second = start("leases", "anna");
    }

    @AfterAll
    void endAll() throws Exception {
        try {
            for (NetbearerProcess each : running) {
                each.close();
            }
        } finally {
            if (rig != null) {
                rig.close();
            }
        }
    }

    @BeforeEach
    void addProfile() {
        profile = rig.addProfile("lan0", "wired", "autoconnect", "no");
    }

    @AfterEach
    void deleteProfile() {
        rig.run("nmcli", "connection", "delete", "wired");
    }

    @Nested
    class OfTwoBundles {
        @Test
        void isTakenDownByTheLastCloseOnly() {
            assertThat(first.ask("anna:see " + profile + " DISCOVERED")).isEqualTo("DISCOVERED");
            assertThat(first.ask("anna:open both " + profile)).isEqualTo("done");
            assertThat(first.ask("bert:open both " + profile)).isEqualTo("done");
            assertThat(first.ask("anna:close both")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isTrue();
            assertThat(first.ask("bert:show both"))
                    .startsWith("CONNECTED open=true")
                    .endsWith("link=lan0");
            assertThat(first.ask("bert:close both")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isFalse();
            assertThat(first.ask("anna:events both")).isEqualTo("CONNECTING CONNECTED opened closed DISCONNECTED");
            assertThat(first.ask("bert:events both")).isEqualTo("opened closed CLOSING DISCONNECTED");
        }

        @Test
        void staysUpIfItWasUpBefore() {
            rig.run("nmcli", "connection", "up", "wired");
            assertThat(first.ask("anna:see " + profile + " ACTIVE")).isEqualTo("ACTIVE");
            assertThat(first.ask("anna:open before " + profile)).isEqualTo("done");
            assertThat(first.ask("bert:open before " + profile)).isEqualTo("done");
            assertThat(first.ask("bert:close before")).isEqualTo("done");
            assertThat(first.ask("anna:close before")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isTrue();
            assertThat(first.ask("anna:events before")).isEqualTo("opened closed");
        }
    }

    @Nested
    class AndAutoconnect {
        @Test
        void isBlockedByOurTakedown() {
            assertThat(first.ask("anna:see " + profile + " DISCOVERED")).isEqualTo("DISCOVERED");
            assertThat(first.ask("anna:open blocked " + profile)).isEqualTo("done");
            rig.run("nmcli", "connection", "modify", "wired", "connection.autoconnect", "yes");
            assertThat(first.ask("anna:close blocked")).isEqualTo("done");
            rig.run("nmcli", "device", "set", "lan0", "autoconnect", "yes"); // has the daemon look again
            rig.run("nmcli", "networking", "connectivity", "check");
            assertThat(rig.isUp("wired"))
                    .as("as docs/reference/networkmanager.md says")
                    .isFalse();
        }

        @Test
        void whatWasDisplacedIsBroughtUpAgain() {
            rig.addProfile("lan0", "home", "autoconnect", "no");
            try {
                rig.run("nmcli", "connection", "up", "home");
                assertThat(first.ask("anna:see " + profile + " DISCOVERED")).isEqualTo("DISCOVERED");
                assertThat(first.ask("anna:open polite " + profile)).startsWith("DEVICE_BUSY");
                assertThat(rig.isUp("home")).isTrue();
                assertThat(first.ask("anna:open rude " + profile + " replacing"))
                        .isEqualTo("done");
                assertThat(rig.isUp("home")).isFalse();
                assertThat(first.ask("anna:close rude")).isEqualTo("done");
                rig.await("home", true);
                assertThat(rig.isUp("wired")).isFalse();
            } finally {
                rig.run("nmcli", "connection", "delete", "home");
            }
        }
    }

    @Nested
    class OfTwoProcesses {
        @Test
        void isTakenDownByTheLastCloseOnly() {
            open("shared", first);
            open("shared", second);
            assertThat(first.ask("anna:close shared")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isTrue();
            assertThat(second.ask("anna:close shared")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isFalse();
        }

        @Test
        void isTakenDownByTheOtherOneIfItsStarterWasKilled() throws Exception {
            var victim = start("leases", "anna");
            open("victim", victim);
            open("survivor", first);
            kill(victim);
            assertThat(rig.isUp("wired")).isTrue();
            assertThat(first.ask("anna:close survivor")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isFalse();
        }

        @Test
        void isTakenDownByAProcessThatEndsInOrder() throws Exception {
            var leaving = start("of-one", "anna");
            open("leaving", leaving);
            leaving.close();
            running.remove(leaving);
            assertThat(rig.isUp("wired")).isFalse();
        }

        @Test
        void isTakenDownWhenTheDaemonIsBackAfterTheSessionsHaveEnded() throws Exception {
            var impatient = start("of-the-impatient", Map.of("org.netbearer.bearer.nm", "grace.ms=\"100\"\n"), "anna");
            open("left", impatient);
            rig.run("nm", "kill");
            try {
                assertThat(impatient.ask("anna:await left closed")).containsOnlyDigits();
            } finally {
                rig.run("nm", "start");
            }
            rig.await("wired", false);
        }

        @Test
        void isTakenDownByOneThatCameAfterTheDaemonWasRestarted() throws Exception {
            var early = start("of-two-lives", "anna");
            open("early", early);
            rig.run("nm", "restart");
            assertThat(early.ask("anna:can CAN_START_AND_STOP_INTERFACES")).contains("CAN_START_AND_STOP_INTERFACES");
            awaitAlias(folder.resolve("of-two-lives"));
            var late = start("of-two-lives", "anna");
            open("late", late);
            assertThat(early.ask("anna:close early")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isTrue();
            assertThat(late.ask("anna:close late")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isFalse();
        }

        @Test
        void isReapedByALivingOneThatHoldsNothing() throws Exception {
            var victim = start("leases", "anna");
            open("alone", victim);
            kill(victim);
            rig.await("wired", false);
        }

        @Test
        void isReapedEvenIfItsStarterWasKilledWhileItCameUp() throws Exception {
            rig.run("dhcp", "lan0", "off");
            try {
                var victim = start("leases", "anna");
                assertThat(victim.ask("anna:see " + profile + " DISCOVERED")).isEqualTo("DISCOVERED");
                assertThat(victim.ask("anna:begin halfway " + profile)).isEqualTo("begun");
                rig.await("wired", true);
                awaitKeyIn(folder.resolve("leases"));
                kill(victim);
            } finally {
                rig.run("dhcp", "lan0", "on");
            }
            rig.await("wired", false);
        }

        @Test
        void isReapedByTheNextOne() throws Exception {
            var victim = start("nobody-else", "anna");
            open("last", victim);
            kill(victim);
            assertThat(rig.isUp("wired")).isTrue();
            start("nobody-else", "anna");
            rig.await("wired", false);
        }
    }

    private void awaitKeyIn(Path leases) throws IOException {
        awaitRecord(leases, "ActiveConnection");
    }

    private void awaitAlias(Path leases) throws IOException {
        awaitRecord(leases, "alias.0=");
    }

    private void awaitRecord(Path leases, String wanted) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!record(leases).contains(wanted)) { // no pause: each look reads files
            assertThat(System.nanoTime()).as(record(leases)).isLessThan(end);
        }
    }

    private String record(Path leases) throws IOException {
        String uuid = profile.substring(profile.indexOf(':') + 1);
        try (Stream<Path> files = Files.list(leases)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (text.contains(uuid)) {
                        return text;
                    }
                } catch (NoSuchFileException replaced) {
                    // a moment ago
                }
            }
        }
        return "";
    }

    private void open(String name, NetbearerProcess process) {
        String state = rig.isUp("wired") ? "ACTIVE" : "DISCOVERED";
        assertThat(process.ask("anna:see " + profile + " " + state)).isEqualTo(state);
        assertThat(process.ask("anna:open " + name + " " + profile)).isEqualTo("done");
    }

    private void kill(NetbearerProcess victim) throws Exception {
        victim.kill();
        running.remove(victim);
    }

    private NetbearerProcess start(String leases, String... clients) throws IOException {
        return start(leases, Map.of(), clients);
    }

    private NetbearerProcess start(String leases, Map<String, String> more, String... clients) throws IOException {
        Path place = Files.createDirectory(folder.resolve("process" + ++started));
        var settings = new HashMap<>(more);
        settings.put("org.netbearer.manager", "leases.folder=\"" + folder.resolve(leases) + "\"\n");
        var process = NetbearerProcess.start(rig, place, List.of(), settings, clients);
        running.add(process);
        return process;
    }
}
