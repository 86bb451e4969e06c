package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a session while others do to the real NetworkManager, its profiles and its links as they please. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileNetworkManagerIT {
    @TempDir
    private static Path folder;

    private Rig rig;
    private NetbearerProcess process;
    private String session;
    private String profile;

    @BeforeAll
    void start() throws IOException {
        Path rootOnly = Files.writeString(folder.resolve("root-only.conf"), "[main]\nauth-polkit=root-only\n");
        rig = new Rig("--conf", rootOnly.toString());
        process = NetbearerProcess.start(
                rig,
                Files.createDirectory(folder.resolve("root")),
                List.of(),
                Map.of("org.netbearer.bearer.nm", "grace.ms=\"120000\"\n"),
                "anna");
    }

    @AfterAll
    void end() throws Exception {
        try {
            if (process != null) {
                process.close();
            }
        } finally {
            if (rig != null) {
                rig.close();
            }
        }
    }

    @BeforeEach
    void name(TestInfo test) {
        session = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void deleteProfiles() {
        rig.run("nmcli", "-g", "UUID", "connection", "show")
                .lines()
                .filter(uuid -> !uuid.isBlank())
                .forEach(uuid -> rig.run("nmcli", "connection", "delete", uuid));
    }

    @Nested
    class WhileItOpens {
        @BeforeEach
        void addProfile() {
            add("lan0", "autoconnect", "no", "ipv4.may-fail", "no");
        }

        @Test
        void aFrozenDaemonTimesItOutAndLeavesNothingUp() {
            rig.run("nm", "freeze");
            assertThat(ask("open", profile, "timeout=2000")).startsWith("TIMED_OUT");
            rig.run("nm", "thaw");
            rig.awaitLog("starting connection 'wired'");
            rig.await("wired", false);
            assertThat(ask("show")).startsWith("DISCONNECTED open=false error=UNKNOWN");
        }

        @Test
        void aProfileThatIsDeletedMakesItInvalid() {
            rig.run("dhcp", "lan0", "off");
            try {
                begin();
                rig.run("nmcli", "connection", "delete", "wired");
                assertThat(ask("outcome")).startsWith("INVALID_CONFIGURATION");
                assertThat(ask("show")).startsWith("INVALID open=false");
            } finally {
                rig.run("dhcp", "lan0", "on");
            }
        }

        @Test
        void aProfileThatIsEditedComesUpAsItWas() {
            rig.run("dhcp", "lan0", "off");
            try {
                begin();
                rig.run("nmcli", "connection", "modify", "wired", "ipv4.route-metric", "77");
            } finally {
                rig.run("dhcp", "lan0", "on");
            }
            assertThat(ask("outcome")).isEqualTo("done");
            assertThat(rig.run("exec", "ip", "-4", "route")).doesNotContain("metric 77");
            assertThat(ask("close")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isFalse();
        }

        private void begin() {
            assertThat(ask("begin", profile)).isEqualTo("begun");
            assertThat(ask("await", "CONNECTING")).containsOnlyDigits();
            rig.await("wired", true);
        }
    }

    @Nested
    class WhileItIsOpen {
        @BeforeEach
        void open() {
            add("lan0", "autoconnect", "no");
            assertThat(ask("open", profile, "reopening")).isEqualTo("done");
        }

        @Test
        void aUserWhoTakesItDownEndsItAndOwnsWhatHeBringsUpThen() {
            rig.run("nmcli", "connection", "down", "wired");
            assertThat(ask("await", "SESSION_ABORTED/ABORTED")).containsOnlyDigits();
            assertThat(ask("await", "closed")).containsOnlyDigits();
            rig.run("nmcli", "connection", "up", "wired");
            assertThat(ask("await", "opened")).as("it was asked to come back").containsOnlyDigits();
            assertThat(ask("close")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isTrue();
        }

        @Test
        void aUserWhoActivatesItAnewOwnsIt() {
            rig.run("nmcli", "connection", "up", "wired");
            assertThat(ask("close")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isTrue();
        }

        @Test
        void aDaemonThatIsKilledCannotBeAskedAndComesBackUnnoticed() {
            rig.run("nm", "kill");
            try {
                assertThat(ask("stop")).startsWith("SERVICE_GONE");
                assertThat(ask("show")).as(() -> ask("events")).startsWith("CONNECTED open=true");
            } finally {
                rig.run("nm", "start");
            }
            assertThat(process.ask("anna:can CAN_START_AND_STOP_INTERFACES")).contains("CAN_START_AND_STOP_INTERFACES");
            assertThat(ask("show")).as(() -> ask("events")).startsWith("CONNECTED open=true");
            assertThat(ask("close")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isFalse();
            assertThat(ask("events"))
                    .as("it tried to close unless it knew by then that there is nobody to ask")
                    .matches("CONNECTING CONNECTED opened (CLOSING )?UNKNOWN/SERVICE_GONE (CONNECTED )?closed CLOSING"
                            + " DISCONNECTED");
        }

        @Test
        void aProcessOfAnotherUserMayJoinItAndNothingElse() throws Exception {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path home = Files.createDirectory(folder.resolve("nobody"));
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
            var other = NetbearerProcess.start(
                    rig,
                    home,
                    List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"),
                    Map.of("org.netbearer.manager", "leases.folder=\"" + System.getenv("NETBEARER_LEASES") + "\"\n"),
                    "bert");
            try (other) {
                assertThat(other.ask("bert:see " + profile + " ACTIVE")).isEqualTo("ACTIVE");
                assertThat(other.ask("bert:open guest " + profile)).isEqualTo("done");
                assertThat(other.ask("bert:can DATA_STATISTICS"))
                        .doesNotContain("CAN_START_AND_STOP_INTERFACES", "SYSTEM_SESSION_SUPPORT");
                assertThat(other.ask("bert:stop guest")).startsWith("NOT_SUPPORTED");
                assertThat(ask("show")).as(() -> ask("events")).startsWith("CONNECTED open=true");
                assertThat(ask("close")).isEqualTo("done");
                assertThat(other.ask("bert:await guest closed")).containsOnlyDigits();
                assertThat(other.ask("bert:open guest")).startsWith("NOT_SUPPORTED");
                assertThat(rig.isUp("wired")).isFalse();
            }
        }
    }

    @Nested
    class WhenItsLink {
        @BeforeEach
        void open() {
            plug("");
            add(
                    "hot0",
                    "autoconnect",
                    "no",
                    "ipv4.method",
                    "manual",
                    "ipv4.addresses",
                    "10.99.0.2/24",
                    "ipv4.gateway",
                    "10.99.0.1");
            assertThat(ask("open", profile)).isEqualTo("done");
        }

        @AfterEach
        void unplug() {
            rig.run("exec", "--peer", "ip", "link", "delete", "hot0-p");
        }

        @Test
        void isRenamedFollows() {
            rig.run("exec", "ip", "link", "set", "hot0", "name", "hot9");
            assertThat(ask("link", "hot9")).isEqualTo("hot9");
            assertThat(ask("show")).as(() -> ask("events")).startsWith("CONNECTED open=true");
            assertThat(ask("close")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isFalse();
        }

        @Test
        void isMovedAwayEnds() {
            rig.run("exec", "ip", "link", "set", "hot0", "netns", "peer");
            assertThat(ask("await", "closed")).containsOnlyDigits();
            assertThat(process.ask("anna:see " + profile + " DEFINED")).isEqualTo("DEFINED");
            assertThat(ask("show")).startsWith("NOT_AVAILABLE open=false error=SESSION_ABORTED");
            assertThat(ask("close")).isEqualTo("done");
        }

        @Test
        void isReplacedByOneOfTheSameNameAndIndexEnds() {
            String index = rig.run("exec", "cat", "/sys/class/net/hot0/ifindex");
            rig.run("exec", "ip", "link", "delete", "hot0");
            plug("index " + index);
            String address = rig.run("exec", "cat", "/sys/class/net/hot0/address");
            assertThat(ask("await", "closed")).containsOnlyDigits();
            assertThat(process.ask("anna:over " + profile + " " + address))
                    .as("the daemon may show the old link without its activation for a moment, and then none")
                    .isEqualTo(address);
            assertThat(process.ask("anna:see " + profile + " DISCOVERED")).isEqualTo("DISCOVERED");
            assertThat(ask("show")).startsWith("DISCONNECTED open=false error=SESSION_ABORTED");
            assertThat(ask("open")).isEqualTo("done");
            assertThat(ask("close")).isEqualTo("done");
            assertThat(rig.isUp("wired")).isFalse();
        }
    }

    private void add(String device, String... settings) {
        profile = rig.addProfile(device, "wired", settings);
        assertThat(process.ask("anna:see " + profile + " DISCOVERED")).isEqualTo("DISCOVERED");
    }

    /** Asks the client to do something with this test's session. */
    private String ask(String what, String... more) {
        return process.ask("anna:" + what + " " + session + " " + String.join(" ", more));
    }

    private void plug(String index) {
        rig.run("exec", "bash", "-c", "ip link add hot0 " + index + " type veth peer name hot0-p netns peer");
        rig.run("exec", "--peer", "ip", "link", "set", "hot0-p", "up");
    }
}
