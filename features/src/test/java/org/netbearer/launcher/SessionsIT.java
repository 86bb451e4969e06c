package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in {@code java -jar netbearer.jar}, as a process, on simulated networks. */
final class SessionsIT {
    private static final String SCENARIO = """
            link sim-eth0 ethernet address=192.0.2.7/24 gateway=192.0.2.1 metric=9000
            link sim-wwan0 cellular type=lte address=203.0.113.9/32 gateway=direct metric=9700
            link sim-wlan0 wlan address=198.51.100.23/24 gateway=198.51.100.1 metric=9600
            network cafe on sim-wlan0 ssid="Cafe" security=open signal=70
            network locked on sim-wlan0 ssid="Locked" security=wpa2-psk signal=60
            activation of locked fails no-secrets "NO_KEY (7)"
            """;

    @TempDir
    private Path folder;

    private Path conf;

    @BeforeEach
    void simulateNetworks() throws IOException {
        Path scenario = Files.writeString(folder.resolve("two.scenario"), SCENARIO);
        conf = Files.createDirectory(folder.resolve("conf"));
        Files.writeString(
                conf.resolve("org.netbearer.bearer.simulation.cfg"), "enabled = true\nscenario = " + scenario + "\n");
        Files.writeString(
                conf.resolve("org.netbearer.manager.cfg"), "leases.folder = " + folder.resolve("leases") + "\n");
        Files.writeString(conf.resolve("org.netbearer.service.network-uplink.config"), """
                name="uplink"
                members=[ \\
                  "sim-eth0", \\
                  "(&(netbearer.bearer.type=WLAN)(netbearer.name=Cafe))", \\
                  ]
                """);
    }

    private Launched script(String... lines) {
        return Launched.runWithInput(String.join("\n", lines) + "\n", "--conf", conf.toString());
    }

    @Test
    void bringALinkUpAndTakeItDown() {
        Launched launched = script(
                "bearer:open Cafe --label 'by hand'",
                "bearer:sessions --json",
                "bearer:close 1",
                "bearer:sessions",
                "bearer:list Cafe");

        assertThat(launched.err()).isEmpty();
        assertThat(launched.status()).isZero();
        assertThat(launched.out())
                .startsWith("session 1 is open: Cafe on sim-wlan0 (simulation:cafe), brought up for it;"
                        + " goes down with the last session on it\n{\n")
                .contains(
                        "\"own\": true,\n      \"label\": \"by hand\"",
                        "\"owner\": \"shell:" + System.getProperty("user.name") + "@pid",
                        "\"activeIdentifier\": \"simulation:cafe\"",
                        "\"state\": \"CONNECTED\"",
                        "\"startedHere\": true",
                        "}\nsession 1 is closed; Cafe on sim-wlan0 (simulation:cafe) went down with it\nno session\n")
                .containsPattern("(?m)^ +discovered +WLAN +Cafe");
    }

    @Test
    void areHeldWhileACommandRuns() {
        Launched launched = script("bearer:open Cafe -- bearer:sessions", "bearer:sessions", "bearer:list Cafe");

        assertThat(launched.status()).isZero();
        assertThat(launched.err())
                .isEqualTo("session 1 is open: Cafe on sim-wlan0 (simulation:cafe), brought up for it;"
                        + " goes down with the last session on it\n");
        assertThat(launched.out())
                .containsPattern("(?m)^\\*  1 +connected +shell:.* +simulation:cafe")
                .contains("\nno session\n")
                .containsPattern("(?m)^ +discovered +WLAN +Cafe");
    }

    @Test
    void useServiceNetworksThatAreDefinedAtThePrompt() {
        Launched launched = script(
                "bearer:group add backup sim-wwan0 Cafe nowhere",
                "bearer:open backup",
                "bearer:list backup",
                "bearer:close",
                "bearer:group remove backup",
                "bearer:list backup",
                "bearer:group remove backup");

        assertThat(launched.out())
                .startsWith("""
                        service network backup has members simulation:sim-wwan0, simulation:cafe, nowhere
                        nothing here is called nowhere now
                        bearer:open backup uses it
                        session 1 is open: sim-wwan0 (simulation:sim-wwan0), up already; stays up
                        """)
                .contains("service network  backup", "\nservice network backup is gone\n");
        assertThat(launched.err())
                .isEqualTo("netbearer: line 7: no service network backup is defined in Config Admin\n");
        assertThat(launched.status()).isEqualTo(1);
    }

    @Test
    void leaveALinkUpThatWasUp() {
        Launched launched = script("bearer:open --need lte --json", "bearer:open sim-wwan0", "bearer:close 2");

        assertThat(launched.err()).isEmpty();
        assertThat(launched.out())
                .contains("\"how\": \"WAS_UP\"", "\"target\": \"LTE\"")
                .endsWith("session 2 is closed; sim-wwan0 (simulation:sim-wwan0) stays up, as it was before\n");
    }

    @Test
    void sayInOneLineWhyTheyAreNotOpen() {
        assertThat(Launched.run("--conf", conf.toString(), "-c", "bearer:open Locked"))
                .satisfies(launched -> {
                    assertThat(launched.status()).isEqualTo(1);
                    assertThat(launched.out()).isEmpty();
                    assertThat(launched.err())
                            .startsWith("netbearer: cannot open Locked on sim-wlan0 (simulation:locked): ")
                            .endsWith(": activation of locked failed: no-secrets [NO_KEY (7)]\n")
                            .hasLineCount(1);
                });
    }

    @Test
    void useAServiceNetworkThatAFileDefines() {
        Launched launched = script("bearer:list --type service-network", "bearer:open uplink", "bearer:stop 1");

        assertThat(launched.err()).isEmpty();
        assertThat(launched.out())
                .contains(
                        "netbearer:uplink\n",
                        "session 1 is open: sim-eth0 (simulation:sim-eth0), up already; stays up\n")
                .endsWith("sim-eth0 (simulation:sim-eth0) is down; ended: session 1\n");
    }
}
